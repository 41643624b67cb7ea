// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/relaxations.h"

#include "core/align/score.h"
#include "core/base/text.h"
#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core::align {
namespace {

std::vector<Relaxation> relax(const ProblemData& data, const Alignment& plan) {
    const Problem problem(data);
    return relaxationsFor(problem, reasonsFor(problem, plan), plan);
}

const Relaxation* find(const std::vector<Relaxation>& list, Relaxation::Kind kind) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Relaxation& one) { return one.kind == kind; });
    return found == list.end() ? nullptr : &*found;
}

TEST(Relaxations, APlanThatKeepsAllNeedsNone) {
    const ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    EXPECT_TRUE(relax(data, data.current).empty());
}

TEST(Relaxations, TheToleranceThatThePlanNeedsIsNamedFirst) {
    const ProblemData data = test::LetterGrid("AAAA/BBCC").problem();
    const auto list = relax(data, data.current);
    ASSERT_FALSE(list.empty());
    EXPECT_TRUE(list[0].sufficient);
    EXPECT_EQ(list[0].kind, Relaxation::Kind::Tolerance);
    EXPECT_EQ(list[0].message, "a tolerance of " + percent(0.5) + " is needed for the plan found");
    ProblemData wider = data;
    wider.tolerance = list[0].value;
    EXPECT_TRUE(score(Problem(wider), data.current).feasible());
    wider.tolerance -= 0.001;
    EXPECT_FALSE(score(Problem(wider), data.current).feasible());
}

TEST(Relaxations, HardLimitsInTheWayAreGivenTheValueTheyNeed) {
    ProblemData data = test::LetterGrid("AAAA/BBCC").problem();
    data.tolerance = 0.9;
    data.territories[0].maximum = {3};
    const auto list = relax(data, data.current);
    ASSERT_FALSE(list.empty());
    EXPECT_EQ(list[0].message, "let A hold up to 4 of work");
    EXPECT_TRUE(list[0].sufficient);
}

TEST(Relaxations, TheSmallestUnitToUnlockIsNamed) {
    ProblemData data = test::LetterGrid("AAA/AAB/CCC").problem();
    data.measures[0].values = {1, 1, 3, 1, 1, 1, 2, 2, 1};
    data.locked.assign(9, true);
    data.locked[5] = data.locked[6] = false;
    data.tolerance = 0.2;
    const auto list = relax(data, data.current);
    const Relaxation* unlock = find(list, Relaxation::Kind::Unlock);
    ASSERT_TRUE(unlock);
    EXPECT_EQ(unlock->message, "unlock r1c3");
    ProblemData open = data;
    for (const UnitIx i : unlock->units) {
        open.locked[static_cast<std::size_t>(i)] = false;
    }
    EXPECT_LT(provenReasons(Problem(open)).size(), provenReasons(Problem(data)).size());
}

TEST(Relaxations, LocksApartAreSolvedByUnlockingOneOfThem) {
    ProblemData data = test::LetterGrid("ABA/.B.").problem();
    data.tolerance = 0.9;
    data.locked = {true, true, true, false, true, false};
    const auto list = relax(data, {0, 1, 0, 0, 1, 0});
    ASSERT_TRUE(find(list, Relaxation::Kind::Unlock));
    EXPECT_EQ(find(list, Relaxation::Kind::Unlock)->message, "unlock r1c1");
}

TEST(Relaxations, AnotherNumberOfTerritoriesWhereOneIsLikeTheOther) {
    ProblemData data = test::LetterGrid("AAA/AAA").problem(3);
    data.current.clear();
    data.measures[0].values = {1, 1, 4, 1, 1, 1};
    data.tolerance = 0.2;
    const auto list = relax(data, {0, 0, 1, 2, 2, 2});
    const Relaxation* count = find(list, Relaxation::Kind::Territories);
    ASSERT_TRUE(count);
    EXPECT_EQ(count->message, "ask for 2 territories instead of 3");
}

TEST(Relaxations, TheShareThatHasToChangeHandsIsNamed) {
    ProblemData data = test::LetterGrid("AAAAAA/AAAABB").problem();
    data.disruptionBudget = DisruptionBudget{0.2, -1};
    const auto list = relax(data, data.current);
    const Relaxation* more = find(list, Relaxation::Kind::Disruption);
    ASSERT_TRUE(more);
    EXPECT_EQ(more->message, "let " + percent(0.334) + " change hands");
}

TEST(Relaxations, AUnitIsLetIntoATerritoryThatHasTooLittle) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.allowed.assign(9, {0, 1});
    data.allowed[7] = data.allowed[8] = {2};
    const auto list = relax(data, {0, 0, 0, 0, 1, 1, 1, 2, 2});
    const Relaxation* allow = find(list, Relaxation::Kind::Allow);
    ASSERT_TRUE(allow);
    EXPECT_EQ(allow->territories, std::vector<TerritoryIx>{2});
}

} // namespace
} // namespace core::align
