// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/class_edges.h"

#include "core/base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace core::analysis;
using testing::ElementsAre;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();

double spreadOf(const std::vector<double>& sorted, std::size_t from, std::size_t to) {
    double mean = 0;
    for (std::size_t i = from; i < to; ++i) {
        mean += sorted[i] / static_cast<double>(to - from);
    }
    double sum = 0;
    for (std::size_t i = from; i < to; ++i) {
        sum += (sorted[i] - mean) * (sorted[i] - mean);
    }
    return sum;
}

/// The least spread of three classes, by trying all.
double leastSpread(const std::vector<double>& sorted) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t a = 1; a + 1 < sorted.size(); ++a) {
        for (std::size_t b = a + 1; b < sorted.size(); ++b) {
            least = std::min(least, spreadOf(sorted, 0, a) + spreadOf(sorted, a, b) +
                                        spreadOf(sorted, b, sorted.size()));
        }
    }
    return least;
}

} // namespace

TEST(ClassEdges, EqualStepsAreAsWideAsEachOther) {
    const std::vector<double> values = {0, 1, 2, 3, 100};
    EXPECT_THAT(classEdges(values, 4, ClassBy::Equal), ElementsAre(0, 25, 50, 75, 100));
    const std::vector<double> odd = {-7, 12, 31};
    EXPECT_THAT(classEdges(odd, 6, ClassBy::Equal), ElementsAre(-7, 0, 10, 20, 30, 31));
}

TEST(ClassEdges, QuantilesHoldNearlyAsManyEachBetweenRoundEdges) {
    std::vector<double> values;
    for (int i = 0; i < 100; ++i) {
        values.push_back(i);
    }
    EXPECT_THAT(classEdges(values, 4, ClassBy::Quantiles), ElementsAre(0, 25, 50, 80, 99));
}

TEST(ClassEdges, NaturalBreaksFindTheGaps) {
    const std::vector<double> values = {1, 2, 3, 50, 51, 52, 53, 400, 410};
    const std::vector<double> edges = classEdges(values, 3, ClassBy::Natural);
    ASSERT_EQ(edges.size(), 4U);
    EXPECT_GT(edges[1], 3);
    EXPECT_LE(edges[1], 50);
    EXPECT_GT(edges[2], 53);
    EXPECT_LE(edges[2], 400);
}

TEST(ClassEdges, WhatIsNoNumberIsInNoClass) {
    const std::vector<double> values = {kNan, 5, 7, kNan};
    const std::vector<double> edges = classEdges(values, 6, ClassBy::Quantiles);
    EXPECT_EQ(classAt(edges, kNan), -1);
    EXPECT_EQ(classAt(edges, 5), 0);
    EXPECT_EQ(classAt(classEdges(std::vector<double>{kNan}, 6, ClassBy::Equal), 5), -1);
    EXPECT_THAT(classEdges(std::vector<double>{}, 6, ClassBy::Natural), ElementsAre(0));
}

TEST(ClassEdges, AWordThatIsNoWayOfClassingIsRefused) {
    for (const ClassBy by : {ClassBy::Quantiles, ClassBy::Natural, ClassBy::Equal}) {
        EXPECT_EQ(classByNamed(classByName(by)), by);
    }
    EXPECT_THROW(classByNamed("jenks"), core::Error);
}

RC_GTEST_PROP(ClassEdges, EveryValueIsInAClassAndEdgesRise, ()) {
    const auto whole =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-5000, 900000)));
    const std::vector<double> values(whole.begin(), whole.end());
    const auto by = *rc::gen::element(ClassBy::Quantiles, ClassBy::Natural, ClassBy::Equal);
    const int classes = *rc::gen::inRange(1, 9);
    const std::vector<double> edges = classEdges(values, classes, by);
    RC_ASSERT(edges.size() >= 2U);
    RC_ASSERT(static_cast<int>(edges.size()) <= classes + 1);
    RC_ASSERT(std::is_sorted(edges.begin(), edges.end()));
    for (const double value : values) {
        const int at = classAt(edges, value);
        RC_ASSERT(at >= 0 && at + 1 < static_cast<int>(edges.size()));
        RC_ASSERT(edges[static_cast<std::size_t>(at)] <= value);
        RC_ASSERT(value <= edges[static_cast<std::size_t>(at) + 1]);
    }
}

RC_GTEST_PROP(ClassEdges, NaturalBreaksHaveTheLeastSpread, ()) {
    // Far apart by powers, so that rounding the edges moves them past no value.
    const auto sizes = *rc::gen::unique<std::vector<int>>(8, rc::gen::inRange(0, 30));
    std::vector<double> sorted;
    for (const int size : sizes) {
        sorted.push_back(std::pow(2.0, size));
    }
    std::sort(sorted.begin(), sorted.end());
    const std::vector<double> edges = classEdges(sorted, 3, ClassBy::Natural);
    RC_PRE(edges.size() == 4U);
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (classAt(edges, sorted[i]) != classAt(edges, sorted[i - 1])) {
            starts.push_back(i);
        }
    }
    RC_PRE(starts.size() == 3U);
    const double found = spreadOf(sorted, 0, starts[1]) + spreadOf(sorted, starts[1], starts[2]) +
                         spreadOf(sorted, starts[2], sorted.size());
    RC_ASSERT(found <= leastSpread(sorted) * (1 + 1e-9) + 1e-9);
}
