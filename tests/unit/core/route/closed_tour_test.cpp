// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/closed_tour.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::route {
namespace {

std::vector<std::int32_t> randomCosts(int size, Random& random) {
    std::vector<std::pair<double, double>> points;
    for (int i = 0; i < size; ++i) {
        points.emplace_back(random.uniform() * 1000, random.uniform() * 1000);
    }
    std::vector<std::int32_t> costs;
    for (const auto& a : points) {
        for (const auto& b : points) {
            costs.push_back(static_cast<std::int32_t>(
                std::lround(std::hypot(a.first - b.first, a.second - b.second))));
        }
    }
    return costs;
}

std::int64_t lengthOf(const std::vector<std::int32_t>& costs, const std::vector<int>& order) {
    std::int64_t length = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const int from = order[i];
        const int to = order[(i + 1) % order.size()];
        length +=
            costs[static_cast<std::size_t>(from) * order.size() + static_cast<std::size_t>(to)];
    }
    return length;
}

RC_GTEST_PROP(ClosedTour, StaysAPermutationAndKnowsItsLength, (std::uint64_t seed)) {
    Random random(seed);
    const int size = 8 + static_cast<int>(random.below(60));
    const auto costs = randomCosts(size, random);
    ClosedTour tour(size, costs);
    tour.begin(0);
    for (int kick = 0; kick < 50; ++kick) {
        const std::int64_t before = tour.length();
        tour.kick(random, 0);
        RC_ASSERT(tour.length() <= before);
        RC_ASSERT(tour.length() == lengthOf(costs, tour.order()));
    }
    std::vector<int> sorted = tour.order();
    std::sort(sorted.begin(), sorted.end());
    for (int city = 0; city < size; ++city) {
        RC_ASSERT(sorted[static_cast<std::size_t>(city)] == city);
    }
}

TEST(ClosedTour, EightCitiesAreInTheBestOrder) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Random random(seed);
        const auto costs = randomCosts(8, random);
        std::vector<int> order(8);
        std::iota(order.begin(), order.end(), 0);
        std::int64_t best = lengthOf(costs, order);
        while (std::next_permutation(order.begin() + 1, order.end())) {
            best = std::min(best, lengthOf(costs, order));
        }
        ClosedTour tour(8, costs);
        tour.begin(0);
        for (int kick = 0; kick < 200; ++kick) {
            tour.kick(random, 0);
        }
        EXPECT_EQ(tour.length(), best) << seed;
    }
}

TEST(ClosedTour, CitiesInOnePlaceAreNoTrouble) {
    ClosedTour tour(10, std::vector<std::int32_t>(100, 0));
    tour.begin(3);
    Random random(1);
    tour.kick(random, 0);
    EXPECT_EQ(tour.length(), 0);
    EXPECT_EQ(tour.order().size(), 10U);
}

} // namespace
} // namespace core::route
