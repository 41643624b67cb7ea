// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

class ListCommands : public testing::Test {
protected:
    ListCommands() {
        cliJson({"init", ws});
        cliJson({"units", "import", ws, dir.write("grid.geojson", support::gridGeoJson(2, 2)),
                 "--layer", "zip", "--key", "ZIP"});
        cliJson({"accounts", "import", ws,
                 dir.write("a.csv", "id,name,zip,potential\nA1,Cedar Ridge,67001,74\n"
                                    "A2,Harbor Dental,67002,9\n")});
        cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts", "--value",
                 "potential", "--as", "potential"});
        cliJson({"balance", ws, "--layer", "zip", "--measure", "potential", "--territories", "2",
                 "--tolerance", "0.9", "--scenario", "S"});
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(ListCommands, RowsAreFilteredSortedAndPaged) {
    const auto all = cliJson({"list", ws, "accounts", "--sort", "potential", "--descending",
                              "--columns", "external_id,potential,unit"});
    ASSERT_EQ(all.at("rows").size(), 2U);
    EXPECT_EQ(all.at("rows")[0].at("external_id"), "A1");
    EXPECT_EQ(all.at("rows")[0].at("potential"), 74);
    EXPECT_EQ(all.at("total"), 2);
    const auto some = cliJson({"list", ws, "units", "--where", "potential > 0", "--limit", "1"});
    EXPECT_EQ(some.at("rows").size(), 1U);
    EXPECT_EQ(some.at("total"), 2);
    EXPECT_EQ(cli({"list", ws, "accounts", "--where", "potential >"}).status, 3);
    EXPECT_EQ(cli({"list", ws, "reps"}).status, 2);
    const auto tabs = cli({"list", ws, "accounts", "--columns", "external_id", "--tsv"});
    EXPECT_EQ(tabs.out, "external_id\nA1\nA2\n");
}

TEST_F(ListCommands, ChartsAndAlignmentsAnswerInJson) {
    const auto charts = cliJson({"charts", ws, "--scenario", "S"});
    EXPECT_EQ(charts.at("territories").size(), 2U);
    EXPECT_GE(charts.at("gini").get<double>(), 0);
    const std::string table = dir.write("t.csv", "zip,territory\n67001,North\n67001,South\n");
    const auto would = cliJson({"alignment", "import", ws, table, "--scenario", "S", "--dry-run"});
    EXPECT_EQ(would.at("overlaps").size(), 1U);
    EXPECT_EQ(would.at("changed"), 1);
    const auto done = cliJson({"alignment", "import", ws, table, "--scenario", "S"});
    EXPECT_EQ(done.at("changed"), 1);
    const auto named = cliJson({"override", ws, "--scenario", "S", "--units", "67002",
                                "--territory", "North", "--reason", "named account"});
    EXPECT_EQ(named.at("changed"), 1);
    const auto kept = cliJson({"list", ws, "accounts", "--scenario", "S", "--where",
                               "kept IS NOT NULL", "--columns", "external_id,territory"});
    ASSERT_EQ(kept.at("rows").size(), 1U);
    EXPECT_EQ(kept.at("rows")[0].at("territory"), "North");
}
