// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/verbs/assign.h"
#include "core/verbs/balance.h"
#include "core/verbs/compare.h"
#include "core/verbs/doctor.h"
#include "core/verbs/fill_gaps.h"
#include "core/verbs/scenarios.h"
#include "core/verbs/score.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <functional>

using namespace core;
using support::World;

namespace {

Json figures(const World& world, const std::string& scenario) {
    Job job;
    return score(world.ws.reader(), {scenario, {}, {}}, job);
}

/// Whatever a verb did, undo must restore every row of the plan exactly.
void expectUndoRestores(World& world, const std::function<void()>& verb) {
    const std::string before = world.planRows();
    const std::size_t steps = world.ws.history().size();
    verb();
    const std::string after = world.planRows();
    ASSERT_NE(before, after);
    ASSERT_EQ(world.ws.history().size(), steps + 1) << "one gesture, one step";
    world.ws.undo();
    EXPECT_EQ(world.planRows(), before);
    world.ws.redo();
    EXPECT_EQ(world.planRows(), after);
}

} // namespace

TEST(Assign, UnitsMoveAndUndoRestoresEveryRow) {
    World world("AAB/ABB/CCC");
    expectUndoRestores(world, [&] {
        const AssignReport report = assign(world.ws, {"Drawn", "C", {"r1c1", "r1c2"}, ""});
        EXPECT_EQ(report.changed, 2);
    });
    EXPECT_EQ(world.draw(), "CCB/ABB/CCC");
}

TEST(Assign, UnitsAreChosenByAnExpressionOverTheirColumns) {
    World world("AAB/ABB/CCC");
    world.setWork({9, 1, 1, 1, 9, 1, 1, 1, 1});
    EXPECT_EQ(assign(world.ws, {"Drawn", "C", {}, "work > 5 AND territory <> 'C'"}).changed, 2);
    EXPECT_EQ(world.draw(), "CAB/ACB/CCC");
    EXPECT_THROW(assign(world.ws, {"Drawn", "C", {}, "(SELECT count(*) FROM crm_connections) = 0"}),
                 Error);
}

TEST(Assign, LockedUnitsRefuseWithTheReason) {
    World world("AAB/ABB/CCC");
    lock(world.ws, {"Drawn", {}, {"r1c1"}, "named account", "2099-01-01"});
    lock(world.ws, {"Drawn", {"B"}, {}, "", ""});
    const AssignReport report =
        assign(world.ws, {"Drawn", "C", {"r1c1", "r1c2", "r1c3", "nowhere"}, ""});
    EXPECT_EQ(report.changed, 1);
    ASSERT_EQ(report.issues.size(), 3U);
    EXPECT_EQ(report.issues[0].subject, "nowhere");
    EXPECT_EQ(report.issues[1].message, "is locked until 2099-01-01: named account");
    EXPECT_EQ(report.issues[2].message, "B is locked");
    EXPECT_EQ(world.draw(), "ACB/ABB/CCC");
    unlock(world.ws, {"Drawn", {"B"}, {"r1c1"}, "", ""});
    EXPECT_EQ(assign(world.ws, {"Drawn", "C", {"r1c1", "r1c3"}, ""}).changed, 2);
}

TEST(Assign, LocksThatHaveExpiredHoldNothing) {
    World world("AB");
    lock(world.ws, {"Drawn", {}, {"r1c1"}, "", "2001-01-01"});
    EXPECT_EQ(assign(world.ws, {"Drawn", "B", {"r1c1"}, ""}).changed, 1);
}

TEST(Merge, UnitsGoOverAndTheTerritoryEnds) {
    World world("AAB/ABB/CCC");
    expectUndoRestores(world, [&] { mergeTerritories(world.ws, "Drawn", "A", "C"); });
    EXPECT_EQ(world.draw(), "CCB/CBB/CCC");
    EXPECT_EQ(figures(world, "Drawn")["territories"].size(), 2U);
}

TEST(FillGaps, GapsGoToTheLongestBorderFromTheOutsideIn) {
    World world("AA../A.../BB..");
    expectUndoRestores(world, [&] {
        Job job;
        EXPECT_EQ(fillGaps(world.ws, "Drawn", job).changed, 7);
    });
    EXPECT_EQ(figures(world, "Drawn")["contiguous"], true);
    EXPECT_EQ(figures(world, "Drawn")["unassigned"]["units"], 0);
}

TEST(FillGaps, WithoutAnOpenTerritoryTheGapIsListed) {
    World world("A.");
    lock(world.ws, {"Drawn", {"A"}, {}, "", ""});
    Job job;
    const AssignReport report = fillGaps(world.ws, "Drawn", job);
    EXPECT_EQ(report.changed, 0);
    EXPECT_EQ(report.issues.size(), 1U);
}

TEST(Scenario, ACopyIsIndependentOfItsOriginal) {
    World world("AAB/ABB/CCC");
    expectUndoRestores(world, [&] { copyScenario(world.ws, "Drawn", "What if"); });
    assign(world.ws, {"What if", "C", {"r1c1"}, ""});
    EXPECT_EQ(world.draw("Drawn"), "AAB/ABB/CCC");
    EXPECT_EQ(world.draw("What if"), "CAB/ABB/CCC");
    expectUndoRestores(world, [&] { deleteScenario(world.ws, "Drawn"); });
    EXPECT_EQ(world.draw("What if"), "CAB/ABB/CCC");
    EXPECT_THROW(renameScenario(world.ws, "What if", " "), Error);
}

TEST(Score, FiguresOfAGridAreThoseOfThePaper) {
    const World world("AAB/ABB/AAB");
    const Json json = figures(world, "Drawn");
    EXPECT_EQ(json["territories"][0]["value"], 5);
    EXPECT_EQ(json["territories"][1]["value"], 4);
    EXPECT_NEAR(json["max_deviation"], 0.5 / 4.5, 1e-12);
    EXPECT_NEAR(json["balance_index"], 100 * (1 - 1.0 / 18), 1e-9);
    EXPECT_EQ(json["contiguous"], true);
    // B is a T of four squares: area 4, perimeter 10 sides.
    EXPECT_NEAR(json["territories"][1]["polsby_popper"], 4 * std::numbers::pi * 4 / 100, 1e-9);
    EXPECT_GT(json["territories"][1]["reock"], 0.3);
}

TEST(Balance, ANewScenarioIsBalancedContiguousAndOneStep) {
    World world("AAAAAA/AAAAAA/AAAAAA/AAAAAA");
    BalanceParams params;
    params.measures = {{"work", 1, {}, {}, {}}};
    params.territories = 4;
    params.layer = "grid";
    Job job;
    Json reported;
    expectUndoRestores(world, [&] { reported = balance(world.ws, params, job); });
    EXPECT_EQ(reported["scenario"], "Balanced");
    EXPECT_EQ(reported["contiguous"], true);
    EXPECT_EQ(reported["max_deviation"], 0.0);
    EXPECT_TRUE(reported["infeasible"].is_null());
    const Json scored = figures(world, "Balanced");
    for (const auto& [key, value] : scored.items()) {
        EXPECT_EQ(reported[key], value) << key;
    }
}

TEST(Balance, RebalancingKeepsLocksAndNames) {
    World world("AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    lock(world.ws, {"Drawn", {}, {"r1c4"}, "", ""});
    BalanceParams params;
    params.from = "Drawn";
    params.scenario = "Even";
    Job job;
    const Json report = balance(world.ws, params, job);
    EXPECT_EQ(report["max_deviation"], 0.0);
    EXPECT_EQ(report["disruption"]["against"], "Drawn");
    EXPECT_EQ(report["disruption"]["units"], 8);
    EXPECT_EQ(world.draw("Even")[3], 'A');
    EXPECT_EQ(world.draw("Drawn"), "AAAAAB/AAAAAB/AAAAAB/AAAAAB");
    EXPECT_EQ(figures(world, "Even")["disruption"]["units"], 8);
}

TEST(Balance, ImpossibleRulesSaveTheBestPlanAndSayWhy) {
    World world("AAAB");
    world.setWork({100, 1, 1, 1});
    BalanceParams params;
    params.scenario = "Drawn";
    Job job;
    const BalanceReport report = balance(world.ws, params, job);
    EXPECT_FALSE(report.feasible);
    ASSERT_FALSE(report.reasons.empty());
    EXPECT_NE(report.reasons[0].message.find("r1c1"), std::string::npos)
        << report.reasons[0].message;
    EXPECT_EQ(world.draw("Drawn").find('.'), std::string::npos);
}

TEST(Balance, WrongWishesAreRefusedInPlainWords) {
    World world("AAB/ABB/CCC");
    Job job;
    BalanceParams params;
    params.layer = "grid";
    EXPECT_THROW(balance(world.ws, params, job), Error); // no measure
    params.measures = {{"nothing", 1, {}, {}, {}}};
    params.territories = 2;
    EXPECT_THROW(balance(world.ws, params, job), Error); // no such measure
    params.measures = {{"work", 1, {}, {}, {}}};
    params.territories = 20;
    EXPECT_THROW(balance(world.ws, params, job), Error); // more territories than units
    params.territories = 0;
    EXPECT_THROW(balance(world.ws, params, job), Error);
    EXPECT_EQ(loadScenarios(world.ws.reader()).size(), 1U);
}

TEST(Compare, MovesAreListedWithTheirValue) {
    World world("AAB/ABB/CCC");
    world.setWork({1, 2, 3, 4, 5, 6, 7, 8, 9});
    copyScenario(world.ws, "Drawn", "What if");
    assign(world.ws, {"What if", "C", {"r1c1", "r1c3"}, ""});
    Job job;
    const CompareReport report = compare(world.ws.reader(), {"Drawn", "What if"}, job);
    EXPECT_EQ(report.units, 2);
    EXPECT_EQ(report.measure, 4);
    EXPECT_EQ(report.moves[0].unit, "r1c3");
    EXPECT_EQ(report.moves[0].from, "B");
    EXPECT_EQ(report.moves[0].to, "C");
}

TEST(Doctor, ASoundWorkspaceHasNoProblemsAndABrokenOneNamesThem) {
    World world("AAB/ABB/CCC");
    EXPECT_TRUE(checkWorkspace(world.ws.path()).empty());
    Connection(world.ws.path(), Connection::Mode::ReadWrite)
        .exec("UPDATE plan_assignments SET unit_id = 999 WHERE unit_id = 1");
    const auto problems = checkWorkspace(world.ws.path());
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].message.find("not in the scenario's layer"), std::string::npos);
}

TEST(Units, ReimportingALayerKeepsIdsByKeyAndDropsWhatIsGone) {
    World world("AB");
    const auto before = loadUnitKeys(world.ws.reader(), requireLayer(world.ws.reader(), "grid").id);
    world.ws.record("again", [&](Record& record) {
        NewLayer layer;
        layer.layer = requireLayer(record.db(), "grid");
        NewUnit unit;
        unit.key = "r1c2";
        layer.units = {unit};
        unit.key = "new";
        layer.units.push_back(unit);
        Job job;
        replaceLayer(record, layer, job);
    });
    const auto after = loadUnitKeys(world.ws.reader(), requireLayer(world.ws.reader(), "grid").id);
    EXPECT_EQ(after.at("r1c2"), before.at("r1c2"));
    EXPECT_FALSE(after.contains("r1c1"));
    EXPECT_NE(after.at("new"), before.at("r1c1"));
    EXPECT_FALSE(world.ws.undo()) << "the history starts afresh";
    EXPECT_TRUE(checkWorkspace(world.ws.path()).empty());
}
