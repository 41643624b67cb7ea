// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/ledger.h"
#include "crm/verbs/conflicts.h"
#include "crm/verbs/publishes.h"
#include "tests/ui/window_fixture.h"
#include "ui/crm/card_list.h"
#include "ui/crm/conflict_delegates.h"
#include "ui/crm/conflicts_page.h"
#include "ui/crm/crm_mode.h"
#include "ui/crm/crm_page.h"
#include "ui/crm/diff_panel.h"
#include "ui/crm/ledger_panel.h"
#include "ui/crm/publish_model.h"
#include "ui/crm/publish_page.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/verbs/demo.h"
#include "ui/views/table_view.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/toggle.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace {

/// The sample as `makeSample` leaves it: read from its file CRM, nothing published yet.
class Crm : public support::Window {
protected:
    void SetUp() override {
        core::Job job;
        ui::DemoParams params;
        params.folder = (dir.path() / "sample").string();
        params.sample.state = "RI";
        params.sample.accounts = 160;
        params.sample.reps = 3;
        const std::string plan = ui::makeSample(params, job);
        table = QString::fromStdString(params.folder + "/crm/accounts.csv");
        window->openPlan(QString::fromStdString(plan));
        ASSERT_TRUE(window->session().isOpen());
        settle();
        openCrm();
    }
    void openCrm() {
        auto* tabs = window->findChild<QTabBar*>("workspaces");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(4).center());
        ready();
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
    void agree() { window->ask().answerNext(QStringLiteral("yes")); }
    void publishAll() {
        if (auto* consent = window->findChild<QAbstractButton*>("publishConsent");
            consent->isVisible()) {
            QTest::mouseClick(consent, Qt::LeftButton, {}, QPoint(8, consent->height() / 2));
        }
        agree();
        press("publishWrite");
        ready();
    }
    QByteArray file() {
        QFile file(table);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    /// Somebody gives accounts of Rep 01 to somebody else, in the CRM.
    void somebodyElseTakesOver(int accounts) {
        QByteArray text = file();
        const QByteArray owner = ",Rep 01";
        qsizetype at = 0;
        for (int i = 0; i < accounts; ++i) {
            at = text.indexOf(owner, at);
            ASSERT_GE(at, 0) << text.left(400).toStdString();
            text.replace(at, owner.size(), ",Somebody Else");
        }
        QFile out(table);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    ui::CrmPage& page() { return window->crm().page(); }
    ui::PublishPage& publish() { return page().publish(); }
    QString figure(const QString& key) {
        return window->findChild<ui::KeyValues*>("publishFigures")->valueOf(key);
    }

    support::TempDir dir;
    QString table;
};

} // namespace

TEST_F(Crm, ShowsWhatWouldBeWrittenAndWritesNothing) {
    const QByteArray before = file();
    EXPECT_TRUE(page().isVisible());
    ASSERT_GT(publish().model().rowCount(), 100);
    EXPECT_EQ(file(), before);
    auto* write = window->findChild<QPushButton*>("publishWrite");
    EXPECT_TRUE(write->text().contains(figure("Ready to write"))) << write->text().toStdString();
    support::keepBothThemes(*window, "crm-publish");
    const auto counts = ui::countRows(publish().model().all());
    EXPECT_EQ(counts[0], counts[1] + counts[2]) << "territory and owner are all that is written";
}

TEST_F(Crm, FiltersByFieldAndByWords) {
    press("publishFilter2");
    for (int row = 0; row < publish().model().rowCount(); ++row) {
        EXPECT_EQ(publish().model().index(row, ui::PublishModel::Field).data().toString(), "Owner");
    }
    const int owners = publish().model().rowCount();
    auto* text = window->findChild<QLineEdit*>("publishText");
    QTest::mouseClick(text, Qt::LeftButton);
    QTest::keyClicks(text, "no such words");
    EXPECT_EQ(publish().model().rowCount(), 0);
    QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_Delete);
    EXPECT_EQ(publish().model().rowCount(), owners);
}

TEST_F(Crm, PublishesVerifiesAndRollsBackToTheSameValues) {
    const QByteArray before = file();
    publishAll();
    EXPECT_NE(file(), before);
    support::keepPicture(*window, "crm-published");
    const core::Workspace& ws = window->session().workspace();
    EXPECT_TRUE(core::verifyLedger(ws).check.ok);
    EXPECT_EQ(core::listLedger(ws).entries.size(), 1U);
    ASSERT_EQ(page().publishes().cards().rowCount(), 1);
    EXPECT_EQ(page().publishes().cards().at(0).chip, "In force");
    EXPECT_EQ(page().publishes().cards().at(0).name, "P-001");
    window->ask().takeAsked();
    agree();
    press("crmRollback");
    ready();
    EXPECT_TRUE(window->ask().takeAsked().join(' ').contains("Roll back P-001"));
    EXPECT_EQ(page().publishes().cards().at(0).chip, "Rolled back");
    EXPECT_FALSE(window->findChild<QPushButton*>("crmRollback")->isEnabled());
    EXPECT_EQ(core::listLedger(ws).entries.size(), 2U);
}

TEST_F(Crm, RowsAreLeftOutWithAReasonAndTakenInAgain) {
    const QString all = figure("Ready to write");
    publish().table().selectRow(publish().model().rowCount() - 1);
    const QString id = publish().model().at(publish().model().rowCount() - 1).id;
    window->ask().answerNext(QStringLiteral("under review"));
    press("publishLeaveOut");
    ready();
    EXPECT_NE(figure("Ready to write"), all);
    EXPECT_EQ(figure("Left out"), "1 record");
    support::keepBothThemes(*window, "crm-left-out");
    publishAll();
    const auto rowsOf = [&](ui::WriteState state) {
        const auto& rows = publish().model().all();
        return std::count_if(rows.begin(), rows.end(), [&](const ui::PublishRow& row) {
            return row.id == id && row.state == state;
        });
    };
    EXPECT_EQ(rowsOf(ui::WriteState::LeftOut), 1);
    EXPECT_EQ(rowsOf(ui::WriteState::Ready), 0);
    press("publishAgain");
    ready();
    press("publishFilter5");
    ASSERT_EQ(publish().model().rowCount(), 1);
    EXPECT_EQ(publish().model().index(0, ui::PublishModel::Reason).data().toString(),
              "under review");
    publish().table().selectRow(0);
    press("publishLeaveOut");
    ready();
    EXPECT_EQ(figure("Ready to write"), "1 record");
}

TEST_F(Crm, APublishWaitsForItsDayAndCanBeWithdrawn) {
    const QByteArray before = file();
    press("publishOn");
    ready();
    auto* date = window->findChild<QDateEdit*>("publishDate");
    date->setDate(QDate::currentDate().addDays(40));
    QTest::keyClick(date, Qt::Key_Return);
    ready();
    auto* write = window->findChild<QPushButton*>("publishWrite");
    EXPECT_TRUE(write->text().startsWith("Schedule")) << write->text().toStdString();
    if (auto* consent = window->findChild<QAbstractButton*>("publishConsent");
        consent->isVisible()) {
        QTest::mouseClick(consent, Qt::LeftButton, {}, QPoint(8, consent->height() / 2));
    }
    press("publishWrite");
    ready();
    EXPECT_EQ(file(), before);
    EXPECT_TRUE(publish().summary().contains("wait for")) << publish().summary().toStdString();
    support::keepBothThemes(*window, "crm-scheduled");
    agree();
    press("crmRollback");
    ready();
    EXPECT_EQ(core::listLedger(window->session().workspace()).entries.size(), 0U);
    const auto publishes =
        crm::listPublishes(window->session().workspace(), {}, "2026-01-01").publishes;
    ASSERT_EQ(publishes.size(), 1U);
    EXPECT_EQ(publishes[0].state, "withdrawn");
}

TEST_F(Crm, NothingIsWrittenWhileWriteBackIsOff) {
    press("publishWriteBack");
    ready();
    auto* write = window->findChild<QPushButton*>("publishWrite");
    EXPECT_FALSE(write->isEnabled());
    EXPECT_TRUE(write->toolTip().contains("Write-back is off")) << write->toolTip().toStdString();
    EXPECT_EQ(page().connections().cards().at(0).chip, "Write-back off");
    auto* toggle = window->findChild<ui::Toggle*>("publishWriteBack");
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    ready();
    EXPECT_TRUE(write->isEnabled()) << write->toolTip().toStdString();
}

TEST_F(Crm, ATerritoryCanBePublishedAlone) {
    const qint64 all = publish().model().recordsShown();
    auto* scope = window->findChild<QComboBox*>("crmScope");
    scope->setFocus();
    QTest::keyClick(scope, Qt::Key_End);
    ready();
    EXPECT_FALSE(page().scopeCode().isEmpty());
    EXPECT_GT(publish().model().recordsShown(), 0) << page().scopeName().toStdString();
    EXPECT_LT(publish().model().recordsShown(), all);
}

TEST_F(Crm, ConflictsAreShownWithBothValuesAndLeftAlone) {
    publishAll();
    somebodyElseTakesOver(1);
    press("publishAgain");
    ready();
    EXPECT_EQ(figure("Conflicts to decide"), "1 record");
    press("publishFilter3");
    ASSERT_EQ(publish().model().rowCount(), 1);
    EXPECT_EQ(publish().model().index(0, ui::PublishModel::Before).data().toString(),
              "Somebody Else");
    support::keepPicture(*window, "crm-conflict");
}

TEST_F(Crm, ConflictsAreDecidedSideBySide) {
    publishAll();
    somebodyElseTakesOver(6); // of which some may lie outside all territories
    press("crmSync");
    ready();
    press("crmConflicts");
    ready();
    ui::ConflictModel& model = page().conflicts().conflicts();
    const int found = model.rowCount();
    ASSERT_GE(found, 3);
    EXPECT_EQ(model.index(0, ui::ConflictModel::Theirs).data().toString(), "Somebody Else");
    EXPECT_TRUE(
        window->findChild<QToolButton*>("crmConflicts")->text().endsWith(QString::number(found)));
    auto* decide = window->findChild<QPushButton*>("conflictsDecide");
    EXPECT_FALSE(decide->isEnabled());
    // One with the mouse, one with a key, one left for later.
    ui::TableView& view = page().conflicts().table();
    auto* take =
        static_cast<ui::TakeDelegate*>(view.itemDelegateForColumn(ui::ConflictModel::Take));
    const QRect cell = view.visualRect(model.index(0, ui::ConflictModel::Take));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      take->partRect(cell, ui::Taken::Theirs).center());
    EXPECT_EQ(model.rows()[0].taken, ui::Taken::Theirs);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      view.visualRect(model.index(1, ui::ConflictModel::Field)).center());
    QTest::keyClick(&view, Qt::Key_O);
    EXPECT_EQ(model.rows()[1].taken, ui::Taken::Ours);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_L);
    EXPECT_EQ(model.rows()[2].taken, ui::Taken::Later);
    EXPECT_EQ(decide->text(), "Decide 2 records");
    support::keepBothThemes(*window, "crm-conflicts");
    press("conflictsDecide");
    ready();
    ASSERT_EQ(model.rowCount(), found - 2);
    EXPECT_EQ(model.rows()[0].taken, ui::Taken::Later) << "what was left is asked about again";
    EXPECT_EQ(crm::listConflicts(window->session().workspace(), {}, true).conflicts.size(),
              static_cast<std::size_t>(found));
    press("conflictsOurs");
    press("conflictsDecide");
    ready();
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(window->findChild<QToolButton*>("crmConflicts")->text(), "Conflicts");
}

TEST_F(Crm, TheLedgerIsVerifiedComparedAndRolledBack) {
    publishAll();
    press("crmLedger");
    ready();
    ui::LedgerPanel& ledger = page().conflicts().ledger();
    ASSERT_EQ(ledger.entries().rowCount(), 1);
    EXPECT_EQ(ledger.entries().index(0, ui::LedgerModel::Name).data().toString(), "P-001");
    EXPECT_EQ(ledger.entries().index(0, ui::LedgerModel::State).data().toString(), "In force");
    press("ledgerVerify");
    ready();
    EXPECT_TRUE(window->findChild<QLabel*>("ledgerNote")->text().contains("chain unbroken"));
    ui::DiffModel& diff = page().conflicts().diff().model();
    ASSERT_GT(diff.rowCount(), 0);
    EXPECT_EQ(diff.total(ui::DiffModel::Gains), diff.total(ui::DiffModel::Then))
        << "before the first publish nobody had anything";
    support::keepPicture(*window, "crm-ledger");
    press("ledgerShow");
    ready();
    EXPECT_GT(ledger.written().rowCount(), 100);
    support::keepPicture(*window, "crm-ledger-written");
    press("ledgerBack");
    press("ledgerReplay");
    ready();
    window->ask().answerNext(QString::fromStdString((dir.path() / "ledger.txt").string()));
    press("ledgerText");
    ready();
    EXPECT_TRUE(
        core::verifyLedger(window->session().workspace(), (dir.path() / "ledger.txt").string())
            .check.ok);
    window->ask().answerNext(QString::fromStdString((dir.path() / "diff.csv").string()));
    press("diffExport");
    QFile csv(QString::fromStdString((dir.path() / "diff.csv").string()));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_EQ(csv.readAll().count('\n'), diff.rowCount() + 1);
    agree();
    press("ledgerRollback");
    ready();
    EXPECT_EQ(ledger.entries().rowCount(), 2);
    EXPECT_EQ(ledger.entries().index(0, ui::LedgerModel::Name).data().toString(), "P-002 R");
    EXPECT_FALSE(window->findChild<QPushButton*>("diffMap")->isEnabled()) << "taken back that day";
}

TEST_F(Crm, WhatChangedHandsIsSelectedOnTheMap) {
    publishAll();
    press("crmLedger");
    ready();
    press("diffMap");
    EXPECT_FALSE(page().isVisible());
    EXPECT_FALSE(window->selection().units().empty());
}

TEST_F(Crm, EscapeGoesBackToThePlan) {
    page().setFocus();
    QTest::keyClick(&page(), Qt::Key_Escape);
    EXPECT_FALSE(page().isVisible());
    EXPECT_EQ(window->findChild<QTabBar*>("workspaces")->currentIndex(), 0);
    EXPECT_TRUE(canvas().isVisible());
}
