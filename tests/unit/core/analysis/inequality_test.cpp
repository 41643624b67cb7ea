// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/inequality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

using namespace core::analysis;

TEST(Inequality, EqualSharesHaveNoGini) {
    EXPECT_NEAR(gini(lorenzCurve({{5, 1}, {5, 1}, {5, 1}})), 0, 1e-12);
    EXPECT_NEAR(gini(lorenzCurve({{2, 1}, {4, 2}, {6, 3}})), 0, 1e-12);
}

TEST(Inequality, OneWithAllOfFourHasThreeQuarters) {
    EXPECT_NEAR(gini(lorenzCurve({{0, 1}, {0, 1}, {8, 1}, {0, 1}})), 0.75, 1e-12);
}

TEST(Inequality, TheGiniIsTheMeanDifferenceOverTwiceTheMean) {
    // 1, 2, 3, 6: sum of |differences| over all pairs = 2 * (1+2+5+1+4+3) = 32; / (2 * 16 * 3).
    EXPECT_NEAR(gini(lorenzCurve({{6, 1}, {1, 1}, {3, 1}, {2, 1}})), 32.0 / 96, 1e-12);
}

TEST(Inequality, NothingToShareIsNoCurve) {
    EXPECT_TRUE(lorenzCurve({}).empty());
    EXPECT_TRUE(lorenzCurve({{0, 1}, {0, 1}}).empty());
    EXPECT_TRUE(lorenzCurve({{5, 0}, {NAN, 1}}).empty());
    EXPECT_EQ(gini({}), 0);
}

TEST(Inequality, ClassesHaveAnEdgeAtTheTarget) {
    const auto bins = shareBins({0.93, 1.0, 1.04, 1.12});
    ASSERT_EQ(bins.size(), 20U);
    EXPECT_NEAR(bins.front().from, 0.93, 1e-9);
    int members = 0;
    for (const ShareBin& bin : bins) {
        EXPECT_FALSE(bin.from < 1 - 1e-9 && bin.to > 1 + 1e-9);
        members += static_cast<int>(bin.members.size());
    }
    EXPECT_EQ(members, 4);
}

TEST(Inequality, FarSharesMakeWideClasses) {
    const auto bins = shareBins({0, 250, std::numeric_limits<double>::infinity(), NAN});
    EXPECT_LE(bins.size(), 20U);
    EXPECT_EQ(bins.front().members, std::vector<int>{0});
    EXPECT_EQ(bins.back().members, std::vector<int>{1});
    EXPECT_TRUE(shareBins({}).empty());
}

RC_GTEST_PROP(InequalityProperty, CurvesRiseBelowTheDiagonal, (std::vector<unsigned> amounts)) {
    std::vector<Portion> portions;
    for (const unsigned amount : amounts) {
        portions.push_back({static_cast<double>(amount % 1000), 1.0 + amount % 7});
    }
    const auto curve = lorenzCurve(portions);
    for (std::size_t i = 1; i < curve.size(); ++i) {
        RC_ASSERT(curve[i].targets >= curve[i - 1].targets);
        RC_ASSERT(curve[i].amounts >= curve[i - 1].amounts);
        RC_ASSERT(curve[i].amounts <= curve[i].targets + 1e-12);
    }
    RC_ASSERT(gini(curve) >= 0 && gini(curve) < 1);
}

RC_GTEST_PROP(InequalityProperty, EveryShareIsInTheClassItLiesIn, (std::vector<unsigned> raw)) {
    std::vector<double> shares;
    for (const unsigned value : raw) {
        shares.push_back(value % 4000 / 1000.0);
    }
    const auto bins = shareBins(shares);
    RC_ASSERT(bins.size() <= 20U);
    std::size_t members = 0;
    for (const ShareBin& bin : bins) {
        members += bin.members.size();
        for (const int member : bin.members) {
            const double share = shares[static_cast<std::size_t>(member)];
            RC_ASSERT(share >= bin.from - 1e-6 && share < bin.to + 1e-6);
        }
    }
    RC_ASSERT(members == shares.size());
}
