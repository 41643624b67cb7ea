// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/drive_town.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using core::Json;
using support::cli;
using support::cliJson;
using support::TempDir;
using testing::HasSubstr;

namespace {

/// The town with drives, its roads not yet imported.
class Drives : public testing::Test {
protected:
    void SetUp() override {
        cliJson({"init", ws});
        cliJson({"units", "import", ws, dir.write("units.geojson", support::DriveTown::units()),
                 "--layer", "zip", "--key", "ZIP"});
        cliJson(
            {"accounts", "import", ws, dir.write("accounts.csv", support::DriveTown::accounts())});
        cliJson({"reps", "import", ws, dir.write("reps.csv", support::DriveTown::reps())});
        cliJson({"units", "aggregate", ws, "--layer", "zip", "--from", "accounts", "--value",
                 "calls", "--as", "calls"});
    }
    Json importRoads() {
        return cliJson({"roads", "import", ws, dir.write("town.osm", support::DriveTown::roads())});
    }
    Json balance(std::vector<std::string> more, int status = 0) {
        std::vector<std::string> words{"balance",     ws,      "--layer",   "zip",
                                       "--measure",   "calls", "--centres", "reps",
                                       "--tolerance", "0.3"};
        words.insert(words.end(), more.begin(), more.end());
        return cliJson(words, status);
    }

    TempDir dir;
    std::string ws = dir.file("plan.gpkg");
};

} // namespace

TEST_F(Drives, ABalanceGoesByTheRoadsOnceThereAreSome) {
    const Json before = balance({"--scenario", "One", "--max-travel", "30"});
    EXPECT_EQ(before["travel"]["engine"], "estimate");
    EXPECT_FALSE(before["travel"]["estimate"]["fitted"].get<bool>());
    const Json roads = importRoads();
    EXPECT_TRUE(roads["estimate"]["fitted"].get<bool>());
    const Json after = balance({"--scenario", "Two", "--max-travel", "30"});
    EXPECT_EQ(after["travel"]["engine"], "embedded");
    EXPECT_TRUE(after["travel"]["estimate"].is_null());
    EXPECT_THAT(after["travel"]["attribution"].get<std::string>(), HasSubstr("OpenStreetMap"));
    EXPECT_EQ(after["travel"]["territories"].size(), 2U);
    const Json estimate =
        balance({"--scenario", "Three", "--max-travel", "30", "--engine", "estimate"});
    EXPECT_TRUE(estimate["travel"]["estimate"]["fitted"].get<bool>());
    const Json slow = balance({"--scenario", "Four", "--max-travel", "30", "--speed", "40"});
    EXPECT_EQ(slow["travel"]["estimate"]["fast_kilometres_per_hour"], 40);
    EXPECT_EQ(cli({"balance", ws, "--from", "Two", "--max-travel", "30", "--speed", "40",
                   "--engine", "embedded"})
                  .status,
              2);
    const Json tight = balance({"--scenario", "Five", "--max-travel", "2"}, 7);
    EXPECT_FALSE(tight["travel"]["beyond"].empty());
    const Json drive = balance({"--scenario", "Six", "--objective", "travel"});
    EXPECT_EQ(drive["objective_is"], "travel");
    EXPECT_EQ(drive["travel"]["engine"], "embedded");
}

TEST_F(Drives, TheBurdenOfACallPlanIsCalibratedAndKept) {
    importRoads();
    balance({"--scenario", "Plan"});
    const std::vector<std::string> words{"travel-burden", ws,           "--scenario",
                                         "Plan",          "--required", "calls"};
    const Json burden = cliJson(words);
    EXPECT_EQ(burden["engine"], "embedded");
    ASSERT_EQ(burden["territories"].size(), 2U);
    double visits = 0;
    for (const Json& t : burden["territories"]) {
        visits += t["visits"].get<double>();
        EXPECT_GT(t["haul_minutes"].get<double>(), 0);
        EXPECT_GT(t["tour_minutes"].get<double>(), 0);
        EXPECT_NEAR(t["drive_minutes"].get<double>(),
                    t["haul_minutes"].get<double>() + t["tour_minutes"].get<double>(), 1e-9);
        EXPECT_EQ(t["base_is"], "home") << "of the rep that the balance was grown from";
    }
    EXPECT_EQ(visits, 127);
    EXPECT_GE(burden["calibration"]["tours"].get<int>(), 3);
    EXPECT_LT(burden["calibration"]["mean_error"].get<double>(), 0.3);
    EXPECT_EQ(burden["tours"].size(), burden["calibration"]["tours"].get<std::size_t>());
    // Kept, so that hours of work use it, and the same seed gives the same.
    auto kept = words;
    kept.push_back("--keep-calibration");
    EXPECT_EQ(cliJson(kept)["calibration"], burden["calibration"]);
    EXPECT_EQ(cliJson({"imbalance", ws, "--scenario", "Plan"})["travel_calibration"]["tours"],
              burden["calibration"]["tours"]);
    const Json again = cliJson(words);
    EXPECT_EQ(again["calibration"]["haul"], burden["calibration"]["haul"]);
    EXPECT_EQ(again["tours"], burden["tours"]);
    EXPECT_THAT(cli(words).out, HasSubstr("Calibrated on"));
    EXPECT_EQ(cli({"travel-burden", ws, "--scenario", "Plan", "--hours", "0"}).status, 2);
}

TEST_F(Drives, ServersNeedLeaveUnlessTheyAreOnThisMachine) {
    const std::vector<std::string> words{"matrix", ws,     dir.file("t.csv"), "--from", "reps",
                                         "--to",   "reps", "--engine"};
    const auto with = [&](std::vector<std::string> more) {
        auto all = words;
        all.insert(all.end(), more.begin(), more.end());
        return cli(all);
    };
    const auto elsewhere = with({"osrm:https://routing.invalid"});
    EXPECT_EQ(elsewhere.status, 2);
    EXPECT_THAT(elsewhere.err, HasSubstr("--send-places"));
    EXPECT_EQ(with({"osrm:http://user:pw@127.0.0.1"}).status, 2);
    EXPECT_EQ(with({"nobody"}).status, 2);
    const auto closed = with({"valhalla:http://127.0.0.1:1"});
    EXPECT_EQ(closed.status, 5) << closed.err;
    EXPECT_THAT(closed.err, HasSubstr("127.0.0.1"));
    EXPECT_EQ(
        cli({"route", ws, "--date", "2026-11-30", "--optimiser", "osrm:http://127.0.0.1:1"}).status,
        2);
}
