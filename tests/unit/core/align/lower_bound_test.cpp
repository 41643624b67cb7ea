// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/lower_bound.h"

#include "core/align/score.h"
#include "core/base/random.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace core::align {
namespace {

TEST(LowerBound, NoneForFreeCentresAndCutBorders) {
    Job job;
    Stop stop(job, 0, 1);
    ProblemData data = test::LetterGrid("AABB").problem();
    EXPECT_FALSE(lowerBound(Problem(data), 1e9, stop));
    data.territories[0].centre = data.territories[1].centre = Point{0, 0};
    EXPECT_TRUE(lowerBound(Problem(data), 1e9, stop));
    data.compactness = Compactness::CutBorders;
    EXPECT_FALSE(lowerBound(Problem(data), 1e9, stop));
}

RC_GTEST_PROP(LowerBound, NoPlanWithinTheLimitsIsBelowIt, (std::uint64_t seed)) {
    Random random(seed);
    ProblemData data = test::randomProblem({4, 3, 2, 2, 0, 0.3, false, false}, seed);
    for (auto& territory : data.territories) {
        territory.centre = Point{4000 * random.uniform(), 3000 * random.uniform()};
    }
    const Problem problem(data);
    const auto n = static_cast<std::size_t>(problem.units());
    double best = INFINITY;
    for (unsigned plan = 0; plan < 1U << n; ++plan) {
        Amount values[2][2] = {{0, 0}, {0, 0}};
        Alignment alignment;
        for (std::size_t i = 0; i < n; ++i) {
            const int t = plan >> i & 1;
            alignment.push_back(t);
            for (int q = 0; q < 2; ++q) {
                values[t][q] += problem.amount(static_cast<UnitIx>(i), q);
            }
        }
        double excess = 0;
        for (int t = 0; t < 2; ++t) {
            for (int q = 0; q < 2; ++q) {
                excess += problem.excess(t, q, values[t][q]);
            }
        }
        if (excess == 0) {
            best = std::min(best, objective(problem, alignment));
        }
    }
    Job job;
    Stop stop(job, 0, 1);
    const auto bound = lowerBound(problem, std::isfinite(best) ? best : 1e12, stop);
    RC_ASSERT(bound.has_value());
    RC_ASSERT(*bound <= best);
}

} // namespace
} // namespace core::align
