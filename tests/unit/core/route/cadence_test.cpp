// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/cadence.h"

#include <gtest/gtest.h>

namespace core::route {
namespace {

/// Monday to Friday of so many weeks; day 0 is a Monday.
std::vector<int> weeks(int count) {
    std::vector<int> days;
    for (int day = 0; day < 7 * count; ++day) {
        if (day % 7 < 5) {
            days.push_back(day);
        }
    }
    return days;
}

TEST(Cadence, AWeeklyCallKeepsItsWeekday) {
    const auto patterns = evenPatterns(weeks(6), {7, 0, {}});
    ASSERT_EQ(patterns.size(), 5U);
    EXPECT_EQ(patterns[2], (std::vector<int>{2, 9, 16, 23, 30, 37}));
}

TEST(Cadence, EverySecondWeekHasTenWaysToBegin) {
    const auto patterns = evenPatterns(weeks(6), {14, 0, {}});
    ASSERT_EQ(patterns.size(), 10U);
    EXPECT_EQ(patterns.back(), (std::vector<int>{11, 25, 39}));
}

TEST(Cadence, ACallEveryFourWeeksHappensAsOftenAsTheHorizonHolds) {
    const auto patterns = evenPatterns(weeks(6), {28, 0, {}});
    ASSERT_EQ(patterns.size(), 10U);
    EXPECT_EQ(patterns.front(), (std::vector<int>{0, 28}));
    EXPECT_EQ(evenPatterns(weeks(1), {28, 0, {}}).size(), 5U);
}

TEST(Cadence, AHolidayIsPassedOverWithinTheSlack) {
    std::vector<int> days = weeks(2);
    days.erase(days.begin() + 7); // Wednesday of the second week
    EXPECT_EQ(evenPatterns(days, {7, 0, {}}).size(), 4U);
    const auto patterns = evenPatterns(days, {7, 1, {}});
    ASSERT_EQ(patterns.size(), 5U);
    EXPECT_EQ(patterns[2], (std::vector<int>{2, 8}));
}

TEST(Cadence, TheLastCallSetsTheTurn) {
    EXPECT_EQ(evenPatterns(weeks(2), {7, 0, -5}), (std::vector<std::vector<int>>{{2, 9}}));
    // Overdue: as soon as possible.
    EXPECT_EQ(evenPatterns(weeks(2), {7, 0, -50}), (std::vector<std::vector<int>>{{0, 7}}));
}

TEST(Cadence, NothingToSpreadGivesNoPattern) {
    EXPECT_TRUE(evenPatterns({}, {7, 0, {}}).empty());
    EXPECT_TRUE(evenPatterns(weeks(1), {0, 0, {}}).empty());
    EXPECT_TRUE(evenPatterns(weeks(1), {7, 0, 3}).empty());
}

} // namespace
} // namespace core::route
