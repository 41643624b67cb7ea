// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/score.h"

#include "core/base/error.h"
#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace core::align {
namespace {

Score scoreOf(const std::string& picture) {
    const test::LetterGrid grid(picture);
    return score(Problem(grid.problem()), grid.alignment);
}

TEST(Score, BalanceFiguresFollowTheirFormulas) {
    const Score s = scoreOf("AAAA/AABB/CCCC"); // 6, 2 and 4 of targets 4
    EXPECT_DOUBLE_EQ(s.territories[0].deviations[0], 0.5);
    EXPECT_DOUBLE_EQ(s.territories[1].deviations[0], -0.5);
    EXPECT_DOUBLE_EQ(s.territories[2].indexes[0], 100);
    EXPECT_DOUBLE_EQ(s.maxDeviation, 0.5);
    EXPECT_DOUBLE_EQ(s.measures[0].meanDeviation, 1.0 / 3);
    EXPECT_DOUBLE_EQ(s.measures[0].shareInBand, 1.0 / 3);
    EXPECT_DOUBLE_EQ(s.measures[0].rangeRatio, 3);
    EXPECT_DOUBLE_EQ(s.measures[0].balanceIndex, 100 * (1 - 4.0 / 24));
    EXPECT_NEAR(s.measures[0].cv, std::sqrt(0.5 / 3), 1e-12);
    // Pairs, both ways: |1.5-.5| + |1.5-1| + |.5-1| = 2, twice, over 2 * 9 * 1.
    EXPECT_NEAR(s.measures[0].gini, 4.0 / 18, 1e-12);
    EXPECT_NEAR(s.excess, 2 * 0.5, 1e-9); // of whole units only 4 is within 5 %
}

TEST(Score, PerfectBalanceIsAHundred) {
    const Score s = scoreOf("AAB/ABB/CCC");
    EXPECT_DOUBLE_EQ(s.measures[0].balanceIndex, 100);
    EXPECT_DOUBLE_EQ(s.measures[0].cv, 0);
    EXPECT_DOUBLE_EQ(s.measures[0].gini, 0);
    EXPECT_TRUE(s.feasible());
}

TEST(Score, PerimetersLeaveOutBordersInside) {
    const Score s = scoreOf("AAB/ABB/CCC");
    EXPECT_DOUBLE_EQ(s.territories[2].area, 3e6);
    EXPECT_DOUBLE_EQ(s.territories[2].perimeter, 8000);
    EXPECT_NEAR(*s.territories[2].polsbyPopper, 4 * std::numbers::pi * 3e6 / 64e6, 1e-12);
}

TEST(Score, PolsbyPopperIsUnknownWithoutAreas) {
    ProblemData data = test::LetterGrid("AB").problem();
    data.areas.clear();
    data.perimeters.clear();
    EXPECT_FALSE(score(Problem(data), data.current).territories[0].polsbyPopper);
}

TEST(Score, MomentOfInertiaIsAboutTheCentroid) {
    const Score s = scoreOf("AAA/BBB");
    EXPECT_DOUBLE_EQ(s.territories[0].momentOfInertia, 2e6);
    EXPECT_DOUBLE_EQ(s.territories[0].centre.x, 1500);
    EXPECT_DOUBLE_EQ(s.territories[0].centre.y, 1500);
    EXPECT_DOUBLE_EQ(s.territories[0].meanDistance, 2000.0 / 3);
    EXPECT_DOUBLE_EQ(s.momentOfInertia, 4e6);
    EXPECT_DOUBLE_EQ(s.objective, 4e6);
}

TEST(Score, AFixedCentreStaysWhereItIs) {
    ProblemData data = test::LetterGrid("AAA/BBB").problem();
    data.territories[0].centre = Point{500, 1500};
    const Score s = score(Problem(data), data.current);
    EXPECT_DOUBLE_EQ(s.territories[0].momentOfInertia, 5e6);
    EXPECT_DOUBLE_EQ(s.territories[0].meanDistance, 1000);
}

TEST(Score, MemberMomentsUseRoundedDistancesToTheBestMember) {
    ProblemData data = test::LetterGrid("AAAA/BBBB").problem();
    data.compactness = Compactness::MemberMoment;
    data.distanceStep = 2000;
    data.positions[0].x = -700; // 2.2 km from the second unit: rounds to 2
    const Score s = score(Problem(data), data.current);
    // About the second: 2^2 + 0 + round(1/2)*2 = 2 -> 2^2, then 2^2.
    EXPECT_DOUBLE_EQ(s.territories[0].momentOfInertia, 12e6);
}

TEST(Score, CutBordersCountsLinksBetweenTerritories) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.compactness = Compactness::CutBorders;
    EXPECT_DOUBLE_EQ(score(Problem(data), data.current).objective, 6);
}

TEST(Score, DisruptionCountsWhatChangesHands) {
    ProblemData data = test::LetterGrid("AAB/A.B/CCC").problem();
    data.measures[0].values = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    const Problem problem(data);
    const Score s = score(problem, test::LetterGrid::align("ABB/AAB/CCC"));
    EXPECT_EQ(s.disruption.units, 1);
    EXPECT_DOUBLE_EQ(s.disruption.unitShare, 1.0 / 8);
    EXPECT_EQ(s.disruption.amounts[0], 2);
    EXPECT_DOUBLE_EQ(s.disruption.shares[0], 2.0 / 45);
}

TEST(Score, SaysWhichRulesAreBroken) {
    ProblemData data = test::LetterGrid("ABA").problem();
    data.locked = {true, false, false};
    const Problem problem(data);
    EXPECT_FALSE(score(problem, {0, 1, 0}).contiguous);
    EXPECT_FALSE(score(problem, {1, 0, 0}).locksKept);
    EXPECT_EQ(score(problem, {0, kUnassigned, 1}).unassigned, 1);
    EXPECT_THROW(score(problem, {0, 1}), Error);
    EXPECT_THROW(score(problem, {0, 1, 2}), Error);
}

TEST(Score, AnEmptyTerritoryIsInfinitelyFarFromTheFullest) {
    ProblemData data = test::LetterGrid("AAA").problem(2);
    const Score s = score(Problem(data), data.current);
    EXPECT_TRUE(std::isinf(s.measures[0].rangeRatio));
    EXPECT_DOUBLE_EQ(s.territories[1].deviations[0], -1);
    EXPECT_EQ(s.territories[1].pieces, 0);
    EXPECT_TRUE(s.contiguous);
}

TEST(Score, CountsIsthmuses) {
    EXPECT_EQ(scoreOf("AAA/A_A").territories[0].isthmuses, 3);
}

TEST(Score, WhatIsFixedCountsWithTheUnits) {
    ProblemData data = test::LetterGrid("AAB/ABB/CCC").problem();
    data.territories[0].fixed = {3};
    const Problem problem(data);
    const Score s = score(problem, data.current);
    EXPECT_EQ(s.territories[0].values[0], 6);
    EXPECT_DOUBLE_EQ(s.territories[0].targets[0], 4);
    EXPECT_DOUBLE_EQ(s.territories[0].deviations[0], 0.5);
    EXPECT_EQ(s.territories[1].values[0], 3);
    const Score even = score(problem, test::LetterGrid::align("ABB/BBC/CCC"));
    EXPECT_EQ(even.territories[0].values[0], 4);
    EXPECT_EQ(even.excess, 0);
}

TEST(Score, ShapeFiguresFollowTheirFormulas) {
    ProblemData data = test::LetterGrid("AB").problem();
    for (const Point p : data.positions) {
        data.hulls.first.push_back(static_cast<int>(data.hulls.points.size()));
        for (const Point d : {Point{-500, -500}, {500, -500}, {500, 500}, {-500, 500}}) {
            data.hulls.points.push_back({p.x + d.x, p.y + d.y});
        }
    }
    data.hulls.first.push_back(static_cast<int>(data.hulls.points.size()));
    const Score s = score(Problem(data), test::LetterGrid::align("AA"));
    const TerritoryScore& t = s.territories[0]; // 2 km by 1 km
    EXPECT_NEAR(*t.polsbyPopper, 4 * std::numbers::pi * 2 / 36, 1e-12);
    EXPECT_NEAR(*t.schwartzberg, 1 / std::sqrt(4 * std::numbers::pi * 2 / 36), 1e-12);
    EXPECT_NEAR(*t.convexHullRatio, 1, 1e-12);
    EXPECT_NEAR(*t.reock, 2 / (std::numbers::pi * 1.25), 1e-9);
    // Two discs of 1 km^2 whose middles are 1 km apart.
    const double spread = 2 / (2 * std::numbers::pi) + 2 * 0.25;
    EXPECT_NEAR(*t.normalisedMoment, 4 / (2 * std::numbers::pi * spread), 1e-12);
    EXPECT_DOUBLE_EQ(t.farDistance, 500);
    data.hulls.first.pop_back();
    EXPECT_THROW(Problem{data}, Error);
}

TEST(Score, NinetyPercentOfTheWeightIsWithinTheFarDistance) {
    ProblemData data = test::LetterGrid("AAAAAAAAAA").problem();
    data.territories[0].centre = data.positions[0];
    EXPECT_DOUBLE_EQ(score(Problem(data), data.current).territories[0].farDistance, 8000);
}

TEST(Score, ATerritorySaysWhatItKeepsAndGains) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    const Score s = score(problem, test::LetterGrid::align("AAA/ABB/CC."));
    EXPECT_DOUBLE_EQ(s.territories[0].kept[0], 1);
    EXPECT_DOUBLE_EQ(s.territories[1].kept[0], 2.0 / 3);
    EXPECT_EQ(s.territories[0].gainedUnits, 1);
    EXPECT_EQ(s.pool.leftUnits, 1);
    EXPECT_EQ(s.disruption.units, 2);
    EXPECT_DOUBLE_EQ(s.disruption.unitShare, 2.0 / 9);
}

TEST(Score, NamesAloneAreNoDisruption) {
    const Problem problem(test::LetterGrid("AAB/ABB/CCC").problem());
    const Alignment swapped = test::LetterGrid::align("BBA/BAA/CCC");
    EXPECT_EQ(disruption(problem, swapped).units, 6);
    EXPECT_EQ(relabelledDisruption(problem, swapped).units, 0);
    EXPECT_EQ(relabelledDisruption(problem, test::LetterGrid::align("BBA/BBA/CCC")).units, 1);
}

TEST(Score, EnclavesAreWhollyInsideOneOtherTerritory) {
    EXPECT_EQ(scoreOf("AAA/ABA/AAA").enclaves, 1);
    EXPECT_EQ(scoreOf("AAA/ABA/ABA").enclaves, 0); // reaches the edge of the map
    EXPECT_EQ(scoreOf("AAAA/ABCA/AAAA").enclaves, 0);
}

} // namespace
} // namespace core::align
