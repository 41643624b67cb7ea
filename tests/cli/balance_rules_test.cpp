// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

using core::Json;
using support::cli;
using support::cliJson;
using support::TempDir;
using testing::HasSubstr;

namespace {

/// A grid of 10 x 8 ZIPs with one account of 100 in each, and four reps in the corners.
class BalanceRules : public testing::Test {
protected:
    void SetUp() override {
        cliJson({"init", ws});
        dir.write("grid.geojson", support::gridGeoJson(10, 8));
        std::ostringstream accounts;
        accounts << "account_id,name,zip,lat,lon,potential\n";
        for (int i = 0; i < 80; ++i) {
            accounts << 'A' << i + 1 << ",Account " << i + 1 << ',' << 67001 + i << ','
                     << 38.05 + 0.1 * (i / 10) << ',' << -97.95 + 0.1 * (i % 10) << ",100\n";
        }
        dir.write("accounts.csv", accounts.str());
        dir.write("reps.csv",
                  "id,name,lat,lon,capacity hours,start date\n"
                  "R1,Ada,38.05,-97.95,40,2015-01-01\nR2,Ben,38.05,-97.05,40,2015-01-01\n"
                  "R3,Cem,38.75,-97.95,40,2015-01-01\nR4,Dot,38.75,-97.05,20,2026-01-01\n");
        cliJson(
            {"units", "import", ws, dir.file("grid.geojson"), "--layer", "zip", "--key", "ZIP"});
        cliJson({"accounts", "import", ws, dir.file("accounts.csv")});
        cliJson({"reps", "import", ws, dir.file("reps.csv")});
        cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts", "--value",
                 "potential", "--as", "potential"});
    }

    Json balance(std::vector<std::string> more, int status = 0) {
        std::vector<std::string> words{"balance", ws, "--layer", "zip", "--time-limit", "20"};
        words.insert(words.end(), more.begin(), more.end());
        return cliJson(words, status);
    }
    Json fresh(const std::string& name, std::vector<std::string> more, int status = 0) {
        more.insert(more.begin(), {"--measure", "potential", "--scenario", name});
        return balance(more, status);
    }
    std::string error(std::vector<std::string> more) {
        std::vector<std::string> words{"balance", ws, "--layer", "zip", "--measure", "potential"};
        words.insert(words.end(), more.begin(), more.end());
        const support::CliRun run = cli(words);
        EXPECT_EQ(run.status, 2) << run.err;
        return run.err;
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(BalanceRules, TheNumberOfTerritoriesFollowsFromWhatOneShallHold) {
    const Json plan = fresh("Sized", {"--target-value", "potential=1650"});
    EXPECT_EQ(plan["territories"].size(), 5U); // 8000 / 1650 = 4.8
    EXPECT_THAT(plan["territories_from"].get<std::string>(), HasSubstr("5 territories"));
    EXPECT_THAT(error({"--target-value", "potential=1650", "--territories", "5"}),
                HasSubstr("--target-value"));
    EXPECT_THAT(error({"--target-value", "sales=3"}), HasSubstr("no measure"));
    EXPECT_THAT(error({"--target-value", "potential"}), HasSubstr("MEASURE=VALUE"));
}

TEST_F(BalanceRules, RepHomesAreFixedCentresWithOneTerritoryEach) {
    const Json plan = fresh("Homes", {"--centres", "reps"});
    ASSERT_EQ(plan["territories"].size(), 4U);
    EXPECT_EQ(plan["territories"][0]["owner"], "Ada");
    EXPECT_EQ(plan["territories"][3]["owner"], "Dot");
    EXPECT_EQ(plan["contiguous"], true);
    EXPECT_LE(plan["max_deviation"].get<double>(), 0.05);
    // The unit that Ada lives in is hers.
    EXPECT_EQ(cliJson({"explain", ws, "--scenario", "Homes", "--unit", "67001"})["territory"],
              plan["territories"][0]["id"]);
}

TEST_F(BalanceRules, CentresFromAFileNameTheTerritories) {
    dir.write("bases.csv", "territory,lon,lat\nWest,-97.9,38.4\nEast,-97.1,38.4\n");
    const Json plan = fresh("Two", {"--centres", dir.file("bases.csv")});
    ASSERT_EQ(plan["territories"].size(), 2U);
    EXPECT_EQ(plan["territories"][0]["name"], "West");
    EXPECT_EQ(plan["territories"][1]["name"], "East");
    EXPECT_EQ(cliJson({"explain", ws, "--scenario", "Two", "--unit", "67001"})["territory_name"],
              "West");
    dir.write("bad.csv", "territory,lon,lat\nWest,,\n");
    EXPECT_EQ(cli({"balance", ws, "--layer", "zip", "--measure", "potential", "--centres",
                   dir.file("bad.csv")})
                  .status,
              3);
}

TEST_F(BalanceRules, CapacityMakesTargetsUnequalAndANewRepRampsUp) {
    const Json plan = fresh("Shares", {"--centres", "reps", "--target-by", "capacity",
                                       "--ramp-date", "2026-04-01", "--tolerance", "0.1"});
    // On that day Dot is three months in: 25 % + 75 % * 2.957 / 6 of 20 hours, the others 40.
    const double dot = 20 * (0.25 + 0.75 * 90 / (365.25 / 12) / 6);
    EXPECT_NEAR(plan["territories"][3]["target"].get<double>(), 8000 * dot / (120 + dot), 0.01);
    EXPECT_NEAR(plan["territories"][0]["target"].get<double>(), 8000 * 40 / (120 + dot), 0.01);
    const Json grown = fresh("Grown", {"--centres", "reps", "--target-by", "capacity",
                                       "--ramp-date", "2027-04-01", "--tolerance", "0.1"});
    EXPECT_NEAR(grown["territories"][3]["target"].get<double>(), 8000.0 * 20 / 140, 0.01);
    EXPECT_THAT(error({"--territories", "3", "--target-by", "capacity"}), HasSubstr("--centres"));
}

TEST_F(BalanceRules, ADriveTimeLimitKeepsUnitsNearTheirBase) {
    // 5 x 4 squares around each corner: at most about 0.57 degrees, 55 km, 86 minutes away.
    const Json plan = fresh("Near", {"--centres", "reps", "--max-travel", "90"});
    EXPECT_EQ(plan["infeasible"], nullptr);
    EXPECT_EQ(plan["travel"]["engine"], "estimate");
    EXPECT_EQ(plan["travel"]["limit_minutes"], 90);
    EXPECT_TRUE(plan["travel"]["beyond"].empty());
}

TEST_F(BalanceRules, UnitsBeyondEveryBaseGoToTheNearestAndAreReported) {
    const Json plan = fresh("Far", {"--centres", "reps", "--max-travel", "60"}, 7);
    EXPECT_FALSE(plan["travel"]["beyond"].empty());
    EXPECT_GT(plan["travel"]["beyond"][0]["minutes"].get<double>(), 60);
    const std::string rule = plan["infeasible"]["rules"][0]["message"];
    EXPECT_THAT(rule, HasSubstr("farther than 60 minutes from every base (estimate)"));
    const support::CliRun run = cli({"balance", ws, "--layer", "zip", "--measure", "potential",
                                     "--centres", "reps", "--max-travel", "60"});
    EXPECT_EQ(run.status, 7);
    EXPECT_THAT(run.out, HasSubstr("This would help: Drive limit, 60 min to "));
    EXPECT_THAT(run.out, HasSubstr("estimate: great circle"));
    EXPECT_THAT(error({"--territories", "4", "--max-travel", "60"}), HasSubstr("--centres"));
}

TEST_F(BalanceRules, TheWayOutIsTheLeastLimitThatDoes) {
    const Json plan = fresh("Far", {"--centres", "reps", "--max-travel", "60"}, 7);
    const Json way = plan["infeasible"]["ways_out"][0];
    EXPECT_EQ(way["kind"], "drive limit");
    EXPECT_EQ(way["from"], "60 min");
    EXPECT_THAT(way["touches"].get<std::string>(), HasSubstr("in reach (estimate)"));
    const std::string option = way["option"];
    ASSERT_EQ(option.substr(0, 13), "--max-travel ");
    const int minutes = std::stoi(option.substr(13));
    const Json enough =
        fresh("Enough", {"--centres", "reps", "--max-travel", std::to_string(minutes)});
    EXPECT_EQ(enough["infeasible"], nullptr);
    const Json less =
        fresh("Less", {"--centres", "reps", "--max-travel", std::to_string(minutes - 1)}, 7);
    EXPECT_FALSE(less["infeasible"]["rules"].empty());
}

TEST_F(BalanceRules, TravelCanBeWhatAPlanKeepsSmall) {
    const Json plan = fresh("Drive", {"--centres", "reps", "--objective", "travel"});
    EXPECT_EQ(plan["objective_is"], "travel");
    EXPECT_EQ(plan["infeasible"], nullptr);
    EXPECT_THAT(error({"--territories", "4", "--objective", "travel"}), HasSubstr("--centres"));
}

TEST_F(BalanceRules, AListOfLocksIsKeptAndSaved) {
    const Json before = fresh("Start", {"--territories", "4"});
    const std::string other = before["territories"][3]["id"];
    const Json home = cliJson({"explain", ws, "--scenario", "Start", "--unit", "67034"});
    dir.write("locks.csv", "unit,territory,reason\n67034,,named account\n67035,,\n99999,,\n");
    const Json plan = balance({"--from", "Start", "--scenario", "Kept", "--lock",
                               dir.file("locks.csv"), "--measure", "potential"});
    EXPECT_EQ(plan["issues"][0]["subject"], "99999");
    EXPECT_EQ(plan["issues"][0]["row"], 3);
    const Json again = cliJson({"explain", ws, "--scenario", "Kept", "--unit", "67034"});
    EXPECT_EQ(again["locked"], true);
    EXPECT_EQ(again["territory"], home["territory"]);
}

TEST_F(BalanceRules, WhatChangesHandsStaysWithinTheBudget) {
    fresh("Start", {"--territories", "4"});
    for (const std::string measure : {"potential", "accounts", "units"}) {
        const Json plan =
            balance({"--from", "Start", "--scenario", "Within " + measure, "--max-disruption",
                     "0.05", "--disruption-measure", measure, "--tolerance", "0.3"});
        EXPECT_EQ(plan["budget"]["measure"], measure);
        EXPECT_LE(plan["budget"]["used"].get<double>(), 0.05);
        EXPECT_LE(plan["disruption"]["units"].get<int>(), 4);
        EXPECT_LE(plan["disruption"]["accounts"].get<int>(), 4);
    }
    EXPECT_THAT(error({"--territories", "4", "--max-disruption", "0.1"}), HasSubstr("--from"));
}

TEST_F(BalanceRules, ExplainedFiguresAreThoseOfScore) {
    fresh("Start", {"--territories", "4"});
    const Json why = cliJson({"explain", ws, "--scenario", "Start", "--unit", "67045"});
    ASSERT_FALSE(why["alternatives"].empty());
    const Json move = why["alternatives"][0];
    cliJson({"assign", ws, "--scenario", "Start", "--territory", move["territory"], "--units",
             "67045"});
    const Json after = cliJson({"score", ws, "--scenario", "Start"});
    EXPECT_EQ(after["moment_of_inertia"], move["delta"]["moment_of_inertia"]["after"]);
    EXPECT_EQ(after["max_deviation"],
              move["delta"]["measures"]["potential"]["max_deviation"]["after"]);
    EXPECT_EQ(after["gini"], move["delta"]["measures"]["potential"]["gini"]["after"]);
    EXPECT_EQ(after["contiguous"], move["delta"]["contiguous"]);
    const support::CliRun text = cli({"explain", ws, "--scenario", "Start", "--unit", "67045"});
    EXPECT_THAT(text.out, HasSubstr("67045 belongs to"));
    EXPECT_EQ(cli({"explain", ws, "--scenario", "Start", "--unit", "1"}).status, 3);
}

TEST_F(BalanceRules, ATerritoryIsSplitIntoBalancedParts) {
    fresh("Start", {"--territories", "2"});
    const Json split = cliJson({"split", ws, "T01", "--scenario", "Start", "--parts", "2"});
    ASSERT_EQ(split["territories"].size(), 2U);
    EXPECT_EQ(split["territories"][0]["id"], "T01");
    EXPECT_EQ(split["territories"][1]["id"], "T03");
    EXPECT_LE(split["max_deviation"].get<double>(), 0.05);
    const Json after = cliJson({"score", ws, "--scenario", "Start"});
    EXPECT_EQ(after["territories"].size(), 3U);
    EXPECT_EQ(after["contiguous"], true);
    EXPECT_LE(after["max_deviation"].get<double>(), 0.05); // half a target for half a territory
    cliJson({"undo", ws});
    EXPECT_EQ(cliJson({"score", ws, "--scenario", "Start"})["territories"].size(), 2U);
    EXPECT_EQ(cli({"split", ws, "T01", "--scenario", "Start", "--parts", "60"}).status, 3);
    cliJson({"lock", ws, "--scenario", "Start", "--territory", "T01"});
    EXPECT_EQ(cli({"split", ws, "T01", "--scenario", "Start"}).status, 4);
}

TEST_F(BalanceRules, AnOverriddenAccountCountsWhereItIsPut) {
    fresh("Start", {"--territories", "2"});
    const Json before = cliJson({"score", ws, "--scenario", "Start"});
    const Json where = cliJson({"explain", ws, "--scenario", "Start", "--unit", "67001"});
    const std::string own = where["territory"];
    const std::string other = where["alternatives"][0]["territory"];
    const auto index = [&](const std::string& id) { return id == "T01" ? 0 : 1; };
    cliJson({"override", ws, "--scenario", "Start", "--accounts", "A1", "--territory", other,
             "--reason", "named account"});
    const Json moved = cliJson({"score", ws, "--scenario", "Start"});
    const auto value = [&](const Json& report, const std::string& id) {
        return report["territories"][static_cast<std::size_t>(index(id))]["value"].get<double>();
    };
    EXPECT_EQ(value(moved, own), value(before, own) - 100);
    EXPECT_EQ(value(moved, other), value(before, other) + 100);
    cliJson({"override", ws, "--scenario", "Start", "--accounts", "A1,A2", "--holdout", "--reason",
             "house account"});
    const Json held = cliJson({"score", ws, "--scenario", "Start"});
    EXPECT_EQ(held["held_out_accounts"], 2);
    EXPECT_EQ(value(held, own) + value(held, other), 7800);
    const Json next = balance({"--from", "Start", "--scenario", "Next"});
    EXPECT_EQ(next["held_out_accounts"], 2);
    cliJson({"override", ws, "--scenario", "Start", "--accounts", "A1,A2", "--release"});
    EXPECT_EQ(cliJson({"score", ws, "--scenario", "Start"})["territories"], before["territories"]);
    EXPECT_EQ(cli({"override", ws, "--scenario", "Start", "--accounts", "A1", "--holdout"}).status,
              2);
    EXPECT_EQ(cliJson({"override", ws, "--scenario", "Start", "--accounts", "A999", "--holdout",
                       "--reason", "x"})["issues"][0]["subject"],
              "A999");
}

TEST_F(BalanceRules, ATradeOffListsPlansOfWhichNoneIsWorseThroughout) {
    fresh("Start", {"--territories", "2"});
    const Json answer =
        cliJson({"trade-off", ws, "--from", "Start", "--plans", "4", "--tolerances", "0.05,0.3",
                 "--budgets", "0.1", "--save", "knee", "--name", "Choice"});
    ASSERT_FALSE(answer["plans"].empty());
    int knees = 0;
    for (const Json& plan : answer["plans"]) {
        knees += plan["knee"] == true;
        EXPECT_EQ(plan["knee"] == true, plan["scenario"].is_string());
    }
    EXPECT_EQ(knees, 1);
    EXPECT_EQ(cli({"trade-off", ws, "--from", "Start", "--save", "best"}).status, 2);
}

TEST_F(BalanceRules, OnlyTheNamedUnitsOfAPlanMove) {
    fresh("Start", {"--territories", "2"});
    cliJson({"assign", ws, "--scenario", "Start", "--territory", "T01", "--where", "1 = 1"});
    balance({"--from", "Start", "--scenario", "Whole"});
    const Json moves = cliJson({"compare", ws, "Start", "Whole"})["moves"]["list"];
    ASSERT_GT(moves.size(), 2U);
    const std::string key = moves[0]["unit"];
    balance({"--from", "Start", "--scenario", "Part", "--only", key});
    const Json part = cliJson({"compare", ws, "Start", "Part"})["moves"]["list"];
    ASSERT_EQ(part.size(), 1U);
    EXPECT_EQ(part[0]["unit"], key);
    EXPECT_EQ(part[0]["to"], moves[0]["to"]);
    EXPECT_EQ(
        cli({"balance", ws, "--from", "Start", "--scenario", "None", "--only", "00000"}).status, 2);
}

TEST_F(BalanceRules, OnlyUnitsOfTheScopeMove) {
    fresh("Start", {"--territories", "4"});
    cliJson({"assign", ws, "--scenario", "Start", "--territory", "T01", "--where",
             "key <= '67050'"}); // much too much for one
    const std::string scope = "67041,67042,67043,67044,67045,67046,67047,67048,67049,67050";
    // Ten units are too few to bring the others within the tolerance.
    balance({"--from", "Start", "--scenario", "Scoped", "--measure", "potential", "--scope", scope},
            7);
    const Json moves = cliJson({"compare", ws, "Start", "Scoped"})["moves"]["list"];
    EXPECT_GT(moves.size(), 0U);
    for (const Json& move : moves) {
        EXPECT_THAT(scope, HasSubstr(move["unit"].get<std::string>()));
    }
    const support::CliRun unknown =
        support::cli({"balance", ws, "--layer", "zip", "--measure", "potential", "--from", "Start",
                      "--scope", "99999"});
    EXPECT_EQ(unknown.status, 3);
    EXPECT_THAT(unknown.err, HasSubstr("99999"));
}
