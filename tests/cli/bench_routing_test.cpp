// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using support::cli;
using support::cliJson;
using support::TempDir;

namespace {

const char* const kTimes = "4\n0 5 9 4\n5 0 4 6\n9 4 0 7\n4 6 7 0\n0 100\n0 5\n0 50\n40 60\n";

TEST(BenchRouting, PrintsTheValueAndTheGapAndWritesTheRoutes) {
    TempDir dir;
    dir.write("best_known.csv", "instance,best_known\nsmall,16\n");
    const std::string plan = dir.file("routes.txt");
    const auto report = cliJson({"bench", "routing", dir.write("small.txt", kTimes), "--format",
                                 "tsptw", "--time-limit", "0.1", "--plan-out", plan});
    EXPECT_EQ(report.at("instance"), "small");
    EXPECT_EQ(report.at("value"), 20);
    EXPECT_EQ(report.at("best_known"), 16);
    EXPECT_EQ(report.at("gap"), 0.25);
    EXPECT_EQ(report.at("feasible"), true);
    EXPECT_TRUE(report.contains("seconds"));
    EXPECT_EQ(dir.read("routes.txt"), "1 2 3\n");
}

TEST(BenchRouting, SumsUpAFolder) {
    TempDir dir;
    dir.write("best_known.csv", "instance,best_known\nsmall,20\n");
    dir.write("small.txt", kTimes);
    const auto run = cli({"bench", "routing", dir.path().string(), "--time-limit", "0.1"});
    EXPECT_EQ(run.status, 0);
    EXPECT_NE(run.out.find("best known reached in 1 of 1"), std::string::npos);
}

TEST(BenchRouting, SaysWhichStopCannotBeServed) {
    TempDir dir;
    const auto run = cli({"bench", "routing",
                          dir.write("late.txt", "3\n0 9 1\n9 0 9\n1 9 0\n0 100\n0 5\n0 50\n"),
                          "--time-limit", "0.1"});
    EXPECT_EQ(run.status, 7);
    EXPECT_NE(run.out.find("nobody can be at 1"), std::string::npos);
}

TEST(BenchRouting, RefusesAFileThatIsNoInstance) {
    TempDir dir;
    EXPECT_EQ(cli({"bench", "routing", dir.write("a.txt", "hello")}).status, 3);
    EXPECT_EQ(cli({"bench", "routing", dir.file("missing.txt")}).status, 3);
    EXPECT_EQ(cli({"bench", "routing", dir.path().string()}).status, 3);
}

} // namespace
