// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>

using core::Json;
using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

TEST(Reviews, ASyncTellsOfAnInjectedAccountOnceAndTheRepairIsKept) {
    const TempDir dir;
    const std::string folder = dir.file("demo");
    const std::string ws = cliJson({"demo", folder}).at("workspace");
    EXPECT_EQ(cliJson({"drift", ws}).at("in_band"), 12);
    {
        std::ofstream accounts(folder + "/crm/accounts.csv", std::ios::app);
        accounts << "A-90001,\"Injected\",1 Sample Street,Raleigh,NC,27601,35.7740,-78.6340,"
                    "Services,A,2000000,1000000,12,Rep 01,T01\n";
    }
    const Json first = cliJson({"sync", ws});
    EXPECT_EQ(first.at("objects").at("accounts").at("added"), 1);
    ASSERT_EQ(first.at("notices").size(), 1U);
    EXPECT_NE(first.at("notices")[0].at("text").get<std::string>().find("Injected is new"),
              std::string::npos)
        << first.at("notices")[0].at("text");
    EXPECT_TRUE(cliJson({"sync", ws}).at("notices").empty());
    EXPECT_TRUE(cliJson({"sync", ws, "--full"}).at("notices").empty());

    const Json drift = cliJson({"drift", ws, "--keep", "Repaired"});
    ASSERT_TRUE(drift.at("repair").at("found"));
    EXPECT_EQ(drift.at("kept").at("moved"), drift.at("repair").at("moves").size());
    const Json kept = cliJson({"score", ws, "--scenario", "Repaired"});
    EXPECT_LE(kept.at("max_deviation").get<double>(), 0.05 + 1e-9);
    EXPECT_EQ(drift.at("notices").size(), 1U);
    EXPECT_TRUE(cliJson({"drift", ws, "--dismiss", "1"}).at("notices").empty());
    const auto text = cli({"review", "weekly", ws, "--hours", "20"});
    EXPECT_EQ(text.status, 0) << text.err;
    EXPECT_NE(text.out.find("To decide"), std::string::npos);
}

TEST(Reviews, OfAnEmptyWorkspaceTheDayAndTheQuarterSayThatThereIsNothing) {
    const TempDir dir;
    const std::string ws = dir.file("plan.gpkg");
    cliJson({"init", ws});
    const Json day = cliJson({"review", "daily", ws, "--date", "2027-01-11"});
    EXPECT_TRUE(day.at("scenario").is_null());
    EXPECT_EQ(day.at("heads").size(), 4U);
    EXPECT_EQ(day.at("before").at("from"), "2027-01-08") << "it is a Monday";
    EXPECT_TRUE(day.at("decisions").empty());
    const Json quarter =
        cliJson({"review", "quarterly", ws, "--quarter", "2026-Q4", "--today", "2027-01-11"});
    EXPECT_TRUE(quarter.at("scenario").is_null());
    EXPECT_EQ(quarter.at("from"), "2026-10-01");
    EXPECT_EQ(quarter.at("to"), "2026-12-31");
    EXPECT_EQ(quarter.at("heads").at(0).at("kind"), "no_plan");
    EXPECT_NE(cli({"review", "quarterly", ws, "--quarter", "2026-Q5"}).status, 0);
    EXPECT_NE(cli({"review", "quarterly", ws, "--quota-cap", "-1"}).status, 0);
    EXPECT_NE(cli({"review", "daily", ws, "--date", "tomorrow"}).status, 0);
    EXPECT_NE(cli({"review", "daily", ws, "--out", dir.file("day.txt")}).status, 0);
}

TEST(Reviews, TheQuarterOfTheSampleSharesTheQuotaOutExactly) {
    const TempDir dir;
    const std::string ws = cliJson({"demo", dir.file("demo")}).at("workspace");
    const Json quarter = cliJson(
        {"review", "quarterly", ws, "--quota", "7000001", "--calls", "6x30", "--capacity", "1200"});
    std::int64_t sum = 0;
    for (const Json& one : quarter.at("territories")) {
        sum += one.at("quota").get<std::int64_t>();
    }
    EXPECT_EQ(sum, 7'000'001);
    EXPECT_EQ(quarter.at("work").at("visits_a_year"), 6);
    EXPECT_EQ(quarter.at("publishes").size(), 1U);
    const auto score = cliJson({"imbalance", ws, "--scenario", quarter.at("scenario")});
    EXPECT_EQ(score.at("gini"), quarter.at("gini"));
    for (std::size_t i = 0; i < quarter.at("territories").size(); ++i) {
        EXPECT_EQ(score.at("territories")[i].at("share"), quarter.at("territories")[i].at("share"));
    }
    const auto text = cli({"review", "quarterly", ws});
    EXPECT_EQ(text.status, 0) << text.err;
    EXPECT_NE(text.out.find("To decide"), std::string::npos);
}

} // namespace
