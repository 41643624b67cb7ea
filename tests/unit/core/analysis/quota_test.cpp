// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quota.h"

#include <gtest/gtest.h>

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
