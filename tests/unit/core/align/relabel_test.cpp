// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/relabel.h"

#include "core/align/hungarian.h"
#include "core/align/score.h"
#include "core/base/random.h"
#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace core::align {
namespace {

TEST(Relabel, NamesFollowTheGround) {
    const Problem problem(test::LetterGrid("AAB/AAB/CCB").problem());
    EXPECT_EQ(relabel(problem, test::LetterGrid::align("CCA/CCA/BBA")), problem.data().current);
}

TEST(Relabel, WithoutACurrentAlignmentNothingChanges) {
    ProblemData data = test::LetterGrid("AAB/AAB/CCB").problem();
    data.current.clear();
    const Alignment plan = test::LetterGrid::align("CCA/CCA/BBA");
    EXPECT_EQ(relabel(Problem(data), plan), plan);
}

TEST(Relabel, NeverBreaksLimitsLocksOrFixedCentres) {
    ProblemData data = test::LetterGrid("AABB").problem();
    const Alignment turned = test::LetterGrid::align("BBBA");
    EXPECT_EQ(relabel(Problem(data), turned), test::LetterGrid::align("AAAB"));
    ProblemData unequal = data;
    unequal.territories[0].targets = {1};
    unequal.territories[1].targets = {3};
    EXPECT_EQ(relabel(Problem(unequal), turned), turned);
    ProblemData based = data;
    based.territories[0].centre = Point{0, 0};
    EXPECT_EQ(relabel(Problem(based), turned), turned);
    ProblemData locked = data;
    locked.current = {1, 0, 0, 0};
    locked.locked = {true, false, false, false};
    EXPECT_EQ(relabel(Problem(locked), turned), turned);
}

RC_GTEST_PROP(Hungarian, MatchesTheBestOfAllPermutations, (std::uint64_t seed)) {
    Random random(seed);
    const std::size_t n = 1 + random.below(6);
    std::vector<std::vector<double>> cost(n, std::vector<double>(n));
    for (auto& row : cost) {
        for (double& value : row) {
            value = static_cast<double>(random.below(50)) - 20;
        }
    }
    const auto sum = [&](const std::vector<int>& columns) {
        double total = 0;
        for (std::size_t i = 0; i < n; ++i) {
            total += cost[i][static_cast<std::size_t>(columns[i])];
        }
        return total;
    };
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 0);
    double best = std::numeric_limits<double>::infinity();
    do {
        best = std::min(best, sum(order));
    } while (std::next_permutation(order.begin(), order.end()));
    RC_ASSERT(sum(assignmentOf(cost)) == best);
}

RC_GTEST_PROP(Relabel, KeepsTheMostOfAllPermutations, (std::uint64_t seed)) {
    Random random(seed);
    ProblemData data = test::LetterGrid("AABB/AABB/CCDD/CCDD").problem();
    data.tolerance = 100;
    for (std::size_t i = 0; i < data.current.size(); ++i) {
        data.current[i] = static_cast<TerritoryIx>(random.below(4));
        data.measures[0].values[i] = static_cast<Amount>(random.below(9));
    }
    data.measures[0].values[0] = 1;
    const Problem problem(data);
    Alignment plan;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        plan.push_back(static_cast<TerritoryIx>(random.below(4)));
    }
    std::vector<int> names{0, 1, 2, 3};
    Amount least = std::numeric_limits<Amount>::max();
    do {
        Alignment named = plan;
        for (TerritoryIx& t : named) {
            t = names[static_cast<std::size_t>(t)];
        }
        least = std::min(least, disruption(problem, named).amounts[0]);
    } while (std::next_permutation(names.begin(), names.end()));
    RC_ASSERT(disruption(problem, relabel(problem, plan)).amounts[0] == least);
}

} // namespace
} // namespace core::align
