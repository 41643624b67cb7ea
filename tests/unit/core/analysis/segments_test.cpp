// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/segments.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

using namespace core::analysis;

TEST(Segments, SharesAreOfTheSumAndTheOneThatCrossesStaysAbove) {
    // 50 + 30 make 80 of 100; 12 begins at 80 and belongs to the next; 5 begins at 92; 3 at 97.
    EXPECT_EQ(shareClasses({5, 50, 3, 30, 12, 0, -4}, {0.8, 0.15}),
              (std::vector<int>{1, 0, 2, 0, 1, 2, 2}));
    EXPECT_EQ(shareClasses({90, 10}, {0.8, 0.15}), (std::vector<int>{0, 1}));
    EXPECT_EQ(shareClasses({0, 0}, {0.5}), (std::vector<int>{1, 1}));
    EXPECT_TRUE(shareClasses({}, {0.5}).empty());
}

TEST(Segments, RanksAreEvenAndEqualValuesStayTogether) {
    EXPECT_EQ(quantileClasses({4, 1, 3, 2}, 4), (std::vector<int>{3, 0, 2, 1}));
    EXPECT_EQ(quantileClasses({7, 7, 7, 7}, 4), (std::vector<int>{2, 2, 2, 2}));
    const double none = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(quantileClasses({none, 5}, 2), (std::vector<int>{0, 1}));
}

TEST(Segments, BuyersAreToldApartByWhenAndHowMuch) {
    std::vector<Buying> accounts;
    for (int i = 0; i < 5; ++i) {
        accounts.push_back({10.0 + 100 * i, 5 - i, 500.0 - 100 * i}); // the newest buy most
    }
    accounts.push_back({});
    accounts.push_back({1000, 9, 9000}); // much, but long ago
    accounts.push_back({1, 1, 1});       // little, just now
    const auto classes = buyingClasses(accounts);
    EXPECT_EQ(classes[0], BuyingClass::Champion);
    EXPECT_EQ(classes[5], BuyingClass::Prospect);
    EXPECT_EQ(classes[6], BuyingClass::AtRisk);
    EXPECT_EQ(classes[7], BuyingClass::Promising);
    EXPECT_EQ(classes[4], BuyingClass::Dormant);
}

RC_GTEST_PROP(Segments, MoreIsNeverAWorseClass, ()) {
    const auto values = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-5, 40));
    const std::vector<double> numbers(values.begin(), values.end());
    const int classes = *rc::gen::inRange(2, 9);
    const auto shares = shareClasses(numbers, {0.5, 0.3});
    const auto ranks = quantileClasses(numbers, classes);
    for (std::size_t a = 0; a < numbers.size(); ++a) {
        RC_ASSERT(ranks[a] >= 0);
        RC_ASSERT(ranks[a] < classes);
        for (std::size_t b = 0; b < numbers.size(); ++b) {
            if (numbers[a] > numbers[b]) {
                RC_ASSERT(shares[a] <= shares[b]);
                RC_ASSERT(ranks[a] >= ranks[b]);
            }
        }
    }
}
