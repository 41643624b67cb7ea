// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/evaluator.h"

#include "core/align/score.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace core::align {
namespace {

TEST(Evaluator, TellsWhatAMoveWouldDoWithoutDoingIt) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    Evaluator evaluator(problem, problem.data().current);
    const std::vector<UnitIx> units{4};
    const Preview preview = evaluator.evaluate(units, 2);
    ASSERT_EQ(preview.touched.size(), 2U);
    EXPECT_EQ(preview.touched[0].territory, 1);
    EXPECT_EQ(preview.touched[0].values[0], 2);
    EXPECT_TRUE(preview.touched[0].contiguous);
    EXPECT_FALSE(preview.touched[0].withinLimits);
    EXPECT_EQ(preview.touched[1].territory, 2);
    EXPECT_DOUBLE_EQ(preview.touched[1].deviations[0], 1.0 / 3);
    EXPECT_EQ(evaluator.alignment(), problem.data().current);
    EXPECT_EQ(evaluator.figures(1).values[0], 3);
}

TEST(Evaluator, SeesThatATerritoryBreaksApart) {
    const Problem problem(test::LetterGrid("AAA/BBB/BCB").problem());
    Evaluator evaluator(problem, problem.data().current);
    const std::vector<UnitIx> units{4};
    const Preview preview = evaluator.apply(units, 0);
    EXPECT_TRUE(preview.touched[0].contiguous);
    EXPECT_FALSE(preview.touched[1].contiguous);
    EXPECT_EQ(preview.touched[1].pieces, 2);
}

TEST(Evaluator, LockedUnitsStayAndAreListed) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.locked.assign(9, false);
    data.locked[0] = true;
    const Problem problem(data);
    Evaluator evaluator(problem, data.current);
    const std::vector<UnitIx> units{0, 1, 0};
    const Preview preview = evaluator.apply(units, 1);
    EXPECT_EQ(preview.refused, std::vector<UnitIx>{0});
    EXPECT_EQ(evaluator.alignment(), test::LetterGrid::align("ABB/ABB/CCC"));
}

TEST(Evaluator, UnitsCanBeTakenFromAllTerritories) {
    const Problem problem(test::LetterGrid("AAB").problem());
    Evaluator evaluator(problem, problem.data().current);
    const std::vector<UnitIx> units{0, 1};
    const Preview preview = evaluator.apply(units, kUnassigned);
    ASSERT_EQ(preview.touched.size(), 1U);
    EXPECT_EQ(preview.touched[0].units, 0);
    EXPECT_TRUE(evaluator.apply(units, kUnassigned).touched.empty());
    EXPECT_THROW(Evaluator(problem, {0}), Error);
}

RC_GTEST_PROP(Evaluator, AgreesWithTheFullScore, (std::uint64_t seed)) {
    Random random(seed);
    const Problem problem(test::randomProblem({8, 8, 4, 2, 0.1, 0.2, true, true}, seed));
    Evaluator evaluator(problem, problem.data().current);
    for (int round = 0; round < 20; ++round) {
        std::vector<UnitIx> units;
        for (std::uint64_t i = 0; i < 1 + random.below(6); ++i) {
            units.push_back(
                static_cast<UnitIx>(random.below(static_cast<std::uint64_t>(problem.units()))));
        }
        const auto to = static_cast<TerritoryIx>(
            random.below(static_cast<std::uint64_t>(problem.territories())));
        const Preview expected = evaluator.evaluate(units, to);
        const Preview done = evaluator.apply(units, to);
        RC_ASSERT(expected.touched.size() == done.touched.size());
        const Score s = score(problem, evaluator.alignment());
        for (const TerritoryPreview& p : expected.touched) {
            const TerritoryScore& t = s.territories[static_cast<std::size_t>(p.territory)];
            RC_ASSERT(p.values == t.values);
            RC_ASSERT(p.deviations == t.deviations);
            RC_ASSERT(p.pieces == t.pieces);
            RC_ASSERT(p.contiguous == t.contiguous);
            RC_ASSERT(p.units == t.units);
        }
    }
}

} // namespace
} // namespace core::align
