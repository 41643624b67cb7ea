// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/trade_off.h"

#include "core/base/error.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace core::align {
namespace {

TradeOffOptions quick(int plans = 7) {
    TradeOffOptions options;
    options.plans = plans;
    options.search.rounds = 1;
    options.search.iterations = 3000;
    return options;
}

bool worseThroughout(const TradeOffPlan& a, const TradeOffPlan& b) {
    return a.imbalance >= b.imbalance && a.disruption >= b.disruption &&
           a.compactness >= b.compactness;
}

TEST(TradeOff, TheCurrentPlanIsOneEndOfIt) {
    const Problem problem(test::LetterGrid("AAAAAAB/AAAAABB/AACCCCC").problem());
    Job job;
    const TradeOffResult result = tradeOff(problem, quick(), job);
    ASSERT_GE(result.plans.size(), 2U);
    EXPECT_TRUE(std::any_of(result.plans.begin(), result.plans.end(), [&](const TradeOffPlan& p) {
        return p.alignment == problem.data().current && p.disruption == 0;
    }));
    EXPECT_EQ(std::count_if(result.plans.begin(), result.plans.end(),
                            [](const TradeOffPlan& p) { return p.knee; }),
              1);
}

TEST(TradeOff, AskedForFewPlansItKeepsTheKnee) {
    const Problem problem(test::LetterGrid("AAAAAAB/AAAAABB/AACCCCC").problem());
    Job job;
    const TradeOffResult result = tradeOff(problem, quick(1), job);
    ASSERT_EQ(result.plans.size(), 1U);
    EXPECT_TRUE(result.plans[0].knee);
}

TEST(TradeOff, WithoutACurrentPlanItWeighsBalanceAgainstCompactness) {
    ProblemData data = test::LetterGrid("......./......./.......").problem(3);
    data.current.clear();
    const Problem problem(data);
    Job job;
    const TradeOffResult result = tradeOff(problem, quick(), job);
    EXPECT_FALSE(result.plans.empty());
    EXPECT_EQ(result.plans[0].disruption, 0);
}

TEST(TradeOff, CancellingEndsIt) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    Job job;
    job.cancel();
    EXPECT_THROW(tradeOff(problem, quick(), job), Error);
}

RC_GTEST_PROP(TradeOff, NoPlanIsWorseThanAnotherThroughout, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    ProblemData data = test::randomProblem({6, 5, 3, 2, 0.1, 0.2, true, false}, seed);
    for (TerritoryIx& owner : data.current) {
        owner = std::max(0, owner);
    }
    const Problem problem(data);
    Job job;
    TradeOffOptions options = quick();
    options.search.iterations = 500;
    options.tolerances = {0.1, 0.4};
    options.budgets = {0.05, 0.3};
    const TradeOffResult result = tradeOff(problem, options, job);
    for (std::size_t i = 0; i < result.plans.size(); ++i) {
        const TradeOffPlan& plan = result.plans[i];
        RC_ASSERT(plan.score == score(problem, plan.alignment));
        RC_ASSERT(plan.score.contiguous && plan.score.unassigned == 0);
        for (std::size_t j = 0; j < result.plans.size(); ++j) {
            RC_ASSERT(i == j || !worseThroughout(plan, result.plans[j]));
        }
    }
    Job again;
    const TradeOffResult twice = tradeOff(problem, options, again);
    RC_ASSERT(twice.plans.size() == result.plans.size());
    for (std::size_t i = 0; i < result.plans.size(); ++i) {
        RC_ASSERT(twice.plans[i].alignment == result.plans[i].alignment);
    }
}

} // namespace
} // namespace core::align
