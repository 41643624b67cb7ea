// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/gentle.h"

#include "core/base/error.h"
#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>

namespace core::align {
namespace {

TEST(Gentle, BringsAnEditedPlanBackWithinItsLimits) {
    ProblemData data = test::LetterGrid("AAAABBBB/AAAAABBB/CCCCDDDD/CCCCDDDD").problem();
    data.tolerance = 0.05; // A has one too many, B one too few
    Job job;
    const BalanceResult result = rebalanceGently(data, {{0.1, 0}, 1, 1}, job);
    EXPECT_TRUE(result.feasible);
    EXPECT_LE(result.score.disruption.shares[0], 0.1);
    EXPECT_GE(result.score.disruption.units, 1);
}

TEST(Gentle, KeepsItsBudgetEvenWhereThatIsTooLittle) {
    ProblemData data = test::LetterGrid("AAAAAAAA/AAAAAAAA/CCCCDDDD/CCCCBBDD").problem();
    Job job;
    const BalanceResult result = rebalanceGently(data, {{0.05, 0}, 1, 1}, job);
    EXPECT_FALSE(result.feasible);
    EXPECT_TRUE(result.score.budgetKept);
    EXPECT_LE(result.score.disruption.units, 1);
}

TEST(Gentle, NeedsAPlanToStartFrom) {
    ProblemData data = test::LetterGrid("../..").problem(2);
    Job job;
    EXPECT_THROW(rebalanceGently(data, {}, job), Error);
}

} // namespace
} // namespace core::align
