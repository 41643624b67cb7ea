// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/match_error.h"

#include <gtest/gtest.h>

#include <limits>

using core::quality::errorRadiusM;
using core::quality::usualErrorM;

TEST(MatchError, GrowsFromLevelToLevel) {
    double before = 0;
    for (const char* level :
         {"pin", "rooftop", "parcel", "given", "interpolated", "street", "zip", "city"}) {
        EXPECT_GT(usualErrorM(level), before) << level;
        before = usualErrorM(level);
    }
    EXPECT_EQ(usualErrorM("none"), 0);
}

TEST(MatchError, APlacesOwnRadiusCountsBeforeTheUsualOne) {
    EXPECT_EQ(errorRadiusM("zip", 6200), 6200);
    EXPECT_EQ(errorRadiusM("zip", {}), usualErrorM("zip"));
    EXPECT_EQ(errorRadiusM("zip", std::numeric_limits<double>::quiet_NaN()), usualErrorM("zip"));
    EXPECT_EQ(errorRadiusM("zip", -1), usualErrorM("zip"));
}
