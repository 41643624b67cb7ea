// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/districting_instance.h"

#include "core/align/balance.h"
#include "core/align/score.h"
#include "core/base/error.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace core::align {
namespace {

std::string folder() {
    return std::string(EVENLODE_SHARED_DATA) + "/districting/";
}

class Districting : public ::testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(folder())) {
            GTEST_SKIP() << "the districting instances are not here";
        }
    }
};

TEST_F(Districting, ThePublishedPlansScoreAsPublished) {
    for (const char* name : {"IA-county-k4", "ID-county-k2", "NM-county-k3", "OK-county-k5",
                             "AL-county-k7", "NM-tract-k3"}) {
        const auto instance = bench::readDistricting(folder() + name + ".json");
        const Problem problem(instance.data);
        const Score s = score(problem, instance.solution);
        EXPECT_TRUE(s.feasible()) << name;
        EXPECT_NEAR(bench::publishedUnit(s.objective), *instance.published, 0.01) << name;
    }
}

TEST_F(Districting, SmallInstancesReachTheOptimum) {
    for (const char* name : {"ID-county-k2", "NM-county-k3"}) {
        const auto instance = bench::readDistricting(folder() + name + ".json");
        const Problem problem(instance.data);
        BalanceOptions options;
        options.iterations = 20'000;
        Job job;
        const BalanceResult result = balance(problem, options, job);
        EXPECT_TRUE(result.feasible) << name;
        const double value = bench::publishedUnit(result.score.objective);
        EXPECT_NEAR(value, *instance.published, 1e-2 * value) << name;
    }
}

TEST_F(Districting, PerturbedCasesTakeTheirGraphFromTheBase) {
    const std::string file = folder() + "perturbed-counties.json";
    const auto names = bench::perturbedNames(file);
    ASSERT_EQ(names.size(), 49U);
    const auto instance = bench::readPerturbedDistricting(file, names.front());
    EXPECT_NO_THROW(Problem{instance.data});
    EXPECT_THROW(bench::readPerturbedDistricting(file, "nowhere"), Error);
}

TEST(DistrictingFiles, WhatIsNotAnInstanceIsAnInputError) {
    EXPECT_THROW(bench::readDistricting("/nowhere.json"), Error);
}

} // namespace
} // namespace core::align
