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
