// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/best_plan.h"
#include "core/base/random.h"
#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>

namespace core::align {
namespace {

TEST(BestPlan, IsFoundAgainAfterAnyNumberOfShiftsAndSwaps) {
    const Problem problem(test::LetterGrid("AAAA/AAAA").problem(2));
    const Region region(problem);
    Random random(1);
    for (int trial = 0; trial < 50; ++trial) {
        Plan plan(region, {0, 0, 1, 1, 0, 0, 1, 1});
        BestPlan best(plan);
        for (int move = 0; move < 30; ++move) {
            const auto first = static_cast<UnitIx>(random.below(8));
            const auto second = static_cast<UnitIx>(random.below(8));
            const TerritoryIx a = plan.owner(first);
            const TerritoryIx b = plan.owner(second);
            if (a != b && random.below(2) == 0) {
                plan.assign(first, b);
                plan.assign(second, a);
                best.moved({{first, a}, {second, b}});
            } else {
                plan.assign(first, 1 - a);
                best.moved({{first, a}});
            }
            ASSERT_EQ(best.alignment(), (Alignment{0, 0, 1, 1, 0, 0, 1, 1}));
        }
        best.restore(plan);
        EXPECT_EQ(plan.alignment(), (Alignment{0, 0, 1, 1, 0, 0, 1, 1}));
    }
}

} // namespace
} // namespace core::align
