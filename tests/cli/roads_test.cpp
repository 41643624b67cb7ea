// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/road_town.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using support::cli;
using support::cliJson;
using support::TempDir;

TEST(RoadsCommands, AnswerWithTheirKeys) {
    const TempDir dir;
    const std::string ws = dir.file("plan.gpkg");
    const std::string town = dir.write("town.osm", support::roadTown(10));
    const std::string places = dir.write("p.csv", "id,lon,lat\na,-82.99,40.01\nb,-82.96,40.04\n");
    cliJson({"init", ws});
    const core::Json none = cliJson({"matrix", ws, dir.file("t.csv"), "--from", places, "--to",
                                     places, "--engine", "estimate"});
    EXPECT_TRUE(none.at("estimate").get<bool>());
    const core::Json roads = cliJson({"roads", "import", ws, town});
    for (const char* key :
         {"nodes", "edges", "restrictions", "components", "seconds", "megabytes"}) {
        EXPECT_TRUE(roads.contains(key)) << key;
    }
    EXPECT_EQ(cliJson({"roads", "info", ws}).at("nodes"), roads.at("nodes"));
    const core::Json table = cliJson(
        {"matrix", ws, dir.file("t.csv"), "--from", places, "--to", places, "--traffic", "rush"});
    EXPECT_EQ(table.at("rows"), 2);
    EXPECT_EQ(table.at("columns"), 2);
    EXPECT_EQ(table.at("unreachable"), 0);
    const core::Json reach = cliJson({"isochrone", ws, "--at", "-82.98,40.02", "--minutes", "2,4"});
    ASSERT_EQ(reach.at("polygons").size(), 2U);
    for (const char* key : {"minutes", "area_km2", "reached_nodes"}) {
        EXPECT_TRUE(reach.at("polygons").at(0).contains(key)) << key;
    }
    const core::Json bench = cliJson({"bench", "roads", town, "--tables", "20", "--pairs", "200"});
    EXPECT_EQ(bench.at("differing"), 0);
    EXPECT_EQ(bench.at("pairs"), 200);
    EXPECT_TRUE(bench.contains("matrix_20_multiple"));
}

TEST(RoadsCommands, SayWhatIsWrong) {
    const TempDir dir;
    const std::string ws = dir.file("plan.gpkg");
    cliJson({"init", ws});
    EXPECT_EQ(cli({"roads", "info", ws}).status, 3);
    EXPECT_EQ(cli({"roads", "import", ws, dir.file("none.osm.pbf")}).status, 3);
    EXPECT_EQ(cli({"isochrone", ws, "--at", "here", "--minutes", "5"}).status, 2);
    EXPECT_EQ(cli({"isochrone", ws, "--at", "-83,40", "--minutes", "5"}).status, 3);
}

TEST(RoadsCommands, WhatIsKeptOfRoadsIsShownChangedAndTakenBack) {
    const TempDir dir;
    const std::string ws = dir.file("plan.gpkg");
    cliJson({"init", ws});
    cliJson({"roads", "import", ws, dir.write("town.osm", support::roadTown(10))});
    const auto reach = [&](std::vector<std::string> more = {}) {
        std::vector<std::string> words = {"isochrone",    ws,          "--at",
                                          "-82.98,40.02", "--minutes", "4"};
        words.insert(words.end(), more.begin(), more.end());
        return cliJson(words).at("polygons").at(0).at("area_km2").get<double>();
    };
    const double before = reach();
    EXPECT_NEAR(reach({"--to"}), before, before / 100) << "no one-way streets";
    const core::Json barred =
        cliJson({"roads", "bar", ws, "--line", "-82.9788,39.9 -82.9788,40.1", "--name", "River"});
    EXPECT_EQ(barred.at("barriers").at(0).at("name"), "River");
    EXPECT_LT(reach(), before);
    cliJson({"roads", "unbar", ws, "1"});
    EXPECT_DOUBLE_EQ(reach(), before);
    const core::Json speeds = cliJson({"roads", "speeds", ws, "all=2", "--hours", "7-9"});
    EXPECT_EQ(speeds.at("factors").at(0).at("to_hour"), 9);
    EXPECT_DOUBLE_EQ(reach(), before);
    EXPECT_LT(reach({"--depart", "08:00"}), before / 2);
    EXPECT_EQ(cliJson({"roads", "rules", ws}).at("factors").size(), 1U);
    cliJson({"roads", "speeds", ws, "--clear"});
    EXPECT_DOUBLE_EQ(reach({"--depart", "08:00"}), before);
    EXPECT_EQ(cli({"roads", "unbar", ws}).status, 2);
    EXPECT_EQ(cli({"roads", "unbar", ws, "7"}).status, 3);
    EXPECT_EQ(cli({"roads", "bar", ws}).status, 2);
    EXPECT_EQ(cli({"roads", "speeds", ws, "all=2", "--hours", "nine"}).status, 2);
    EXPECT_EQ(
        cli({"isochrone", ws, "--at", "-82.98,40.02", "--minutes", "4", "--depart", "soon"}).status,
        2);
}
