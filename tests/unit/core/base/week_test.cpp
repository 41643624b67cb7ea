// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/week.h"

#include <gtest/gtest.h>

// Dates and weeks as `date -d DATE +%G-W%V` gives them.
TEST(IsoWeek, BelongsToTheYearOfItsThursday) {
    EXPECT_EQ(core::isoWeek("2026-11-30"), "2026-W49");
    EXPECT_EQ(core::isoWeek("2026-12-06"), "2026-W49");
    EXPECT_EQ(core::isoWeek("2027-01-01"), "2026-W53");
    EXPECT_EQ(core::isoWeek("2027-01-04"), "2027-W01");
    EXPECT_EQ(core::isoWeek("2024-12-30"), "2025-W01");
    EXPECT_EQ(core::isoWeek("1969-12-29"), "1970-W01");
    EXPECT_EQ(core::isoWeek("2026-13-01"), "");
}
