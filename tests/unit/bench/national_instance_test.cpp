// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/national/national_instance.h"

#include "core/align/contiguity.h"
#include "core/base/error.h"
#include "tests/bench/districting_instance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace bench {
namespace {

using core::Json;

NationalParams newEngland() {
    NationalParams params;
    params.units = 200;
    params.districts = 10;
    params.states = {"CT", "RI"};
    return params;
}

Json made(const NationalParams& params) {
    core::Job job;
    return nationalInstance(params, job);
}

TEST(NationalInstance, IsTheSameForTheSameSeedOnly) {
    NationalParams params = newEngland();
    const std::string first = made(params).dump();
    EXPECT_EQ(made(params).dump(), first);
    params.seed = 2;
    EXPECT_NE(made(params).dump(), first);
}

TEST(NationalInstance, IsAConnectedInstanceOfTheSizeAskedFor) {
    const auto instance = districtingOf(made(newEngland()), "national");
    EXPECT_EQ(instance.data.positions.size(), 200U);
    EXPECT_EQ(instance.data.territories.size(), 10U);
    EXPECT_TRUE(instance.aboutCentroid);
    const core::align::Problem problem(instance.data);
    EXPECT_EQ(problem.components(), 1);
    const std::set<std::string> keys(instance.data.names.begin(), instance.data.names.end());
    EXPECT_EQ(keys.size(), 200U);
    // Thiessen cells have about six neighbours; without filling gaps there would be fewer.
    EXPECT_GT(instance.data.borders.size(), 200U * 2);
}

TEST(NationalInstance, WeightsAreLogNormal) {
    NationalParams params = newEngland();
    params.units = 0;
    params.states = {"NY", "PA"};
    const auto weights = made(params).at("population").get<std::vector<std::int64_t>>();
    ASSERT_GT(weights.size(), 2000U);
    double sum = 0;
    double squares = 0;
    for (const auto weight : weights) {
        sum += std::log(static_cast<double>(weight));
        squares += std::pow(std::log(static_cast<double>(weight)), 2);
    }
    const double n = static_cast<double>(weights.size());
    EXPECT_NEAR(sum / n, std::log(1000) - 1.1 * 1.1 / 2, 0.1);
    EXPECT_NEAR(std::sqrt(squares / n - sum / n * sum / n), 1.1, 0.05);
}

TEST(NationalInstance, RefusesMoreUnitsThanThereAre) {
    NationalParams params = newEngland();
    params.units = 100'000;
    EXPECT_THROW(made(params), core::Error);
    params = newEngland();
    params.districts = 201;
    EXPECT_THROW(made(params), core::Error);
    params = newEngland();
    params.states = {"XX"};
    EXPECT_THROW(made(params), core::Error);
}

} // namespace
} // namespace bench
