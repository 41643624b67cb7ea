// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts_panel.h"

#include "core/verbs/assign.h"
#include "core/verbs/charts.h"
#include "core/verbs/override_account.h"
#include "core/verbs/scenarios.h"
#include "core/verbs/score.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/import_records.h"
#include "tests/support/world.h"
#include "tests/ui/window_fixture.h"
#include "ui/charts/plan_chart.h"
#include "ui/dialogs/keep_dialog.h"
#include "ui/shell/gesture_totals.h"
#include "ui/shell/panels.h"
#include "ui/shell/plan_tool_bar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using support::World;
using testing::ElementsAre;

namespace {

class Charts : public support::Window {
protected:
    void SetUp() override {
        core::copyScenario(world.ws, "Drawn", "Before");
        core::AssignParams move;
        move.scenario = "Before";
        move.territory = "B";
        move.units = {"r1c1"};
        core::assign(world.ws, move);
        Window::open(world);
        window->session().showScenario(core::requireScenario(world.ws.reader(), "Drawn").id);
        settle();
    }
    ui::ChartsPanel& panel() { return window->panels().charts(); }
    ui::PlanChart& show(ui::ChartsPanel::Chart chart) {
        panel().show(chart);
        settle();
        QTest::qWait(20);
        return *panel().chart(chart);
    }
    core::ChartsReport report(const std::string& against = "") {
        core::Job job;
        return core::charts(world.ws.reader(), {"Drawn", "", against}, job);
    }

    World world{"AAAB/AABB/CCCC"};
};

} // namespace

TEST_F(Charts, FiguresAreThoseOfTheCommandLine) {
    const ui::PlanChart& lorenz = show(ui::ChartsPanel::Lorenz);
    const core::ChartsReport expected = report("Before");
    EXPECT_NEAR(lorenz.data().gini, expected.gini, 1e-12);
    core::Job job;
    core::ScoreParams params;
    params.scenario = "Drawn";
    EXPECT_NEAR(expected.gini, core::score(world.ws.reader(), params, job).measures[0].score.gini,
                1e-12);
    ASSERT_TRUE(lorenz.data().giniBefore && expected.giniBefore);
    EXPECT_NEAR(*lorenz.data().giniBefore, *expected.giniBefore, 1e-12);
    ASSERT_EQ(lorenz.data().bins.size(), expected.bins.size());
    for (std::size_t i = 0; i < expected.bins.size(); ++i) {
        EXPECT_EQ(lorenz.data().bins[i].members, expected.bins[i].members);
    }
    ASSERT_EQ(lorenz.data().rows.size(), 3U);
    for (std::size_t t = 0; t < 3; ++t) {
        EXPECT_NEAR(lorenz.data().rows[t].share, expected.territories[t].share, 1e-12);
        EXPECT_NEAR(lorenz.data().rows[t].before.value_or(0),
                    expected.territories[t].shareBefore.value_or(-1), 1e-12);
    }
    support::keepPicture(*window, "charts-lorenz");
}

TEST_F(Charts, AClickOnASignSelectsItsTerritory) {
    for (const auto kind :
         {ui::ChartsPanel::Distribution, ui::ChartsPanel::Lorenz, ui::ChartsPanel::BeforeAfter}) {
        ui::PlanChart& chart = show(kind);
        support::keepPicture(*window, QStringLiteral("charts-%1").arg(kind));
        window->selection().setTerritories({});
        const QRectF sign = chart.signRect(1);
        ASSERT_FALSE(sign.isNull());
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, sign.center().toPoint());
        ASSERT_EQ(window->selection().territories().size(), 1U) << kind;
        const auto id = window->selection().territories().front();
        EXPECT_EQ(chart.signRect(window->session().state().indexOf(id)), sign) << kind;
    }
}

TEST_F(Charts, ArrowsGoFromTerritoryToTerritory) {
    ui::PlanChart& chart = show(ui::ChartsPanel::BeforeAfter);
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_THAT(window->selection().territories(),
                ElementsAre(window->session().figures().territories[1].id));
    EXPECT_FALSE(chart.accessibleDescription().isEmpty());
}

TEST_F(Charts, AProposalIsSetAgainstThePlan) {
    const auto& territories = window->session().figures().territories;
    window->session().propose({{world.unit(0), territories[0].id, territories[1].id}});
    const ui::PlanChart& chart = show(ui::ChartsPanel::BeforeAfter);
    EXPECT_NEAR(chart.data().rows[0].share, 1.0, 1e-12);
    EXPECT_NEAR(chart.data().rows[0].before.value_or(0), 1.25, 1e-12);
    EXPECT_EQ(chart.data().against, "Drawn");
}

TEST_F(Charts, EditsAreDrawnAtOnce) {
    const ui::PlanChart& chart = show(ui::ChartsPanel::Distribution);
    const double before = chart.data().gini;
    ASSERT_TRUE(
        window->session().assign({world.unit(2)}, window->session().figures().territories[1].id));
    EXPECT_NE(chart.data().gini, before);
    window->session().undo();
    EXPECT_EQ(chart.data().gini, before);
}

namespace {

/// A plan whose work is that of four accounts.
class KeptAccounts : public support::Window {
protected:
    void SetUp() override {
        const auto units =
            core::loadUnits(world.ws.reader(), core::requireLayer(world.ws.reader(), "grid").id);
        std::string rows = "id,name,lat,lon,sales\n";
        for (std::size_t i = 0; i < units.size(); ++i) {
            rows += core::format("A{},Name {},{},{},{}\n", i + 1, i + 1, units[i].lonLat.y,
                                 units[i].lonLat.x, 10 * (i + 1));
        }
        geo::ImportRecordsParams in;
        in.source = world.dir.write("in.csv", rows);
        core::Job job;
        geo::importAccounts(world.ws, in, job);
        geo::AggregateUnitsParams sums;
        sums.layer = "grid";
        sums.from = "accounts";
        sums.value = "sales";
        sums.as = "sold";
        geo::aggregateUnits(world.ws, sums, job);
        world.ws.edit({"Plan by sales", "test"}, [](core::Edit& edit) {
            edit.db().exec("UPDATE plan_scenario_measures SET measure = 'sold'");
        });
        Window::open(world);
    }
    core::TerritoryId territory(std::size_t i) {
        return window->session().figures().territories[i].id;
    }
    void expectFiguresOfScore() {
        core::Job job;
        core::ScoreParams params;
        params.scenario = "Drawn";
        const core::ScoreReport score = core::score(world.ws.reader(), params, job);
        for (std::size_t t = 0; t < score.territories.size(); ++t) {
            const ui::TerritoryRow& row = window->session().figures().territories[t];
            EXPECT_NEAR(row.value, score.territories[t].values[0], 1e-9) << t;
            EXPECT_NEAR(row.target, score.territories[t].targets[0], 1e-9) << t;
            EXPECT_EQ(row.accounts, score.territories[t].accounts) << t;
        }
    }

    World world{"AAB/ABB/CCC"};
};

} // namespace

TEST_F(KeptAccounts, CountWhereThePlanPutsThem) {
    expectFiguresOfScore();
    ASSERT_TRUE(window->session().keepAccounts({{"A1"}, {}, territory(2), "named account", {}}));
    EXPECT_EQ(valueOf(0), 60); // 10 + 20 + 40 without the 10
    EXPECT_EQ(valueOf(2), 250);
    expectFiguresOfScore();
    ASSERT_TRUE(window->session().keepAccounts({{"A9"}, {}, {}, "house account", {}}));
    expectFiguresOfScore();
    ASSERT_TRUE(window->session().assign({world.unit(1)}, territory(1)));
    expectFiguresOfScore();
    window->session().undo();
    window->session().undo();
    window->session().undo();
    EXPECT_EQ(valueOf(0), 70);
    expectFiguresOfScore();
}

TEST_F(KeptAccounts, ScopeOfAccountsLeavesTheUnitsWhereTheyAre) {
    auto* scope = window->findChild<QComboBox*>("scope");
    ASSERT_NE(scope, nullptr);
    scope->setFocus();
    QTest::keyClick(scope, Qt::Key_Down);
    auto* dialog = window->findChild<ui::KeepDialog*>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_EQ(window->session().scope(), ui::PlanSession::Scope::Units); // until there is a reason
    QTest::keyClicks(dialog->findChild<QComboBox*>("reason")->lineEdit(), "key account");
    QTest::keyClick(dialog, Qt::Key_Return);
    ASSERT_EQ(window->session().scope(), ui::PlanSession::Scope::Accounts);
    const std::string drawn = world.draw();
    const std::size_t steps = window->session().history().size();
    ASSERT_TRUE(window->session().assign({world.unit(0), world.unit(1)}, territory(2)));
    EXPECT_EQ(world.draw(), drawn);
    EXPECT_EQ(valueOf(0), 40);
    EXPECT_EQ(valueOf(2), 270);
    EXPECT_EQ(window->session().history().size(), steps + 1);
    EXPECT_EQ(world.ws.reader().text("SELECT reason FROM plan_account_overrides LIMIT 1"),
              "key account");
    window->session().undo();
    EXPECT_EQ(valueOf(0), 70);
    ASSERT_TRUE(window->session().assign({world.unit(0), world.unit(1)}, territory(2)));
    ASSERT_TRUE(window->session().releaseAccounts({}, {world.unit(0)}));
    EXPECT_EQ(valueOf(0), 50);
}

TEST_F(KeptAccounts, ScopeOfBothTakesAccountsNamedElsewhereAlong) {
    ASSERT_TRUE(window->session().keepAccounts({{"A1"}, {}, territory(2), "named account", {}}));
    ASSERT_TRUE(window->session().keepAccounts({{"A2"}, {}, {}, "house account", {}}));
    EXPECT_EQ(valueOf(0), 40);
    auto* scope = window->findChild<QComboBox*>("scope");
    scope->setFocus();
    QTest::keyClick(scope, Qt::Key_End);
    ASSERT_EQ(window->session().scope(), ui::PlanSession::Scope::Both);
    const double before = valueOf(1);
    const double named = valueOf(2);
    const ui::PlanSession& session = window->session();
    const auto tip =
        ui::gestureTip(*session.layer(), session.state(), session.figures(),
                       ui::gestureEffect(*session.layer(), session.state(), {0, 1}, 1, true), true);
    ASSERT_TRUE(tip);
    EXPECT_EQ(tip->title, "Move 2 units with 1 named account to B");
    const std::string rows = world.planRows();
    ASSERT_TRUE(window->session().assign({world.unit(0), world.unit(1)}, territory(1), true));
    EXPECT_EQ(world.draw(), "BBB/ABB/CCC");
    EXPECT_EQ(window->session().history().front().label, "Move 2 units with 1 named account to B");
    EXPECT_EQ(valueOf(1), before + 10); // the named one came along, the held out one did not
    EXPECT_EQ(valueOf(2), named - 10);
    expectFiguresOfScore();
    window->session().undo();
    EXPECT_EQ(world.planRows(), rows);
    expectFiguresOfScore();
}

TEST_F(KeptAccounts, AccountsOfALockedTerritoryStayThere) {
    ASSERT_TRUE(window->session().keepAccounts({{"A1"}, {}, territory(2), "named account", {}}));
    ASSERT_TRUE(window->session().setLocked({territory(2)}, true));
    window->session().setScope(ui::PlanSession::Scope::Both);
    ASSERT_TRUE(window->session().assign({world.unit(0)}, territory(1), true));
    EXPECT_EQ(window->session().history().front().label, "Move 1 unit to B");
    EXPECT_EQ(world.ws.reader().integer("SELECT count(*) FROM plan_account_overrides"), 1);
}

TEST_F(KeptAccounts, AStrokeLeavesTheSameStateAsReadingThePlanAnew) {
    ASSERT_TRUE(window->session().assign({world.unit(1)}, territory(1)));
    const auto owner = window->session().state().owner;
    const auto fills = window->session().state().fills;
    std::vector<double> values{valueOf(0), valueOf(1), valueOf(2)};
    window->session().reload();
    EXPECT_EQ(window->session().state().owner, owner);
    EXPECT_EQ(window->session().state().fills, fills);
    EXPECT_THAT(values, ElementsAre(valueOf(0), valueOf(1), valueOf(2)));
}

TEST_F(KeptAccounts, TheSelectionListsItsLargestAccountsFirst) {
    window->selection().setUnits({world.unit(0), world.unit(4), world.unit(2)});
    settle();
    auto* table = window->findChild<QTableView*>("selectionAccounts");
    ASSERT_EQ(table->model()->rowCount(), 3);
    EXPECT_EQ(table->model()->index(0, 0).data().toString(), "Name 5");
    EXPECT_EQ(table->model()->index(0, 2).data().toString(), "50");
    EXPECT_EQ(table->model()->index(2, 0).data().toString(), "Name 1");
    support::keepPicture(*window, "selection-accounts");
}
