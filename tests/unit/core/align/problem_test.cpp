// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/problem.h"

#include "core/base/error.h"
#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace core::align {
namespace {

std::string refusal(const std::function<void(ProblemData&)>& spoil) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    spoil(data);
    try {
        const Problem problem(data);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::Input);
        return error.what();
    }
    return "accepted";
}

TEST(Problem, RefusesWhatCannotBeAlignedWithASentence) {
    EXPECT_EQ(refusal([](ProblemData&) {}), "accepted");
    EXPECT_EQ(refusal([](ProblemData& d) { d = {}; }), "there are no basic units to align");
    EXPECT_EQ(refusal([](ProblemData& d) { d.measures.clear(); }),
              "no activity measure is given to balance");
    EXPECT_EQ(refusal([](ProblemData& d) { d.positions[2].x = std::nan(""); }),
              "r1c3 has no usable position");
    EXPECT_EQ(refusal([](ProblemData& d) { d.measures[0].values[4] = -1; }),
              "r2c2 has a negative value in measure 'work'");
    EXPECT_EQ(refusal([](ProblemData& d) { d.measures[0].values.pop_back(); }),
              "measure 'work' has 8 values for 9 units");
    EXPECT_EQ(refusal([](ProblemData& d) { d.measures[0].values.assign(9, 0); }),
              "measure 'work' has no activity: every unit is zero");
    EXPECT_EQ(refusal([](ProblemData& d) {
                  d.measures[0].values.assign(9, std::numeric_limits<Amount>::max() / 5);
              }),
              "measure 'work' is too large to add up");
    EXPECT_EQ(refusal([](ProblemData& d) { d.measures[0].weight = 0; }),
              "no measure has a weight, so there is nothing to balance");
    EXPECT_EQ(refusal([](ProblemData& d) {
                  d.borders.push_back({3, 3, 1, false});
              }),
              "a border does not join two different units");
    EXPECT_EQ(refusal([](ProblemData& d) {
                  d.borders.push_back({0, 99, 1, false});
              }),
              "a border does not join two different units");
    EXPECT_EQ(refusal([](ProblemData& d) { d.territories.clear(); }),
              "there must be at least one territory");
    EXPECT_EQ(refusal([](ProblemData& d) { d.territories.assign(10, {}); }),
              "10 territories cannot be made of 9 units");
    EXPECT_EQ(refusal([](ProblemData& d) { d.territories[1].targets = {0}; }),
              "the target of B in measure 'work' must be above zero");
    EXPECT_EQ(refusal([](ProblemData& d) { d.current[5] = 7; }),
              "the current territory of r2c3 does not exist");
    EXPECT_EQ(refusal([](ProblemData& d) { d.tolerance = std::nan(""); }),
              "the tolerance must not be negative");
    EXPECT_EQ(refusal([](ProblemData& d) { d.areas.pop_back(); }),
              "areas are given for 8 of 9 units; they must be given for all or none");
}

TEST(Problem, RefusesLocksThatContradict) {
    EXPECT_EQ(refusal([](ProblemData& d) {
                  d.locked.assign(9, false);
                  d.locked[0] = true;
                  d.current[0] = kUnassigned;
              }),
              "r1c1 is locked but has no territory");
    EXPECT_EQ(refusal([](ProblemData& d) {
                  d.locked.assign(9, true);
                  d.allowed.assign(9, {});
                  d.allowed[0] = {1, 2};
              }),
              "r1c1 is locked in A, which it may not belong to");
}

TEST(Problem, DefaultTargetsAreEqualShares) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    for (TerritoryIx t = 0; t < 3; ++t) {
        EXPECT_DOUBLE_EQ(problem.target(t, 0), 3);
    }
}

TEST(Problem, BandsContainExactlyTheAmountsWithinTheTolerance) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.territories[0].targets = {100};
    data.territories[1].targets = {33};
    data.territories[2].targets = {60};
    data.territories[2].minimum = {58};
    data.territories[2].maximum = {61};
    data.tolerance = 0.05;
    const Problem problem(data);
    EXPECT_EQ(problem.limits(0, 0).lower, 95);
    EXPECT_EQ(problem.limits(0, 0).upper, 105);
    EXPECT_EQ(problem.limits(1, 0).lower, 32); // 31.35 to 34.65
    EXPECT_EQ(problem.limits(1, 0).upper, 34);
    EXPECT_EQ(problem.limits(2, 0).lower, 58);
    EXPECT_EQ(problem.limits(2, 0).upper, 61);
    EXPECT_DOUBLE_EQ(problem.excess(0, 0, 100), 0);
    EXPECT_DOUBLE_EQ(problem.excess(0, 0, 90), 0.05);
    EXPECT_DOUBLE_EQ(problem.excess(0, 0, 107), 0.02);
}

TEST(Problem, RepeatedBordersBecomeOneLink) {
    ProblemData data = test::LetterGrid("AB").problem();
    data.borders = {{0, 1, 300, false}, {1, 0, 200, false}, {0, 1, 0, true}};
    const Problem problem(data);
    ASSERT_EQ(problem.neighbours(0).size(), 1U);
    EXPECT_DOUBLE_EQ(problem.neighbours(0)[0].border, 500);
    EXPECT_FALSE(problem.neighbours(0)[0].bridge);
    EXPECT_EQ(problem.links()[static_cast<std::size_t>(problem.neighbours(0)[0].mate)].unit, 0);
}

TEST(Problem, LocksAndAllowedSetsAreOneRule) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.locked.assign(9, false);
    data.locked[0] = true;
    data.allowed.assign(9, {});
    data.allowed[1] = {1, 2};
    const Problem problem(data);
    EXPECT_TRUE(problem.allows(0, 0));
    EXPECT_FALSE(problem.allows(0, 1));
    EXPECT_FALSE(problem.allows(1, 0));
    EXPECT_TRUE(problem.allows(1, 2));
    EXPECT_TRUE(problem.allows(2, 0));
}

TEST(Problem, UnitsWithoutActivityStillHaveAPlace) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.measures[0].values = {0, 100, 0, 0, 0, 0, 0, 0, 800};
    const Problem problem(data);
    EXPECT_DOUBLE_EQ(problem.weight(1), 100);
    EXPECT_DOUBLE_EQ(problem.weight(0), 1);
}

TEST(Problem, WhatIsFixedToATerritoryComesOffWhatItsUnitsShallBring) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.territories[0].fixed = {3}; // 12 in all, 4 each
    data.tolerance = 0.25;
    const Problem problem(data);
    EXPECT_DOUBLE_EQ(problem.target(0, 0), 1);
    EXPECT_DOUBLE_EQ(problem.wholeTarget(0, 0), 4);
    EXPECT_DOUBLE_EQ(problem.target(1, 0), 4);
    EXPECT_EQ(problem.limits(0, 0).lower, 0);
    EXPECT_EQ(problem.limits(0, 0).upper, 2);
    EXPECT_EQ(problem.limits(1, 0).lower, 3);
    EXPECT_NEAR(problem.targetLoad(0) + problem.targetLoad(1) + problem.targetLoad(2), 1, 1e-12);
}

TEST(Problem, AFixedAmountBeyondTheLimitLeavesNoRoomForUnits) {
    ProblemData data = test::LetterGrid("AB").problem();
    data.territories[0].fixed = {100};
    const Problem problem(data);
    EXPECT_LT(problem.limits(0, 0).upper, 0);
    EXPECT_GT(problem.target(0, 0), 0);
    data.territories[0].fixed = {-1};
    EXPECT_THROW(Problem{data}, Error);
}

} // namespace
} // namespace core::align
