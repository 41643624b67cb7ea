// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/total_bands.h"

#include "core/base/random.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

using namespace core;
using namespace core::quality;

namespace {

UncertainAmount coin(double value, double first) {
    return {value, 1, {{0, first}, {1, 1 - first}}};
}

} // namespace

TEST(TotalBands, CertainTotalsHaveNoWidth) {
    const std::vector<double> certain = {100, 90};
    const auto bands = totalBands(certain, {});
    EXPECT_EQ(bands[0].low, 100);
    EXPECT_EQ(bands[0].high, 100);
    EXPECT_EQ(bands[1].mean, 90);
}

TEST(TotalBands, OneDoubtfulAccountIsThereOrNot) {
    const std::vector<double> certain = {100, 90};
    const std::vector<UncertainAmount> uncertain = {coin(10, 0.5)};
    const auto bands = totalBands(certain, uncertain);
    EXPECT_EQ(bands[0].low, 100);
    EXPECT_EQ(bands[0].high, 110);
    EXPECT_NEAR(bands[1].mean, 95, 1e-9);
}

TEST(TotalBands, AProbableDuplicateLowersTheTotal) {
    const std::vector<double> certain = {100};
    const std::vector<UncertainAmount> uncertain = {{10, 0.2, {{0, 1.0}}}};
    const auto bands = totalBands(certain, uncertain);
    EXPECT_EQ(bands[0].low, 100);
    EXPECT_EQ(bands[0].high, 110);
    EXPECT_NEAR(bands[0].mean, 102, 1e-9);
}

TEST(TotalBands, ManyAmountsFollowTheirMoments) {
    const std::vector<double> certain = {0, 0};
    const std::vector<UncertainAmount> uncertain(400, coin(1, 0.5));
    const auto bands = totalBands(certain, uncertain);
    // 400 coins: deviation 10; 98 % lie within 2.326 deviations.
    EXPECT_NEAR(bands[0].low, 200 - 23.3, 2);
    EXPECT_NEAR(bands[0].high, 200 + 23.3, 2);
    const std::vector<UncertainAmount> very(60'000, coin(1, 0.1)); // by moments, no simulation
    const auto large = totalBands(certain, very);
    const double deviation = std::sqrt(60'000 * 0.09);
    EXPECT_NEAR(large[0].low, 6'000 - 2.326 * deviation, 3);
    EXPECT_NEAR(large[0].high, 6'000 + 2.326 * deviation, 3);
}

TEST(TotalBands, TheSameSeedGivesTheSameBands) {
    const std::vector<double> certain = {5, 7};
    std::vector<UncertainAmount> uncertain;
    for (int i = 1; i < 50; ++i) {
        uncertain.push_back(coin(i, 0.02 * i));
    }
    const auto a = totalBands(certain, uncertain);
    const auto b = totalBands(certain, uncertain);
    EXPECT_EQ(a[0].low, b[0].low);
    EXPECT_EQ(a[1].high, b[1].high);
}

TEST(TotalBands, ErrorPointsSpreadAsTheRadiusSays) {
    const Point centre{-72.7, 41.3};
    const auto points = errorPoints(centre, 1'000, 1'000);
    int inside = 0;
    for (const Point point : points) {
        const double x = (point.x - centre.x) * 111'320 * std::cos(centre.y * 3.14159265 / 180);
        const double y = (point.y - centre.y) * 111'320;
        inside += std::hypot(x, y) <= 1'000 ? 1 : 0;
    }
    EXPECT_NEAR(inside, 950, 1);
    for (const Point point : errorPoints(centre, 0, 5)) {
        EXPECT_NEAR(point.x, centre.x, 1e-12);
    }
}

/// The promise of the band: whatever the values and chances, outcomes drawn independently of it lie
/// inside at least 95 times out of 100.
RC_GTEST_PROP(TotalBands, HoldOutcomesOfTheirModel, ()) {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    const auto count = *rc::gen::inRange<std::size_t>(1, 60);
    Random random(seed);
    std::vector<UncertainAmount> uncertain;
    for (std::size_t i = 0; i < count; ++i) {
        const double first = random.uniform();
        const double second = (1 - first) * random.uniform();
        uncertain.push_back({std::exp(2 * random.normal()),
                             random.below(4) == 0 ? random.uniform() : 1,
                             {{0, first}, {1, second}}});
    }
    const std::vector<double> certain = {10, 20};
    BandOptions options;
    options.seed = seed + 1;
    const auto bands = totalBands(certain, uncertain, options);
    int inside = 0;
    constexpr int kTrials = 600;
    for (int trial = 0; trial < kTrials; ++trial) {
        double total = certain[0];
        for (const UncertainAmount& amount : uncertain) {
            const bool there =
                random.uniform() < amount.counts && random.uniform() < amount.shares[0].second;
            total += there ? amount.value : 0;
        }
        inside += total >= bands[0].low - 1e-9 && total <= bands[0].high + 1e-9 ? 1 : 0;
    }
    RC_ASSERT(inside >= 0.95 * kTrials);
}
