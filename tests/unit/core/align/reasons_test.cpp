// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/reasons.h"

#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core::align {
namespace {

bool names(const std::vector<Reason>& reasons, Reason::Kind kind) {
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const Reason& reason) { return reason.kind == kind; });
}

TEST(Reasons, ASolvableProblemHasNone) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    EXPECT_TRUE(provenReasons(problem).empty());
    EXPECT_TRUE(reasonsFor(problem, problem.data().current).empty());
}

TEST(Reasons, ContradictoryLimitsAreNamed) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.territories[1].minimum = {5};
    const auto reasons = provenReasons(Problem(data));
    ASSERT_TRUE(names(reasons, Reason::Kind::ContradictoryLimits));
    EXPECT_EQ(reasons[0].message, "B must hold at least 5 and at most 3 of work");
}

TEST(Reasons, TargetsThatDoNotAddUp) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    for (auto& territory : data.territories) {
        territory.targets = {5};
    }
    EXPECT_TRUE(names(provenReasons(Problem(data)), Reason::Kind::TotalBeyondLimits));
}

TEST(Reasons, LocksBeyondTheLimit) {
    ProblemData data = test::LetterGrid("AAA/AAB/CCC").problem();
    data.locked.assign(9, false);
    for (std::size_t i = 0; i < 5; ++i) {
        data.locked[i] = true;
    }
    EXPECT_TRUE(names(provenReasons(Problem(data)), Reason::Kind::LocksTooLarge));
}

TEST(Reasons, TooLittleAllowed) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.allowed.assign(9, {0, 1});
    data.allowed[8] = {2};
    EXPECT_TRUE(names(provenReasons(Problem(data)), Reason::Kind::TooLittleAllowed));
}

TEST(Reasons, APlanInPiecesBecauseOfLocksIsExplained) {
    ProblemData data = test::LetterGrid("ABA").problem();
    data.tolerance = 1;
    data.locked.assign(3, true);
    const Problem problem(data);
    const auto reasons = reasonsFor(problem, data.current);
    ASSERT_TRUE(names(reasons, Reason::Kind::LocksApart));
    EXPECT_EQ(reasons[0].message, "locks and allowed territories leave A in 2 pieces");
}

TEST(Reasons, NotFoundIsNotCalledProven) {
    const Problem problem(test::LetterGrid("AAAA/BBCC").problem());
    const auto reasons = reasonsFor(problem, problem.data().current);
    ASSERT_TRUE(names(reasons, Reason::Kind::NoneFound));
    for (const Reason& reason : reasons) {
        EXPECT_EQ(reason.proven, reason.kind != Reason::Kind::NoneFound) << reason.message;
    }
}

} // namespace
} // namespace core::align
