// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/enclosing_circle.h"

#include "core/base/random.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace core::align {
namespace {

TEST(EnclosingCircle, SimpleShapes) {
    EXPECT_DOUBLE_EQ(minEnclosingCircle({}).radius, 0);
    EXPECT_DOUBLE_EQ(minEnclosingCircle({{3, 4}, {3, 4}}).radius, 0);
    EXPECT_DOUBLE_EQ(minEnclosingCircle({{0, 0}, {6, 8}}).radius, 5);
    const Circle square = minEnclosingCircle({{0, 0}, {2, 0}, {2, 2}, {0, 2}, {1, 1}});
    EXPECT_NEAR(square.radius, std::sqrt(2), 1e-12);
    EXPECT_NEAR(square.centre.x, 1, 1e-12);
    const Circle line = minEnclosingCircle({{0, 0}, {1, 1}, {2, 2}, {4, 4}});
    EXPECT_NEAR(line.radius, std::sqrt(8), 1e-12);
}

TEST(EnclosingCircle, LeavesOutPointsThatAreNotFinite) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_DOUBLE_EQ(minEnclosingCircle({{0, 0}, {nan, 1}, {2, 0}}).radius, 1);
}

RC_GTEST_PROP(EnclosingCircle, HoldsAllPointsAndNoSmallerPairOrTripleCircleDoes,
              (std::uint64_t seed)) {
    Random random(seed);
    std::vector<Point> points;
    for (std::uint64_t i = 0; i < 3 + random.below(8); ++i) {
        points.push_back({1e6 + 1000 * random.uniform(), 2e6 + 1000 * random.uniform()});
    }
    const Circle circle = minEnclosingCircle(points);
    const auto distance = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
    int onCircle = 0;
    for (const Point& p : points) {
        RC_ASSERT(distance(p, circle.centre) <= circle.radius + 1e-6);
        onCircle += std::abs(distance(p, circle.centre) - circle.radius) < 1e-5;
    }
    RC_ASSERT(onCircle >= 2);
    // Moving the centre a little in any direction leaves a point outside.
    for (int step = 0; step < 16; ++step) {
        const double angle = step * 0.3926990817;
        const Point moved{circle.centre.x + 0.1 * std::cos(angle),
                          circle.centre.y + 0.1 * std::sin(angle)};
        double reach = 0;
        for (const Point& p : points) {
            reach = std::max(reach, distance(p, moved));
        }
        RC_ASSERT(reach > circle.radius - 1e-6);
    }
}

} // namespace
} // namespace core::align
