// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/suite.h"

#include "core/base/error.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace bench {
namespace {

using core::Json;
using support::TempDir;

/// A strip of `units`, 10 km apart, in two districts of equal size.
Json strip(const std::string& name, int units) {
    Json json = {{"name", name}, {"k", 2}, {"L", units / 2}, {"U", units / 2}};
    for (int i = 0; i < units; ++i) {
        json["geoid"].push_back(std::to_string(i));
        json["population"].push_back(1);
        json["x"].push_back(10'000 * i);
        json["y"].push_back(0);
        if (i > 0) {
            json["edges"].push_back({i - 1, i});
        }
    }
    return json;
}

class Suite : public ::testing::Test {
protected:
    void SetUp() override {
        Json large = strip("large", 10);
        large["objectives"]["moment_of_inertia"] = {{"published_value", 0.002},
                                                    {"status", "optimal"}};
        large["objectives"]["cut_edges"] = {{"published_value", 1}, {"status", "optimal"}};
        dir.write("a-large.json", large.dump());
        dir.write("small.json", strip("small", 6).dump());
        dir.write("notes.txt", "not looked at");
        Json impossible = {{"name", "impossible"},
                           {"base", "small"},
                           {"k", 2},
                           {"L", 4},
                           {"U", 5},
                           {"status", "infeasible"},
                           {"population", {1, 1, 1, 1, 1, 1}}};
        dir.write("cases.json", Json{{"instances", Json::array({impossible})}}.dump());
    }

    SuiteReport run() {
        SuiteParams params;
        params.tasks = tasksIn(dir.path().string(), issues);
        params.seeds = 2;
        params.timeLimitSeconds = 0.05;
        params.threads = 1;
        core::Job job;
        return runSuite(params, job);
    }

    TempDir dir;
    std::vector<core::Issue> issues;
};

TEST_F(Suite, TakesEveryInstanceOfAFolderSmallestFirst) {
    const auto tasks = tasksIn(dir.path().string(), issues);
    ASSERT_EQ(tasks.size(), 4U);
    EXPECT_EQ(tasks[0].name, "impossible");
    EXPECT_EQ(tasks[1].name, "small");
    EXPECT_EQ(tasks[2].name, "large");
    EXPECT_EQ(tasks[3].objective, DistrictingObjective::CutEdges);
    EXPECT_TRUE(issues.empty());
}

TEST_F(Suite, CountsOptimaAndReasons) {
    const SuiteReport report = run();
    ASSERT_EQ(report.rows.size(), 4U);
    EXPECT_EQ(report.rows[0].feasible, 0);
    EXPECT_EQ(report.rows[0].reasoned, 2);
    EXPECT_FALSE(report.rows[0].medianValue);
    EXPECT_EQ(report.rows[2].feasible, 2);
    EXPECT_NEAR(*report.rows[2].worstGap, 0, 1e-9);
    const std::string text = markdown(report);
    EXPECT_NE(text.find("| large | cut-edges | 10 | 2 | 1 | 1 | 0.000 % | 0.000 % |"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("Of 2 with a proven optimum 2 reach it in the median, 2 on every seed; 0 "
                        "are called infeasible. Of 1 proven infeasible 1 end with a reason, 1 with "
                        "a proof."),
              std::string::npos)
        << text;
    EXPECT_EQ(Json(report)["districting"].size(), 4U);
}

TEST_F(Suite, FilesThatAreNoInstancesAreIssues) {
    dir.write("broken.json", "{");
    EXPECT_EQ(tasksIn(dir.path().string(), issues).size(), 4U);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_NE(issues[0].subject.find("broken.json"), std::string::npos);
}

TEST(SuiteFolder, MustBeThereAndHoldInstances) {
    const TempDir dir;
    std::vector<core::Issue> issues;
    EXPECT_THROW(tasksIn(dir.path().string(), issues), core::Error);
    EXPECT_THROW(tasksIn(dir.file("nowhere"), issues), core::Error);
}

} // namespace
} // namespace bench
