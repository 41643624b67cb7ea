// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/new_territory.h"

#include "core/base/error.h"
#include "core/verbs/apply_assignment.h"
#include "core/verbs/assign.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

using namespace core;
using support::World;

namespace {

Territory territory(const World& world, const std::string& name) {
    const ScenarioId id = requireScenario(world.ws.reader(), "Drawn").id;
    return requireTerritory(world.ws.reader(), id, name);
}

} // namespace

TEST(NewTerritory, TakesUnitsUnderAFreeCodeAndName) {
    World world("AAB/ABB/CCC");
    const std::string before = world.planRows();
    const auto report = newTerritory(world.ws, {"Drawn", "A", {"r1c1", "r1c2"}, ""});
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(report.code, "T04");
    EXPECT_EQ(report.name, "A 2") << "that name is taken";
    EXPECT_EQ(world.draw(), "DDB/ABB/CCC");
    EXPECT_DOUBLE_EQ(territory(world, "T04").targetWeight, 1);
    world.ws.undo();
    EXPECT_EQ(world.planRows(), before);
}

TEST(NewTerritory, IsNamedAfterTheUnitThatHoldsMost) {
    World world("AAB/ABB/CCC");
    world.setWork({1, 9, 1, 1, 1, 1, 1, 1, 1});
    EXPECT_EQ(newTerritory(world.ws, {"Drawn", "", {"r1c1", "r1c2"}, ""}).name, "r1c2");
}

TEST(NewTerritory, LockedUnitsStayAndAllLockedIsAConflict) {
    World world("AAB/ABB/CCC");
    lock(world.ws, {"Drawn", {}, {"r1c1"}, "named account", ""});
    const auto report = newTerritory(world.ws, {"Drawn", "New", {"r1c1", "r1c2"}, ""});
    EXPECT_EQ(report.changed, 1);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues[0].subject, "r1c1");
    EXPECT_THROW(newTerritory(world.ws, {"Drawn", "Other", {"r1c1"}, ""}), Error);
    EXPECT_THROW(newTerritory(world.ws, {"Drawn", "Other", {}, ""}), Error);
}

TEST(SplitAlong, WhatLiesBeyondTheLineGoes) {
    World world("AAAA/AAAA/BBBB");
    const std::vector<BasicUnit> units =
        loadUnits(world.ws.reader(), requireLayer(world.ws.reader(), "grid").id);
    const double x = (units[2].lonLat.x + units[3].lonLat.x) / 2;
    const std::string before = world.planRows();
    const auto report = splitAlong(world.ws, {"Drawn", "A", {{x, 40}, {x, 30}}, "East"});
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(world.draw(), "AAAC/AAAC/BBBB");
    EXPECT_DOUBLE_EQ(territory(world, "East").targetWeight, 0.5);
    EXPECT_DOUBLE_EQ(territory(world, "A").targetWeight, 0.5);
    world.ws.undo();
    EXPECT_EQ(world.planRows(), before);
}

TEST(SplitAlong, ALineBesideTheTerritoryIsRefused) {
    World world("AAAA/BBBB");
    EXPECT_THROW(splitAlong(world.ws, {"Drawn", "A", {{0, 40}, {0, 30}}, ""}), Error);
    lock(world.ws, {"Drawn", {"A"}, {}, "", ""});
    EXPECT_THROW(splitAlong(world.ws, {"Drawn", "A", {{-96, 40}, {-96, 30}}, ""}), Error);
}

TEST(ParseLine, TakesLongitudeAndLatitude) {
    EXPECT_EQ(parseLine("-72.5,41.2  -72.1,41.9"),
              (std::vector<Point>{{-72.5, 41.2}, {-72.1, 41.9}}));
    for (const char* wrong : {"", "1,2", "1,2 3", "1,2 x,3", "200,2 3,4", "1,2 3,nan"}) {
        EXPECT_THROW(parseLine(wrong), Error) << wrong;
    }
}

TEST(Assign, KeepWholeRefusesWhatWouldCut) {
    World world("AAAAA/BBBBB");
    AssignParams params{"Drawn", "B", {"r1c4"}, ""};
    params.keepWhole = true;
    try {
        assign(world.ws, params);
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::Conflict);
        EXPECT_STREQ(error.what(), "this would cut A in two");
        EXPECT_EQ(error.hint(), "include r1c5, or leave --keep-whole out");
    }
    EXPECT_EQ(world.draw(), "AAAAA/BBBBB");
    params.units = {"r1c4", "r1c5"};
    EXPECT_EQ(assign(world.ws, params).changed, 2);
}

TEST(Recolour, KeepsTheFillUntilTheMapMayChoose) {
    World world("AB");
    recolourTerritory(world.ws, {"Drawn", "A", 7});
    EXPECT_EQ(territory(world, "A").fill, 6);
    recolourTerritory(world.ws, {"Drawn", "A", 0});
    EXPECT_EQ(territory(world, "A").fill, std::nullopt);
    EXPECT_THROW(recolourTerritory(world.ws, {"Drawn", "A", 25}), Error);
}

TEST(Merge, SeveralGoInOneStep) {
    World world("ABC");
    const std::size_t steps = world.ws.history().size();
    mergeTerritories(world.ws, "Drawn", std::vector<std::string>{"A", "B"}, "C");
    EXPECT_EQ(world.ws.history().size(), steps + 1);
    EXPECT_EQ(world.ws.history().back().label, "Merge A, B into C");
    EXPECT_EQ(world.draw(), "CCC");
    EXPECT_THROW(mergeTerritories(world.ws, "Drawn", std::vector<std::string>{"C"}, "C"), Error);
}

TEST(Islands, PartsBeyondTheLargestAreListed) {
    World world("ABA/BBA");
    const IslandsReport report = findIslands(world.ws.reader(), "Drawn");
    ASSERT_EQ(report.islands.size(), 1U);
    EXPECT_EQ(report.islands[0].name, "A");
    EXPECT_EQ(report.islands[0].keys, std::vector<std::string>{"r1c1"});
}

TEST(ApplyAssignment, MakesTerritoriesThatAreMissing) {
    World world("AAB/ABB");
    const ScenarioId id = requireScenario(world.ws.reader(), "Drawn").id;
    const auto report = applyAssignment(
        world.ws, id, {{"b", {world.unit(0)}}, {"North", {world.unit(1), world.unit(2)}}},
        "Import territories", "territories import");
    EXPECT_EQ(report.changed, 3);
    EXPECT_EQ(report.made, std::vector<std::string>{"North"});
    EXPECT_EQ(world.draw(), "BCC/ABB");
}
