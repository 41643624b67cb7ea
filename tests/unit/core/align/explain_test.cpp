// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/explain.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace core::align {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Explain, NeighboursComeBeforeTerritoriesFartherAway) {
    const Problem problem(test::LetterGrid("AABBCC/AABBCC").problem());
    Evaluator evaluator(problem, problem.data().current);
    const Explanation why = explain(evaluator, problem, 1);
    EXPECT_EQ(why.territory, 0);
    ASSERT_EQ(why.alternatives.size(), 2U);
    EXPECT_EQ(why.alternatives[0].territory, 1);
    EXPECT_TRUE(why.alternatives[0].neighbour);
    EXPECT_DOUBLE_EQ(why.alternatives[0].border, 1000);
    EXPECT_EQ(why.alternatives[1].territory, 2);
    EXPECT_FALSE(why.alternatives[1].neighbour);
    EXPECT_EQ(explain(evaluator, problem, 1, 1).alternatives.size(), 1U);
    EXPECT_THROW(explain(evaluator, problem, 12), Error);
}

TEST(Explain, SaysWhichRulesAMoveWouldBreak) {
    ProblemData data = test::LetterGrid("AAB/AAB/CCC").problem();
    data.tolerance = 0.5;
    data.locked.assign(9, false);
    data.locked[2] = true;
    const Problem problem(data);
    Evaluator evaluator(problem, data.current);
    const Explanation middle = explain(evaluator, problem, 5); // of targets of 3, B keeps one
    EXPECT_EQ(middle.alternatives[0].territory, 2);
    EXPECT_THAT(middle.alternatives[0].obstacles, ElementsAre(HasSubstr("beyond its limits")));
    EXPECT_THAT(middle.alternatives[1].obstacles,
                ElementsAre(HasSubstr("beyond its limits"), HasSubstr("beyond its limits")));
    const Explanation locked = explain(evaluator, problem, 2);
    EXPECT_THAT(locked.alternatives[0].obstacles[0], HasSubstr("is locked"));
    const Explanation bridge = explain(evaluator, problem, 7); // the middle of CCC
    EXPECT_THAT(bridge.alternatives[0].obstacles[0], HasSubstr("fall into 2 pieces"));
}

TEST(Explain, AMoveThatBreaksNothingHasNoObstacles) {
    ProblemData data = test::LetterGrid("AAAB/AABB").problem();
    data.tolerance = 0.3;
    const Problem problem(data);
    Evaluator evaluator(problem, data.current);
    const Explanation why = explain(evaluator, problem, 2);
    EXPECT_THAT(why.alternatives.at(0).obstacles, ElementsAre());
    EXPECT_EQ(why.alternatives[0].after.maxDeviation, 0);
}

RC_GTEST_PROP(Explain, AppliedAndReversedItChangesTheScoreByExactlyWhatWasSaid,
              (std::uint64_t seed)) {
    Random random(seed);
    ProblemData data = test::randomProblem({7, 7, 5, 2, 0.1, 0.3, true, true}, seed);
    data.disruptionPrice = random.uniform();
    const Problem problem(data);
    Evaluator evaluator(problem, data.current);
    const auto unit =
        static_cast<UnitIx>(random.below(static_cast<std::uint64_t>(problem.units())));
    const Explanation why = explain(evaluator, problem, unit);
    RC_ASSERT(why.now == score(problem, data.current));
    for (const Alternative& alternative : why.alternatives) {
        Alignment moved = data.current;
        moved[static_cast<std::size_t>(unit)] = alternative.territory;
        RC_ASSERT(alternative.after == score(problem, moved));
        Evaluator there(problem, moved);
        RC_ASSERT(there.force(unit, why.territory).after == why.now);
    }
}

} // namespace
} // namespace core::align
