// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance.h"
#include "core/verbs/drift.h"
#include "tests/ui/layout_faults.h"
#include "tests/ui/sample_desk.h"
#include "ui/balance/proposal_desk.h"
#include "ui/shell/panels.h"
#include "ui/verbs/drift.h"
#include "ui/verbs/sync.h"

#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>

namespace {

/// The sample of a small state, published, after which two accounts of a territory have grown.
class DriftDesk : public support::SampleDesk {
protected:
    void SetUp() override {
        core::Job job;
        file_ = makeSample(600, 4);
        core::Workspace ws = core::Workspace::open(file_);
        core::BalanceParams balance;
        balance.from = "Current";
        balance.scenario = "Balanced";
        core::balance(ws, balance, job);
        crm::PublishParams publish;
        publish.connection =
            *ws.reader().text("SELECT name FROM crm_connections WHERE removed = 0");
        publish.scenario = "Balanced";
        publish.yes = true;
        publish.atOnce = true;
        ui::publishPlan(ws, publish, job);
    }

    void grow() {
        core::Workspace ws = core::Workspace::open(file_);
        ws.record("grow", [](core::Record& record) {
            record.db().exec(
                "UPDATE base_accounts SET attributes = json_set(attributes, '$.potential', "
                "json_extract(attributes, '$.potential') + 150000) WHERE id IN (SELECT "
                "c.account_id FROM cache_account_units c JOIN plan_assignments p ON p.unit_id = "
                "c.unit_id JOIN plan_territories t ON t.id = p.territory_id JOIN plan_scenarios s "
                "ON s.id = t.scenario_id WHERE s.name = 'Balanced' AND t.position = 1 ORDER BY 1 "
                "LIMIT 2)");
        });
    }

    core::DriftReport look() {
        core::Workspace ws = core::Workspace::open(file_);
        core::Job job;
        return ui::drift(ws, {}, job).report;
    }

    /// Opens the menu *Plan* and clicks on the entry.
    void repairByMenu() {
        QAction* action = window->actions()["plan.repairDrift"];
        for (QMenu* menu : window->menuBar()->findChildren<QMenu*>()) {
            if (menu->actions().contains(action)) {
                menu->popup(window->mapToGlobal(QPoint(20, 20)));
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            }
        }
        ready();
    }
    bool allInBand() {
        const auto& territories = window->session().figures().territories;
        return std::all_of(territories.begin(), territories.end(), [](const ui::TerritoryRow& row) {
            return std::abs(row.deviation()) <= 0.05 + 1e-9;
        });
    }
    void ready() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !window->runner().busy(); }, 60000));
        settle();
    }

    std::string file_;
};

} // namespace

TEST_F(DriftDesk, TheSmallestRepairIsShownAcceptedAndTakenBack) {
    grow();
    const core::DriftReport before = look();
    ASSERT_TRUE(before.repair && before.repair->found);
    ASSERT_FALSE(before.repair->moves.empty());
    openAt(file_, 0);
    ready();
    QSignalSpy said(&window->panels().proposals(), &ui::ProposalDesk::said);
    repairByMenu();
    ASSERT_NE(window->session().pending(), nullptr)
        << (said.empty() ? "nothing said" : said.front().front().toString().toStdString())
        << " after " << before.repair->text;
    EXPECT_EQ(window->session().pending()->units.size(), before.repair->moves.size());
    ASSERT_EQ(said.count(), 1);
    EXPECT_FALSE(said.front().front().toString().isEmpty());
    EXPECT_EQ(window->session().state().scenario.name, "Balanced, draft")
        << "a published plan stays as it is";

    QTest::qWait(200);
    support::keepPicture(*window, "repair-drift");
    EXPECT_THAT(support::cutTexts(*window), testing::IsEmpty());
    press("cardAcceptAll");
    ready();
    EXPECT_EQ(window->session().pending(), nullptr);
    EXPECT_TRUE(allInBand());
    repairByMenu();
    EXPECT_EQ(window->session().pending(), nullptr) << "nothing is left to mend";

    window->actions()["edit.undo"]->trigger();
    ready();
    EXPECT_FALSE(allInBand());
}

TEST_F(DriftDesk, APlanInBandSaysSo) {
    openAt(file_, 0);
    ready();
    QSignalSpy said(&window->panels().proposals(), &ui::ProposalDesk::said);
    repairByMenu();
    EXPECT_EQ(window->session().pending(), nullptr);
    ASSERT_EQ(said.count(), 1);
    EXPECT_TRUE(said.front().front().toString().contains("in band"));
}
