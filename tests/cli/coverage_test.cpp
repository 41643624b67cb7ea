// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/two_territories.h"

#include <gtest/gtest.h>

#include <set>

using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

/// Four units in a square, two territories, six accounts of three owners.
class CoverageCommands : public testing::Test {
protected:
    CoverageCommands() {
        support::fourUnits(dir, ws,
                           "id,name,kind\nR1,Ann,person\nR2,Bob,person\n"
                           "R3,Overlay,team\n",
                           "id,name,zip,owner,potential\nA1,One,67001,Ann,50\n"
                           "A2,Two,67001,Bob,20\nA3,Three,67001,Overlay,30\n"
                           "A4,Four,67002,Ann,40\nA5,Five,67003,Bob,60\n"
                           "A6,Six,67004,,10\n");
        support::northAndSouth(dir, ws);
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(CoverageCommands, AccountsAddUpOverTerritories) {
    const auto json = cliJson({"coverage", ws, "--scenario", "S", "--value", "potential"});
    EXPECT_EQ(json.at("all").at("accounts"), 6);
    EXPECT_EQ(json.at("all").at("value"), 210);
    EXPECT_EQ(json.at("engine"), "estimate");
    int accounts = 0;
    for (const auto& territory : json.at("territories")) {
        accounts += territory.at("accounts").get<int>();
    }
    EXPECT_EQ(accounts, 6);
    EXPECT_EQ(cli({"coverage", ws, "--minutes", "0"}).status, 2);
    EXPECT_EQ(cli({"coverage", ws, "--since", "soon"}).status, 2);
    EXPECT_EQ(cli({"coverage", ws, "--scenario", "Nowhere"}).status, 3);
}

TEST_F(CoverageCommands, VisitsAreComparedWithTheCallPlan) {
    cliJson({"visits", "add", ws, "--account", "A1", "--at", "2026-03-02T10:00:00Z"});
    cliJson({"visits", "add", ws, "--account", "A1", "--at", "2026-03-09T10:00:00Z"});
    cliJson({"visits", "add", ws, "--account", "A2", "--at", "2025-01-05T10:00:00Z"});
    const auto json = cliJson({"coverage", ws, "--scenario", "S", "--since", "2026-01-01",
                               "--until", "2026-12-31", "--required", "1"});
    const auto& visits = json.at("all").at("visits");
    EXPECT_EQ(visits.at("required"), 6);
    EXPECT_EQ(visits.at("kept"), 1); // a second one counts no more
    EXPECT_EQ(visits.at("made"), 2);
    EXPECT_EQ(visits.at("never_visited"), 5);
}

TEST_F(CoverageCommands, ConflictsAreToldFromOverlays) {
    const std::string locks = dir.file("locks.csv");
    const auto json = cliJson({"overlap", ws, "--scenario", "S", "--value", "potential", "--km",
                               "0", "--lock-list", locks});
    ASSERT_EQ(json.at("pairs").size(), 3U);
    EXPECT_EQ(json.at("pairs")[0].at("a"), "Ann");
    EXPECT_EQ(json.at("pairs")[0].at("b"), "Bob");
    EXPECT_EQ(json.at("pairs")[0].at("overlay"), false);
    EXPECT_EQ(json.at("pairs")[0].at("value"), 70);
    EXPECT_EQ(json.at("pairs")[1].at("overlay"), true);
    EXPECT_EQ(json.at("in_conflict").at("accounts"), 2);
    EXPECT_EQ(json.at("without_owner"), 1);
    ASSERT_EQ(json.at("untangle").size(), 1U);
    EXPECT_EQ(json.at("untangle")[0].at("keep"), "Ann");
    EXPECT_EQ(json.at("untangle")[0].at("value"), 20);
    EXPECT_EQ(dir.read("locks.csv").substr(0, 21), "unit,territory,reason");
    EXPECT_EQ(cli({"overlap", ws, "--km", "-1"}).status, 2);
    EXPECT_EQ(cli({"overlap", ws, "--lock-list", ws}).status, 3); // the workspace itself
}

TEST_F(CoverageCommands, ARepIsOneOwnerByNameAndByNumber) {
    const auto before = cliJson({"overlap", ws, "--scenario", "S", "--km", "0"});
    cliJson({"accounts", "import", ws,
             dir.write("more.csv", "id,name,zip,owner,potential\nA1,One,67001,r1,50\n"
                                   "A7,Seven,67001,R1,5\n")});
    const auto after = cliJson({"overlap", ws, "--scenario", "S", "--km", "0"});
    ASSERT_EQ(after.at("pairs").size(), before.at("pairs").size());
    EXPECT_EQ(after.at("pairs")[0].at("a"), "Ann");
    EXPECT_EQ(after.at("pairs")[0].at("accounts"),
              before.at("pairs")[0].at("accounts").get<int>() + 1);
    EXPECT_EQ(after.at("untangle")[0].at("keep"), "Ann");
}

TEST_F(CoverageCommands, LoadsHoursAndQuotasAreCompared) {
    const auto json =
        cliJson({"imbalance", ws, "--scenario", "S", "--measure", "potential", "--capacity", "10",
                 "--quota", "1000", "--visits", "10", "--visit-minutes", "60"});
    ASSERT_EQ(json.at("territories").size(), 2U);
    const auto& north = json.at("territories")[0];
    EXPECT_EQ(north.at("value"), 140);
    EXPECT_EQ(north.at("target"), 105);
    EXPECT_EQ(north.at("visit_hours"), 40);
    EXPECT_LT(north.at("share_low").get<double>(), north.at("share").get<double>());
    EXPECT_GT(north.at("share_high").get<double>(), north.at("share").get<double>());
    EXPECT_GT(json.at("top_holds").get<double>(), 0.99); // 140 against 70 is certain
    EXPECT_TRUE(json.at("flips").empty());
    EXPECT_FALSE(north.at("reasons").empty());
    EXPECT_EQ(north.at("quota"), 650); // 2 : 1, but no farther than 30 % from the mean
    EXPECT_EQ(json.at("territories")[1].at("quota"), 350);
    EXPECT_GE(json.at("reps_needed"), 6);
    const auto same =
        cliJson({"imbalance", ws, "--scenario", "S", "--measure", "potential", "--capacity", "10",
                 "--quota", "1000", "--visits", "10", "--visit-minutes", "60"});
    EXPECT_EQ(json, same);
    const auto charts = cliJson({"charts", ws, "--scenario", "S", "--measure", "potential"});
    EXPECT_NEAR(charts.at("gini").get<double>(), json.at("gini").get<double>(), 1e-12);
    EXPECT_EQ(cli({"imbalance", ws, "--error", "7"}).status, 2);
    EXPECT_EQ(cli({"imbalance", ws, "--measure", "nothing"}).status, 3);
}
