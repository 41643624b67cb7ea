// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <gtest/gtest.h>

TEST(Random, TheSequenceOfASeedNeverChanges) {
    core::Random random(1);
    EXPECT_EQ(random.next(), 0xB3F2AF6D0FC710C5ULL);
    EXPECT_EQ(random.next(), 0x853B559647364CEAULL);
}

TEST(Random, DrawsStayBelowTheBound) {
    core::Random random(7);
    for (int i = 0; i < 1000; ++i) {
        EXPECT_LT(random.below(3), 3U);
        const double u = random.uniform();
        EXPECT_TRUE(u >= 0 && u < 1);
    }
}
