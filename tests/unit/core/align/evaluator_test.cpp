// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/evaluator.h"

#include "core/align/score.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace core::align {
namespace {

TEST(Evaluator, TellsWhatAMoveWouldDoWithoutDoingIt) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    Evaluator evaluator(problem, problem.data().current);
    const Score before = evaluator.score();
    const std::vector<UnitIx> units{4};
    const Preview preview = evaluator.evaluate(units, 2);
    EXPECT_EQ(preview.touched, (std::vector<TerritoryIx>{1, 2}));
    EXPECT_EQ(preview.after.territories[1].values[0], 2);
    EXPECT_TRUE(preview.after.territories[1].contiguous);
    EXPECT_FALSE(preview.after.territories[1].withinLimits());
    EXPECT_DOUBLE_EQ(preview.after.territories[2].deviations[0], 1.0 / 3);
    EXPECT_EQ(preview.after.disruption.units, 1);
    EXPECT_DOUBLE_EQ(preview.after.territories[1].kept[0], 2.0 / 3);
    EXPECT_EQ(evaluator.alignment(), problem.data().current);
    EXPECT_TRUE(evaluator.score() == before);
}

TEST(Evaluator, SeesThatATerritoryBreaksApart) {
    const Problem problem(test::LetterGrid("AAA/BBB/BCB").problem());
    Evaluator evaluator(problem, problem.data().current);
    const std::vector<UnitIx> units{4};
    evaluator.apply(units, 0);
    EXPECT_TRUE(evaluator.score().territories[0].contiguous);
    EXPECT_FALSE(evaluator.score().territories[1].contiguous);
    EXPECT_EQ(evaluator.score().territories[1].pieces, 2);
}

TEST(Evaluator, LockedUnitsStayAndAreListed) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.locked.assign(9, false);
    data.locked[0] = true;
    const Problem problem(data);
    Evaluator evaluator(problem, data.current);
    const std::vector<UnitIx> units{0, 1, 0};
    EXPECT_EQ(evaluator.apply(units, 1).refused, std::vector<UnitIx>{0});
    EXPECT_EQ(evaluator.alignment(), test::LetterGrid::align("ABB/ABB/CCC"));
    EXPECT_EQ(evaluator.force(0, 1).after.territories[0].units, 1);
    EXPECT_FALSE(evaluator.force(0, 1).after.locksKept);
}

TEST(Evaluator, UnitsCanBeTakenFromAllTerritories) {
    const Problem problem(test::LetterGrid("AAB").problem());
    Evaluator evaluator(problem, problem.data().current);
    const std::vector<UnitIx> units{0, 1};
    const Preview preview = evaluator.evaluate(units, kUnassigned);
    EXPECT_EQ(preview.touched, std::vector<TerritoryIx>{0});
    EXPECT_EQ(preview.after.territories[0].units, 0);
    EXPECT_EQ(preview.after.unassigned, 2);
    EXPECT_EQ(preview.after.disruption.units, 2);
    evaluator.apply(units, kUnassigned);
    EXPECT_TRUE(evaluator.apply(units, kUnassigned).touched.empty());
    EXPECT_THROW(Evaluator(problem, {0}), Error);
}

TEST(Evaluator, ANeighbourThatClosesInMakesAnEnclave) {
    // C touches A and B; once A has the one unit of B beside it, C lies within A.
    const Problem problem(test::LetterGrid("AAAA/ACBA/AAAA").problem());
    Evaluator evaluator(problem, problem.data().current);
    EXPECT_EQ(evaluator.score().territories[2].enclaves, 0);
    const std::vector<UnitIx> units{6};
    evaluator.apply(units, 0);
    EXPECT_EQ(evaluator.score().territories[2].enclaves, 1);
    EXPECT_EQ(evaluator.score().enclaves, 1);
}

RC_GTEST_PROP(Evaluator, AgreesWithTheFullScoreToTheLastBit, (std::uint64_t seed)) {
    Random random(seed);
    ProblemData data = test::randomProblem({8, 8, 4, 2, 0.1, 0.2, true, true}, seed);
    data.disruptionPrice = random.uniform();
    data.disruptionBudget = DisruptionBudget{0.2, static_cast<int>(random.below(3)) - 1};
    data.areas.assign(data.positions.size(), 1e6);
    data.perimeters.assign(data.positions.size(), 4000);
    data.compactness = random.below(2) == 0 ? Compactness::Moment : Compactness::CutBorders;
    const Problem problem(data);
    Evaluator evaluator(problem, problem.data().current);
    for (int round = 0; round < 20; ++round) {
        std::vector<UnitIx> units;
        for (std::uint64_t i = 0; i < 1 + random.below(6); ++i) {
            units.push_back(
                static_cast<UnitIx>(random.below(static_cast<std::uint64_t>(problem.units()))));
        }
        const auto to = static_cast<TerritoryIx>(
                            random.below(static_cast<std::uint64_t>(problem.territories()) + 1)) -
                        1;
        const Score before = evaluator.score();
        const Preview expected = evaluator.evaluate(units, to);
        RC_ASSERT(evaluator.score() == before);
        const auto done = evaluator.apply(units, to);
        RC_ASSERT(expected.touched == done.touched);
        RC_ASSERT(expected.refused == done.refused);
        RC_ASSERT(expected.after == evaluator.score());
        RC_ASSERT(evaluator.score() == score(problem, evaluator.alignment()));
        RC_ASSERT(
            std::abs(evaluator.score().objective - objective(problem, evaluator.alignment())) <=
            1e-9 * std::max(1.0, evaluator.score().objective));
    }
}

} // namespace
} // namespace core::align
