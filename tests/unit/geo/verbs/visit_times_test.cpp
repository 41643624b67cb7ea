// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/visit_times.h"

#include <gtest/gtest.h>

using core::records::DateOrder;

namespace {

std::string read(const std::string& text, const std::string& day = {},
                 DateOrder order = DateOrder::MonthFirst) {
    const auto time = geo::readLoggedTime(text, day, "America/New_York", order);
    return time ? time->text : "none";
}

} // namespace

TEST(VisitTimes, TimesWithoutAnOffsetAreThoseOfTheZone) {
    EXPECT_EQ(read("2026-07-01 14:00"), "2026-07-01T18:00:00Z");
    EXPECT_EQ(read("2026-01-15T14:00:30"), "2026-01-15T19:00:30Z");
    EXPECT_EQ(read("7/1/2026 2:00 PM"), "2026-07-01T18:00:00Z");
    EXPECT_EQ(read("7/1/2026 12:05 am"), "2026-07-01T04:05:00Z");
    EXPECT_EQ(read("1.7.2026 14:00 Uhr"), "2026-07-01T18:00:00Z");
    EXPECT_EQ(read("1/7/2026 14:00", "", DateOrder::DayFirst), "2026-07-01T18:00:00Z");
    EXPECT_EQ(read("1 Jul 2026 14:00"), "2026-07-01T18:00:00Z");
    EXPECT_EQ(read("14:00", "2026-07-01"), "2026-07-01T18:00:00Z");
}

TEST(VisitTimes, AnOffsetMeansThatMoment) {
    EXPECT_EQ(read("2026-07-01T14:00:00Z"), "2026-07-01T14:00:00Z");
    EXPECT_EQ(read("2026-07-01T14:00:00+02:00"), "2026-07-01T12:00:00Z");
}

TEST(VisitTimes, ADateAloneIsAWholeDay) {
    EXPECT_EQ(read("2026-07-01"), "2026-07-01");
    EXPECT_EQ(read("", "7/1/2026"), "2026-07-01");
}

TEST(VisitTimes, WhatIsNoTimeIsNone) {
    EXPECT_EQ(read("soon"), "none");
    EXPECT_EQ(read("14:00"), "none") << "of no day";
    EXPECT_EQ(read("2026-03-08 02:30"), "none") << "clocks go forward over it";
    EXPECT_EQ(read("2026-07-01 25:00"), "none");
    EXPECT_EQ(read(""), "none");
}

TEST(VisitTimes, LengthsAreMinutes) {
    EXPECT_EQ(geo::readMinutes("45"), 45);
    EXPECT_EQ(geo::readMinutes("45 min"), 45);
    EXPECT_EQ(geo::readMinutes("1.5 h"), 90);
    EXPECT_EQ(geo::readMinutes("0:45"), 45);
    EXPECT_EQ(geo::readMinutes("1:30:30"), 90.5);
    EXPECT_FALSE(geo::readMinutes("long"));
    EXPECT_FALSE(geo::readMinutes("-5"));
}
