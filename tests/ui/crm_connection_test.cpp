// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/connections.h"
#include "tests/ui/window_fixture.h"
#include "ui/crm/card_list.h"
#include "ui/crm/connection_link.h"
#include "ui/crm/connection_page.h"
#include "ui/crm/crm_mode.h"
#include "ui/crm/crm_page.h"
#include "ui/crm/mapping_model.h"
#include "ui/crm/run_model.h"
#include "ui/crm/sign_in_panel.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/verbs/demo.h"
#include "ui/views/table_view.h"
#include "ui/widgets/key_values.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

namespace {

/// The sample with its file CRM, at the page of the connection.
class CrmConnectionPage : public support::Window {
protected:
    void SetUp() override {
        core::Job job;
        ui::DemoParams params;
        params.folder = (dir.path() / "sample").string();
        params.sample.state = "RI";
        params.sample.accounts = 160;
        params.sample.reps = 3;
        plan = QString::fromStdString(ui::makeSample(params, job));
        window->openPlan(plan);
        ASSERT_TRUE(window->session().isOpen());
        settle();
        auto* tabs = window->findChild<QTabBar*>("workspaces");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(4).center());
        ready();
        press("crmMapping");
    }
    void ready() {
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return !window->runner().busy() && window->crm().settled(); }, 30000));
        QTest::qWait(30);
    }
    void press(const char* name) {
        auto* button = window->findChild<QAbstractButton*>(name);
        ASSERT_NE(button, nullptr) << name;
        ASSERT_TRUE(button->isVisible() && button->isEnabled())
            << name << ": " << button->toolTip().toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// Fills in the dialog for a new connection and accepts it.
    void addConnection(const QString& kind, const QString& name, const QString& client) {
        press("crmAdd");
        auto* dialog = window->findChild<QDialog*>("connectDialog");
        ASSERT_NE(dialog, nullptr);
        auto* box = dialog->findChild<QComboBox*>("connectKind");
        box->setFocus();
        QTest::keyClicks(box, kind);
        auto* nameField = dialog->findChild<QLineEdit*>("connectName");
        QTest::mouseClick(nameField, Qt::LeftButton);
        QTest::keyClicks(nameField, name);
        QTest::keyClicks(dialog->findChild<QLineEdit*>("connectClient"), client);
        support::keepPicture(*dialog, "crm-connect-dialog");
        auto* add = dialog->findChild<QPushButton*>("connectAdd");
        ASSERT_TRUE(add->isEnabled()) << add->toolTip().toStdString();
        QTest::mouseClick(add, Qt::LeftButton);
        ready();
    }
    QString shown(const char* name) {
        auto* label = window->findChild<QLabel*>(name);
        return label == nullptr || !label->isVisible() ? QString() : label->text();
    }
    ui::CrmPage& page() { return window->crm().page(); }
    ui::MappingModel& mapping() { return page().mapping().mapping(); }

    support::TempDir dir;
    QString plan;
};

} // namespace

TEST_F(CrmConnectionPage, ShowsWhatIsReadAndWrittenAndWhatTheCrmAllows) {
    ASSERT_GT(mapping().fields(), 10);
    const int name = mapping().rowOf("accounts", "name");
    const int owner = mapping().rowOf("publish", "owner");
    ASSERT_TRUE(name >= 0 && owner >= 0);
    EXPECT_EQ(mapping().index(name, 0).data(ui::MappingModel::kArrowRole).toInt(), 1);
    EXPECT_EQ(mapping().index(owner, 0).data(ui::MappingModel::kArrowRole).toInt(), 2);
    EXPECT_FALSE(mapping().index(name, ui::MappingModel::Here).data().toString().isEmpty());
    support::keepBothThemes(*window, "crm-connection");
    press("connectionTest");
    ready();
    EXPECT_EQ(mapping().index(owner, ui::MappingModel::Right).data().toString(), "Edit");
    EXPECT_EQ(mapping().index(name, ui::MappingModel::Right).data().toString(), "Read");
    auto* facts = window->findChild<ui::KeyValues*>("connectionFacts");
    EXPECT_TRUE(facts->valueOf("Account").endsWith("crm"))
        << facts->valueOf("Account").toStdString();
    EXPECT_GE(page().mapping().runs().rowCount(), 1);
    support::keepPicture(*window, "crm-connection-tested");
}

TEST_F(CrmConnectionPage, AnotherFieldIsChosenSavedAndReadByTheNextSync) {
    const int segment = mapping().rowOf("accounts", "segment");
    ASSERT_GE(segment, 0);
    ui::TableView& table = page().mapping().table();
    const QModelIndex cell = mapping().index(segment, ui::MappingModel::Remote);
    EXPECT_EQ(cell.data().toString(), "segment");
    table.scrollTo(cell);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(cell).center());
    QTest::keyClick(&table, Qt::Key_F2);
    auto* editor = table.viewport()->findChild<QComboBox*>();
    ASSERT_NE(editor, nullptr);
    editor->lineEdit()->selectAll();
    QTest::keyClicks(editor->lineEdit(), "class");
    QTest::keyClick(editor->lineEdit(), Qt::Key_Return);
    QTest::qWait(20);
    EXPECT_EQ(mapping().index(segment, ui::MappingModel::Remote).data().toString(), "class");
    auto* save = window->findChild<QPushButton*>("connectionSave");
    EXPECT_EQ(save->text(), "Save 1 field");
    press("connectionRevert");
    EXPECT_EQ(mapping().index(segment, ui::MappingModel::Remote).data().toString(), "segment");
    EXPECT_FALSE(save->isEnabled());
    ASSERT_TRUE(mapping().setData(cell, "class", Qt::EditRole));
    press("connectionSave");
    ready();
    press("crmSync");
    ready();
    const auto& db = window->session().workspace().reader();
    core::Statement row = db.prepare("SELECT DISTINCT segment FROM base_accounts ORDER BY 1");
    ASSERT_TRUE(row.step());
    EXPECT_EQ(row.string(0), "A") << "classes are read as segments now";
}

TEST_F(CrmConnectionPage, WhatIsReadIsChosenByObject) {
    auto* box = window->findChild<QCheckBox*>("object-opportunities");
    ASSERT_TRUE(box->isChecked());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    ready();
    EXPECT_FALSE(box->isChecked());
    const auto connections = crm::listConnections(window->session().workspace()).connections;
    EXPECT_EQ(connections.front().leftOut, std::vector<std::string>{"opportunities"});
    EXPECT_FALSE(window->findChild<QCheckBox*>("object-accounts")->isEnabled());
}

TEST_F(CrmConnectionPage, AFolderThatIsGoneIsSaidInPlainWordsAndTriedAgain) {
    const QString folder = QString::fromStdString((dir.path() / "sample/crm").string());
    ASSERT_TRUE(QFile::rename(folder, folder + "-away"));
    press("crmSync");
    ready();
    for (QDialog* dialog : window->findChildren<QDialog*>()) {
        dialog->reject(); // what went wrong
    }
    EXPECT_EQ(page().connections().cards().at(0).chip, "Failed");
    support::keepPicture(*window, "crm-connection-failed");
    ASSERT_TRUE(QFile::rename(folder + "-away", folder));
    press("crmSync");
    ready();
    EXPECT_NE(page().connections().cards().at(0).chip, "Failed");
}

TEST_F(CrmConnectionPage, AVendorIsAddedWithoutASecretAndSignedInWithATokenThatIsNowhereKept) {
    addConnection("HubSpot", "Marketing", "client-1");
    EXPECT_EQ(page().connection(), "Marketing");
    EXPECT_EQ(page().connections().cards().rowCount(), 2);
    EXPECT_TRUE(window->findChild<QPushButton*>("connectionBrowser")->isVisible());
    auto* secret = window->findChild<QLineEdit*>("connectionSecret");
    EXPECT_EQ(secret->echoMode(), QLineEdit::Password);
    crm::AdapterTools tools;
    tools.secrets = std::make_shared<crm::SessionSecrets>();
    tools.fetch = [](const core::FetchRequest&, core::Job&) -> core::FetchResponse {
        throw core::Error(core::Code::Remote, "the server does not answer", "try again later");
    };
    tools.folder = dir.path() / "counts";
    window->crm().connections().setTools(tools);
    QTest::mouseClick(secret, Qt::LeftButton);
    QTest::keyClicks(secret, "planted-token-4711");
    QTest::keyClick(secret, Qt::Key_Return);
    ready();
    EXPECT_TRUE(secret->text().isEmpty());
    support::keepPicture(*window, "crm-connection-vendor");
    const QString told = window->ask().takeAsked().join(' ');
    EXPECT_FALSE(told.contains("planted-token"));
    QFile file(plan);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("planted-token-4711"));
    auto* reserve = window->findChild<QSpinBox*>("connectionReserve");
    reserve->setFocus();
    reserve->selectAll();
    QTest::keyClicks(reserve, "35");
    QTest::keyClick(reserve, Qt::Key_Return);
    ready();
    const auto connections = crm::listConnections(window->session().workspace()).connections;
    EXPECT_EQ(connections.front().config["limits"]["reserve"], 0.35);
    EXPECT_FALSE(connections.front().writeBack) << "off until somebody switches it on";
    window->ask().answerNext(QStringLiteral("yes"));
    press("connectionRemove");
    ready();
    EXPECT_EQ(page().connections().cards().rowCount(), 1);
}
