// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/two_territories.h"

#include <gtest/gtest.h>

#include <cmath>

using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

/// Four units in a square, two territories, six accounts of three classes, and their deals.
class PerformanceCommands : public testing::Test {
protected:
    PerformanceCommands() {
        support::fourUnits(dir, ws,
                           "id,name,capacity,capacity_unit\nR1,Rep 1,100,hours\n"
                           "R2,Rep 2,60,hours\n",
                           "id,name,zip,class,potential\nA1,One,67001,A,50\n"
                           "A2,Two,67001, b ,20\nA3,Three,67001,B,30\n"
                           "A4,Four,67002,C,40\nA5,Five,67003,A,60\n"
                           "A6,Six,67004,B,10\nA7,Seven,99999,A,10\n");
        support::northAndSouth(dir, ws);
    }

    void importDeals() {
        cliJson({"opportunities", "import", ws,
                 dir.write("o.csv", "id,account_id,stage,amount,close_date,is_closed,is_won\n"
                                    "O1,A1,Won,100,2026-08-01,1,1\nO2,A2,Won,40,2026-09-30,1,1\n"
                                    "O3,A2,Won,10,2025-09-30,1,1\nO4,A4,Lost,70,2026-07-01,1,0\n"
                                    "O5,A5,Won,30,2026-07-15,1,1\nO6,A5,Won,60,2026-05-15,1,1\n"
                                    "O7,A6,Open,90,2026-12-01,0,0\nO8,A7,Won,7,2026-08-02,1,1\n"
                                    "O9,A99,Won,5,2026-08-02,1,1\n")});
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(PerformanceCommands, HoursFollowFromClassesAndCallNorms) {
    const auto json = cliJson({"workload", ws, "--scenario", "S", "--calls", "A=12x60,B=6x30",
                               "--capacity", "50", "--field-share", "0.8"});
    ASSERT_EQ(json.at("territories").size(), 2U);
    const auto& north = json.at("territories")[0];
    // One account of A, two of B (whatever the case and the spaces), one of C, who takes nothing.
    EXPECT_EQ(north.at("accounts"), 3);
    EXPECT_EQ(north.at("visits"), 12 + 6 + 6);
    EXPECT_EQ(north.at("visit_hours"), 12 + 3 + 3);
    EXPECT_GE(north.at("travel_hours_estimate").get<double>(), 0);
    EXPECT_EQ(north.at("capacity_hours"), 40);
    EXPECT_NEAR(north.at("reps_needed").get<double>(), north.at("hours").get<double>() / 40, 1e-9);
    EXPECT_EQ(json.at("territories")[1].at("visit_hours"), 12 + 3);
    EXPECT_EQ(json.at("unclassified"), 1);
    EXPECT_EQ(json.at("outside"), 1);
    EXPECT_EQ(json.at("outside_visits"), 12);
    EXPECT_EQ(json.at("visit_hours"), 33);
    const double reps = json.at("hours").get<double>() / 40;
    EXPECT_EQ(json.at("team_needed"), static_cast<int>(std::ceil(reps)));
    for (const auto& size : json.at("team_sizes")) {
        EXPECT_NEAR(size.at("utilisation").get<double>() * size.at("reps").get<double>(), reps,
                    1e-9);
    }
}

TEST_F(PerformanceCommands, OthersTakeWhatIsSaidOfThem) {
    const auto json = cliJson({"workload", ws, "--scenario", "S", "--others", "10x30"});
    EXPECT_EQ(json.at("visits"), 60);
    EXPECT_EQ(json.at("visit_hours"), 30);
    EXPECT_EQ(json.at("unclassified"), 0);
    EXPECT_TRUE(json.at("team_needed").is_null()) << "no rep has a territory yet";
    EXPECT_EQ(cli({"workload", ws, "--scenario", "S"}).status, 2);
    EXPECT_EQ(cli({"workload", ws, "--scenario", "S", "--calls", "A=often"}).status, 2);
    EXPECT_EQ(cli({"workload", ws, "--scenario", "S", "--calls", "=1x1"}).status, 2);
    EXPECT_EQ(cli({"workload", ws, "--scenario", "S", "--calls", "A=1x1", "--class", "no"}).status,
              3);
}

TEST_F(PerformanceCommands, ResultsStandBesideThePeriodBeforeAndWhatIsExpected) {
    importDeals();
    const auto json = cliJson({"performance", ws, "--scenario", "S", "--from", "2026-07-01", "--to",
                               "2026-09-30", "--target", "420"});
    EXPECT_EQ(json.at("before_from"), "2026-03-31");
    EXPECT_EQ(json.at("before_to"), "2026-06-30");
    const auto& north = json.at("territories")[0];
    const auto& south = json.at("territories")[1];
    EXPECT_EQ(north.at("won"), 140);
    EXPECT_EQ(north.at("conversion").get<double>(), 2.0 / 3);
    EXPECT_EQ(north.at("new_accounts"), 1) << "A2 bought a year ago";
    EXPECT_TRUE(north.at("growth").is_null());
    EXPECT_EQ(south.at("won"), 30);
    EXPECT_EQ(south.at("growth"), -0.5);
    EXPECT_EQ(south.at("open"), 90);
    EXPECT_EQ(south.at("new_accounts"), 0);
    // Potentials 140 and 70: each is expected to make of it what the other did.
    EXPECT_NEAR(north.at("expected").get<double>(), 60, 1e-9);
    EXPECT_NEAR(south.at("expected").get<double>(), 70, 1e-9);
    EXPECT_NEAR(south.at("own_part").get<double>(), -40, 1e-9);
    EXPECT_NEAR(south.at("structural_part").get<double>(), 5, 1e-9);
    EXPECT_EQ(north.at("target"), 273) << "2 : 1, but no farther than 30 % from the mean";
    EXPECT_EQ(json.at("won"), 170);
    EXPECT_EQ(json.at("without_account"), 1);
    EXPECT_EQ(json.at("without_territory").at("deals"), 1);
    EXPECT_EQ(json.at("without_territory").at("won"), 7);
    EXPECT_EQ(cli({"performance", ws, "--scenario", "S", "--from", "soon"}).status, 2);
    EXPECT_EQ(
        cli({"performance", ws, "--scenario", "S", "--from", "2026-07-01", "--to", "2026-06-30"})
            .status,
        2);
}

TEST_F(PerformanceCommands, SegmentsAreColumnsEverywhere) {
    const auto made = cliJson({"segments", "make", ws, "--as", "tier", "--shares-of", "potential",
                               "--shares", "60,30", "--labels", "Key,Core,Tail"});
    // 60, 50 and 40 of 220 begin below 132; 30 and 20 begin below 198; 10 and 10 do not.
    ASSERT_EQ(made.at("segments").size(), 3U);
    EXPECT_EQ(made.at("segments")[0].at("segment"), "Key");
    EXPECT_EQ(made.at("segments")[0].at("accounts"), 3);
    EXPECT_EQ(made.at("segments")[0].at("value"), 150);
    EXPECT_EQ(made.at("segments")[1].at("accounts"), 2);
    EXPECT_EQ(made.at("changed"), 7);
    const auto rows = [&](const std::string& where) {
        return cliJson({"list", ws, "accounts", "--scenario", "S", "--where", where})
            .at("rows")
            .size();
    };
    EXPECT_EQ(rows("tier = 'Key'"), 3U);
    const auto work = cliJson({"workload", ws, "--scenario", "S", "--class", "tier", "--calls",
                               "key=10x60", "--where", "tier <> 'Tail'"});
    EXPECT_EQ(work.at("visits"), 30);
    cliJson({"segments", "make", ws, "--as", "kind", "--rule", "Big=potential >= 40", "--rule",
             "North=territory_code IS NOT NULL OR zip = '67001'", "--otherwise", "Rest"});
    EXPECT_EQ(rows("kind = 'North'"), 2U);
    EXPECT_EQ(cliJson({"segments", "list", ws}).at("schemes").size(), 2U);
    EXPECT_EQ(cliJson({"segments", "refresh", ws, "tier"}).at("changed"), 0);
    cliJson({"undo", ws});
    EXPECT_EQ(cliJson({"segments", "list", ws}).at("schemes").size(), 1U) << "one step";
    cliJson({"segments", "remove", ws, "tier"});
    EXPECT_EQ(cli({"list", ws, "accounts", "--scenario", "S", "--where", "tier = 'Key'"}).status,
              3);
    EXPECT_EQ(cli({"segments", "make", ws, "--as", "zip", "--ranks-of", "potential"}).status, 3);
    EXPECT_EQ(cli({"segments", "make", ws, "--as", "t"}).status, 2);
    EXPECT_EQ(cli({"segments", "remove", ws, "tier"}).status, 3);
}

TEST_F(PerformanceCommands, BuyersAreSegmentedByWhatTheyWon) {
    importDeals();
    const auto made =
        cliJson({"segments", "make", ws, "--as", "buyer", "--buying", "--until", "2026-10-01"});
    std::int64_t accounts = 0;
    double value = 0;
    for (const auto& one : made.at("segments")) {
        accounts += one.at("accounts").get<std::int64_t>();
        value += one.at("value").get<double>();
    }
    EXPECT_EQ(accounts, 7);
    EXPECT_EQ(value, 100 + 40 + 10 + 30 + 60 + 7);
    EXPECT_EQ(made.at("segments").back().at("segment"), "Prospect");
    EXPECT_EQ(made.at("segments").back().at("accounts"), 3);
}
