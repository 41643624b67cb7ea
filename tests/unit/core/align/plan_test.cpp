// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/plan.h"

#include "core/align/move_chain.h"
#include "core/align/repair.h"
#include "core/align/score.h"
#include "core/base/random.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace core::align {
namespace {

Problem randomPlanProblem(std::uint64_t seed, Random& random) {
    ProblemData data = test::randomProblem({7, 7, 4, 2, 0.1, 0.2, true, false}, seed);
    data.compactness = static_cast<Compactness>(random.below(3));
    data.disruptionPrice = static_cast<double>(random.below(2));
    if (random.below(2) == 0) {
        data.territories[0].centre = Point{2000, 3000};
    }
    return Problem(std::move(data));
}

Alignment startOf(const Problem& problem) {
    Alignment alignment = problem.data().current;
    repairContiguity(problem, alignment);
    return alignment;
}

void checkEqual(const Plan& plan, const Problem& problem) {
    const Score s = score(problem, plan.alignment());
    RC_ASSERT(std::abs(plan.excess() - s.excess) <= 1e-9);
    if (problem.data().compactness == Compactness::MemberMoment) {
        RC_ASSERT(plan.objective() >= s.objective * (1 - 1e-9));
    } else {
        RC_ASSERT(std::abs(plan.objective() - s.objective) <= 1e-6 * (1 + s.objective));
    }
}

RC_GTEST_PROP(Plan, MovesChangeTheScoreByWhatWasSaid, (std::uint64_t seed)) {
    Random random(seed);
    const Problem problem = randomPlanProblem(seed, random);
    const Region region(problem);
    Plan plan(region, startOf(problem));
    for (int step = 0; step < 60 && !plan.cutLinks().empty(); ++step) {
        const int link = plan.cutLinks()[random.below(plan.cutLinks().size())];
        const UnitIx unit = region.graph.source(link);
        const UnitIx other = region.graph.end(link);
        const double cost = plan.objective();
        const double excess = plan.excess();
        const TerritoryIx to = plan.owner(other);
        const bool swapping = random.below(2) == 0;
        const Change said = swapping ? plan.swapChange(unit, other) : plan.shiftChange(unit, to);
        if (swapping) {
            if (!region.allows(unit, to) || !region.allows(other, plan.owner(unit)) ||
                !plan.swap(unit, other)) {
                RC_ASSERT(std::abs(plan.excess() - excess) <= 1e-9);
                continue;
            }
        } else if (region.allows(unit, to) && plan.removable(unit)) {
            plan.assign(unit, to);
        } else {
            continue;
        }
        RC_ASSERT(std::abs(plan.excess() - excess - said.excess) <= 1e-9);
        const double change = plan.objective() - cost;
        const double slack = 1e-6 * (1 + std::abs(cost));
        // With member centres a better centre may be found on the way.
        RC_ASSERT(problem.data().compactness == Compactness::MemberMoment ||
                  std::abs(change - said.cost) <= slack);
        checkEqual(plan, problem);
    }
    RC_ASSERT(findPieces(problem, plan.alignment()).contiguous());
}

RC_GTEST_PROP(Chain, LessensTheExcessAndKeepsTerritoriesWhole, (std::uint64_t seed)) {
    Random random(seed);
    const Problem problem = randomPlanProblem(seed, random);
    const Region region(problem);
    Plan plan(region, startOf(problem));
    const double before = plan.excess();
    const int chains = repairBalance(plan);
    RC_ASSERT((chains > 0 ? plan.excess() < before : plan.excess() == before));
    RC_ASSERT(findPieces(problem, plan.alignment()).contiguous());
    checkEqual(plan, problem);
}

TEST(Chain, CarriesActivityAcrossATerritoryInBetween) {
    const Problem problem(test::LetterGrid("AAAAABBBC").problem());
    const Region region(problem);
    Plan plan(region, problem.data().current);
    repairBalance(plan);
    EXPECT_EQ(plan.alignment(), test::LetterGrid::align("AAABBBCCC"));
}

TEST(Repair, KeepsTheHeavierPieceAndAttachesTheRest) {
    const Problem problem(test::LetterGrid("AABBA/AABBB/AABBB").problem());
    Alignment alignment = problem.data().current;
    repairContiguity(problem, alignment);
    EXPECT_EQ(alignment, test::LetterGrid::align("AABBB/AABBB/AABBB"));
}

TEST(Repair, FillsGapsFromTheNearestTerritory) {
    const Problem problem(test::LetterGrid("AA.../...BB").problem());
    Alignment alignment = problem.data().current;
    fillUnassigned(problem, alignment);
    EXPECT_TRUE(findPieces(problem, alignment).contiguous());
    EXPECT_EQ(alignment[2], 0);
    EXPECT_EQ(alignment[7], 1);
}

TEST(Repair, AnEmptyTerritoryGetsAUnit) {
    ProblemData data = test::LetterGrid("AAAA/AAAA").problem(3);
    const Problem problem(data);
    Alignment alignment = data.current;
    repairContiguity(problem, alignment);
    const Score s = score(problem, alignment);
    EXPECT_GT(s.territories[1].units, 0);
    EXPECT_GT(s.territories[2].units, 0);
    EXPECT_TRUE(s.contiguous);
}

TEST(Repair, IslandsWithoutAWayAreGivenToTheNearestCentre) {
    const Problem problem(test::LetterGrid("AABB__.").problem());
    Alignment alignment = problem.data().current;
    repairContiguity(problem, alignment);
    EXPECT_EQ(alignment[4], 1);
}

} // namespace
} // namespace core::align
