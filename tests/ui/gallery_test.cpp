// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/layout_faults.h"
#include "tests/ui/sample_extras.h"
#include "tests/ui/window_fixture.h"

#include "ui/analysis/analysis_mode.h"
#include "ui/balance/balance_link.h"
#include "ui/balance/balance_panel.h"
#include "ui/balance/proposal_desk.h"
#include "ui/charts/charts_panel.h"
#include "ui/crm/crm_mode.h"
#include "ui/crm/crm_page.h"
#include "ui/routes/routes_mode.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/panels.h"
#include "ui/verbs/demo.h"
#include "ui/views/table_view.h"

#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>

#include <functional>

namespace {

struct Look {
    const char* name;
    ui::ThemeChoice theme;
    QSize size;
};

/// All sizes and both themes where pictures are kept; otherwise those where room is shortest.
std::vector<Look> looks() {
    std::vector<Look> all = {{"light-1280", ui::ThemeChoice::Light, {1280, 800}},
                             {"dark-1280", ui::ThemeChoice::Dark, {1280, 800}}};
    if (qEnvironmentVariableIsSet("EVENLODE_PICTURES")) {
        all.push_back({"light-1440", ui::ThemeChoice::Light, {1440, 900}});
        all.push_back({"dark-1440", ui::ThemeChoice::Dark, {1440, 900}});
        all.push_back({"light-1920", ui::ThemeChoice::Light, {1920, 1080}});
        all.push_back({"dark-1920", ui::ThemeChoice::Dark, {1920, 1080}});
    }
    return all;
}

} // namespace

/// Walks through every place and dialog of the window on the sample plan.
class Gallery : public support::Window {
protected:
    ~Gallery() override { support::theme().setChoice(ui::ThemeChoice::Light); }

    void trigger(const char* action) { window->actions()[action]->trigger(); }

    void look(QWidget& widget, const QString& what) {
        QTest::qWait(80);
        EXPECT_THAT(support::cutTexts(widget), testing::IsEmpty()) << what.toStdString();
        EXPECT_THAT(support::unnamed(widget), testing::IsEmpty()) << what.toStdString();
        support::keepPicture(widget, QStringLiteral("%1-%2").arg(what, look_));
    }
    void lookAtWindow(const QString& what) {
        settle();
        QTest::qWait(200); // what comes in softly has arrived
        look(*window, what);
        EXPECT_EQ(window->size(), size_) << what.toStdString() << " needs more room";
    }
    /// Opens every dialog that an action of the menus leads to.
    void lookAtDialogs();
    void walk();
    void balance();
    void crm();
    void routes();
    void analysis();
    /// A window on the sample for each theme and size.
    void inEveryLook(const std::function<void()>& places);

    QString plan_;
    QString folder_;
    QString look_;
    QSize size_;
};

void Gallery::lookAtDialogs() {
    QList<QAction*> actions = window->actions().all();
    std::sort(actions.begin(), actions.end(),
              [](QAction* a, QAction* b) { return a->objectName() < b->objectName(); });
    for (QAction* action : actions) {
        const bool asks = action->text().endsWith(QChar(0x2026)) ||
                          action->objectName().startsWith(QLatin1String("help."));
        const bool page = action->objectName().startsWith(QLatin1String("file.import")) ||
                          action->objectName().startsWith(QLatin1String("data.")) ||
                          action->objectName() == QLatin1String("view.palette") ||
                          action->objectName() == QLatin1String("plan.balance");
        if (!asks || page || !action->isEnabled()) {
            continue;
        }
        action->trigger();
        QTest::qWait(30);
        for (QDialog* dialog : window->findChildren<QDialog*>()) {
            if (dialog->isVisible() && qobject_cast<QFileDialog*>(dialog) == nullptr) {
                look(*dialog, "dialog-" + action->objectName());
            }
            if (dialog->isVisible()) {
                dialog->reject();
            }
        }
        QTest::qWait(10);
    }
}

void Gallery::balance() {
    trigger("plan.balance");
    lookAtWindow("balance");
    auto* run = window->findChild<QPushButton*>("balanceRun");
    auto* stop = window->findChild<QPushButton*>("balanceStop");
    ASSERT_TRUE(run != nullptr && stop != nullptr && run->isVisible());
    QTest::mouseClick(run, Qt::LeftButton);
    QTest::qWait(1500);
    look(*window, "searching");
    QTest::mouseClick(stop, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return window->panels().proposals().proposal() != nullptr; }, 60000));
    lookAtWindow("proposal");
    window->panels().showBalance(false);
}

void Gallery::crm() {
    trigger("crm.publish");
    lookAtWindow("crm-publish");
    auto* scenario = window->findChild<QComboBox*>("crmScenario");
    scenario->setCurrentIndex(1 - scenario->currentIndex());
    emit scenario->activated(scenario->currentIndex());
    lookAtWindow("crm-publish-other");
    window->crm().showPage(ui::CrmPage::Mapping);
    lookAtWindow("crm-connection");
    window->crm().showPage(ui::CrmPage::Conflicts);
    lookAtWindow("crm-conflicts");
}

void Gallery::routes() {
    const auto drawn = [this] {
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return !window->runner().busy() && window->routes().settled(); }, 60000));
    };
    trigger("routes.plan");
    drawn();
    if (window->findChild<QComboBox*>("routesDay")->count() == 0) {
        lookAtWindow("routes-empty");
        QTest::mouseClick(window->findChild<QPushButton*>("routesPlan"), Qt::LeftButton);
        drawn();
    }
    lookAtWindow("routes");
    QTest::mouseClick(window->findChild<QToolButton*>("routesRing"), Qt::LeftButton);
    drawn();
    auto* bases = window->findChild<QListWidget*>("ringBases");
    for (const int row : {0, 1}) {
        bases->item(row)->setCheckState(Qt::Checked);
    }
    drawn();
    lookAtWindow("ring");
    QTest::mouseClick(window->findChild<QToolButton*>("routesVisits"), Qt::LeftButton);
    drawn();
    lookAtWindow("visits");
}

void Gallery::analysis() {
    trigger("plan.analysis");
    auto* views = window->findChild<QListWidget*>("analysisViews");
    auto* list = window->findChild<ui::TableView*>("analysisList");
    const char* names[] = {"whitespace", "won-lost", "pipeline",    "workload",
                           "coverage",   "overlap",  "performance", "leads"};
    int row = 0;
    for (const char* name : names) {
        views->setCurrentRow(row++);
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return !window->runner().busy() && window->analysis().settled(); }, 60000));
        list->selectRow(0);
        lookAtWindow(QStringLiteral("analysis-%1").arg(QLatin1String(name)));
    }
    trigger("plan.analysis");
}

void Gallery::walk() {
    lookAtWindow("plan");
    window->selection().setTerritories({window->session().figures().territories.front().id});
    lookAtWindow("territory");
    window->panels().charts().show(ui::ChartsPanel::Distribution);
    lookAtWindow("distribution");
    window->panels().charts().show(ui::ChartsPanel::Lorenz);
    lookAtWindow("lorenz");
    window->panels().charts().show(ui::ChartsPanel::BeforeAfter);
    lookAtWindow("before-after");
    window->panels().charts().show(ui::ChartsPanel::Imbalance);
    window->panels().showTables(true);
    lookAtWindow("tables");
    window->panels().showTables(false);
    window->selection().setUnits({window->session().layer()->units[40].id});
    lookAtWindow("selection");
    trigger("plan.why");
    lookAtWindow("why");
    window->panels().showWhy(false);
    trigger("plan.compare");
    lookAtWindow("compare");
    trigger("plan.compare");
    crm();
    routes();
    for (const char* page : {"locations", "duplicates", "stale"}) {
        window->openReview(page);
        lookAtWindow(page);
    }
    window->openImport({});
    lookAtWindow("import-file");
    window->openImport(folder_ + "/crm/accounts.csv");
    lookAtWindow("import-columns");
}

void Gallery::inEveryLook(const std::function<void()>& places) {
    const support::TempDir dir;
    core::Job job;
    ui::DemoParams params;
    params.folder = (dir.path() / "sample").string();
    ui::demo(params, job);
    folder_ = QString::fromStdString(params.folder);
    plan_ = folder_ + "/plan.gpkg";
    for (const Look& look : looks()) {
        window = std::make_unique<ui::MainWindow>(support::theme());
        look_ = look.name;
        size_ = look.size;
        support::theme().setChoice(look.theme);
        window->resize(look.size);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
        places();
    }
}

TEST_F(Gallery, NothingIsCutOrUnnamedInAnyPlaceOrDialog) {
    inEveryLook([this] {
        lookAtWindow("start");
        window->openPlan(plan_);
        ASSERT_TRUE(window->session().isOpen());
        settle();
        lookAtWindow("published");
        const auto& scenarios = window->session().scenarios();
        window->session().showScenario(scenarios.front().id);
        settle();
        lookAtDialogs();
        window->openReview("locations"); // which Balance leaves by itself
        settle();
        balance();
        walk();
    });
}

TEST_F(Gallery, NothingIsCutOrUnnamedInTheAnalysisWorkspace) {
    inEveryLook([this] {
        support::addMarket(plan_.toStdString(), "CASE WHEN lon < -79 THEN 90 ELSE 9 END + id % 13");
        support::addLeads(plan_.toStdString(), -79);
        window->openPlan(plan_);
        ASSERT_TRUE(window->session().isOpen());
        settle();
        const auto& scenarios = window->session().scenarios();
        window->session().showScenario(scenarios.front().id);
        settle();
        analysis();
    });
}
