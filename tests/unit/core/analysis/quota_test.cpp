// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quota.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

using core::analysis::quotas;
using Parts = std::vector<std::int64_t>;

TEST(Quotas, FollowPotentialAndAddUp) {
    EXPECT_EQ(quotas({1, 2, 3}, 600, 10), (Parts{100, 200, 300}));
    EXPECT_EQ(quotas({1, 1, 1}, 100, 10), (Parts{34, 33, 33}));
    EXPECT_EQ(quotas({}, 100, 1), Parts{});
    EXPECT_EQ(quotas({0, -5, 0}, 3, 1), (Parts{1, 1, 1}));
}

TEST(Quotas, NoneIsFartherFromTheMeanThanTheCap) {
    // Mean 100, between 80 and 120: the largest is cut, the smallest lifted.
    const Parts parts = quotas({10, 100, 100, 1'000}, 400, 0.2);
    EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), 400);
    EXPECT_EQ(parts[0], 80);
    EXPECT_EQ(parts[1], 100);
    EXPECT_EQ(parts[2], 100);
    EXPECT_EQ(parts[3], 120);
    EXPECT_EQ(quotas({1, 1'000}, 10, 0), (Parts{5, 5}));
}

RC_GTEST_PROP(Quotas, AddUpStayWithinTheCapAndKeepTheOrder, ()) {
    const auto tenths =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-5, 100'000)));
    std::vector<double> potentials;
    for (const int one : tenths) {
        potentials.push_back(one / 10.0);
    }
    const auto total = *rc::gen::inRange<std::int64_t>(0, 50'000'000);
    const double cap = *rc::gen::inRange(0, 120) / 100.0;
    const Parts parts = quotas(potentials, total, cap);
    RC_ASSERT(parts.size() == potentials.size());
    RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
    const double mean = static_cast<double>(total) / static_cast<double>(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = static_cast<double>(parts[i]);
        RC_ASSERT(part >= std::floor(mean * std::max(0.0, 1 - cap)));
        RC_ASSERT(part <= std::ceil(mean * (1 + cap)));
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (potentials[i] > potentials[k]) {
                RC_ASSERT(parts[i] + 1 >= parts[k]);
            }
        }
    }
}
