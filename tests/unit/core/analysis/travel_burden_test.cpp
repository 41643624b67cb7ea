// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/travel_burden.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

using namespace core::analysis;

TEST(TravelBurden, LineHaulAndTourAreThoseWorkedOutByHand) {
    // 48 calls half an hour from the base, 10 minutes apart but for the constant, 8 a day:
    // 8 * (45 + 7.124) + 60 - 7.124 minutes fit 8 hours, so 6 days; 42 ways between calls.
    BurdenDay day;
    day.hours = 8;
    const Burden burden = burdenOf({48, 1800, 600}, day, {1, 0.7124});
    EXPECT_DOUBLE_EQ(burden.visitsPerDay, 8);
    EXPECT_DOUBLE_EQ(burden.days, 6);
    EXPECT_DOUBLE_EQ(burden.haulSeconds, 6 * 3600);
    EXPECT_NEAR(burden.tourSeconds, 42 * 0.7124 * 600, 1e-9);
}

TEST(TravelBurden, ADayThatTheWayThereUsesUpStillHoldsOneCall) {
    const Burden burden = burdenOf({10, 5 * 3600, 600}, {}, {});
    EXPECT_DOUBLE_EQ(burden.visitsPerDay, 1);
    EXPECT_DOUBLE_EQ(burden.days, 10);
    EXPECT_DOUBLE_EQ(burden.tourSeconds, 0);
    EXPECT_EQ(burdenOf({0, 100, 100}, {}, {}).seconds(), 0);
}

TEST(TravelBurden, SpacingIsThatOfAnEvenDensityAndLessWherePlacesCrowd) {
    const std::vector<double> even{25, 25, 25, 25};
    const std::vector<double> areas{1e6, 1e6, 1e6, 1e6};
    EXPECT_DOUBLE_EQ(tourSpacing(even, areas), std::sqrt(4e6 / 100));
    const std::vector<double> crowded{97, 1, 1, 1};
    EXPECT_LT(tourSpacing(crowded, areas), tourSpacing(even, areas));
    EXPECT_EQ(tourSpacing({}, {}), 0);
}

TEST(TravelBurden, TooFewToursFitNothing) {
    const std::vector<BurdenSample> two{{{8, 600, 300}, 4000}, {{16, 600, 300}, 7000}};
    const BurdenFit fit = fitBurden(two, {});
    EXPECT_EQ(fit.model.haul, 1);
    EXPECT_TRUE(fit.estimates.empty());
}

RC_GTEST_PROP(TravelBurden, ToursMadeByAModelAreFittedToThatModel, ()) {
    const auto factor = [](int percent) { return percent / 100.0; };
    const BurdenModel truth{factor(*rc::gen::inRange(30, 300)),
                            0.7124 * factor(*rc::gen::inRange(30, 300))};
    std::vector<BurdenSample> samples;
    for (int i = 0; i < 8; ++i) {
        // Near and far, dense and sparse, so that both factors can be told apart.
        BurdenSample sample;
        sample.input = {8.0 + 8 * (i % 3), 300.0 + 700 * i, i % 2 == 0 ? 120.0 : 1500.0};
        sample.seconds = burdenOf(sample.input, {}, truth).seconds();
        samples.push_back(sample);
    }
    const BurdenFit fit = fitBurden(samples, {});
    RC_ASSERT(std::abs(fit.model.haul / truth.haul - 1) < 1e-6);
    RC_ASSERT(std::abs(fit.model.tour / truth.tour - 1) < 1e-6);
    RC_ASSERT(fit.worstError < 1e-5);
}
