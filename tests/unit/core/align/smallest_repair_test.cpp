// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/smallest_repair.h"

#include "core/base/random.h"
#include "tests/support/letter_grid.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <optional>

namespace core::align {
namespace {

/// A picture with what each unit holds, in reading order.
Problem problemOf(const std::string& picture, const std::vector<Amount>& amounts,
                  double tolerance = 0.1, const std::vector<UnitIx>& locked = {}) {
    ProblemData data = test::LetterGrid(picture).problem();
    data.measures = {{"work", amounts, 1}};
    for (TerritorySpec& territory : data.territories) {
        territory.targets.clear();
    }
    data.tolerance = tolerance;
    data.locked.assign(data.positions.size(), false);
    for (const UnitIx unit : locked) {
        data.locked[static_cast<std::size_t>(unit)] = true;
    }
    return Problem(std::move(data));
}

/// Pieces of one territory, by flooding: written apart from the code under test.
int extraPieces(const Problem& problem, const Alignment& alignment, TerritoryIx territory) {
    std::vector<bool> seen(alignment.size(), false);
    std::vector<int> inComponent(static_cast<std::size_t>(problem.components()), 0);
    const std::function<void(UnitIx)> flood = [&](UnitIx i) {
        seen[static_cast<std::size_t>(i)] = true;
        for (const Neighbour& next : problem.neighbours(i)) {
            const auto n = static_cast<std::size_t>(next.unit);
            if (!seen[n] && alignment[n] == territory) {
                flood(next.unit);
            }
        }
    };
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (alignment[at] == territory && !seen[at]) {
            flood(i);
            ++inComponent[static_cast<std::size_t>(problem.component(i))];
        }
    }
    int extra = 0;
    for (const int pieces : inComponent) {
        extra += std::max(0, pieces - 1);
    }
    return extra;
}

bool mended(const Problem& problem, const Alignment& alignment) {
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        for (int m = 0; m < problem.measures(); ++m) {
            Amount sum = 0;
            for (UnitIx i = 0; i < problem.units(); ++i) {
                sum += alignment[static_cast<std::size_t>(i)] == t ? problem.amount(i, m) : 0;
            }
            if (sum < problem.limits(t, m).lower || sum > problem.limits(t, m).upper) {
                return false;
            }
        }
        if (extraPieces(problem, alignment, t) > extraPieces(problem, problem.data().current, t)) {
            return false;
        }
    }
    return true;
}

/// The smallest repair among all alignments there are.
std::optional<std::pair<int, Amount>> smallestOfAll(const Problem& problem) {
    std::optional<std::pair<int, Amount>> best;
    Alignment alignment = problem.data().current;
    const std::function<void(UnitIx, int, Amount)> tryAll = [&](UnitIx i, int moves, Amount sum) {
        if (best && std::pair(moves, sum) >= *best) {
            return;
        }
        if (i == problem.units()) {
            if (mended(problem, alignment)) {
                best = {moves, sum};
            }
            return;
        }
        const auto at = static_cast<std::size_t>(i);
        const TerritoryIx now = problem.current(i);
        tryAll(i + 1, moves, sum);
        if (now != kUnassigned && !problem.locked(i)) {
            for (TerritoryIx t = 0; t < problem.territories(); ++t) {
                if (t != now) {
                    alignment[at] = t;
                    tryAll(i + 1, moves + 1, sum + problem.amount(i, 0));
                }
            }
            alignment[at] = now;
        }
    };
    tryAll(0, 0, 0);
    return best;
}

Repair repairOf(const Problem& problem, const RepairOptions& options = {}) {
    Job job;
    return smallestRepair(problem, options, job);
}

TEST(SmallestRepair, APlanWithinItsBandsNeedsNone) {
    const Repair repair = repairOf(problemOf("AABB", {1, 1, 1, 1}));
    EXPECT_TRUE(repair.found && repair.least);
    EXPECT_TRUE(repair.moves.empty());
}

TEST(SmallestRepair, MovesOneUnitOverTheBorder) {
    const Repair repair = repairOf(problemOf("AAAB/AAAB", {1, 1, 1, 1, 1, 1, 1, 3}));
    ASSERT_TRUE(repair.found);
    ASSERT_EQ(repair.moves.size(), 1U);
    EXPECT_EQ(repair.moves[0], (RepairMove{2, 0, 1}));
    EXPECT_TRUE(repair.fewest && repair.least);
}

TEST(SmallestRepair, OfTwoUnitsThatWouldDoItMovesTheSmaller) {
    const Repair repair = repairOf(problemOf("AAB/AAB", {5, 2, 1, 5, 3, 5}, 0.2));
    ASSERT_EQ(repair.moves.size(), 1U);
    EXPECT_EQ(repair.moves[0].unit, 4); // with 2 alone B stays below its band
    const Repair wide = repairOf(problemOf("AAB/AAB", {5, 2, 1, 5, 3, 5}, 0.3));
    ASSERT_EQ(wide.moves.size(), 1U);
    EXPECT_EQ(wide.moves[0].unit, 1);
}

TEST(SmallestRepair, PassesALoadOnThroughATerritoryBetween) {
    const Repair repair = repairOf(problemOf("AAAABBBC", {2, 2, 2, 2, 2, 2, 2, 2}, 0.26));
    ASSERT_TRUE(repair.found);
    EXPECT_EQ(repair.moves.size(), 2U);
    EXPECT_TRUE(repair.least);
}

TEST(SmallestRepair, KeepsLocks) {
    const std::vector<Amount> amounts{1, 1, 1, 1, 1, 1, 1, 3};
    const Repair repair = repairOf(problemOf("AAAB/AAAB", amounts, 0.1, {2}));
    ASSERT_EQ(repair.moves.size(), 1U);
    EXPECT_EQ(repair.moves[0].unit, 6);
    EXPECT_FALSE(repairOf(problemOf("AAAB/AAAB", amounts, 0.1, {0, 1, 2, 4, 5, 6})).found);
}

TEST(SmallestRepair, SaysWhenItIsNotProven) {
    RepairOptions hasty;
    hasty.work = 1;
    const Repair repair = repairOf(
        problemOf("AAAABBBC/AAAABBBC", {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, 0.26),
        hasty);
    EXPECT_FALSE(repair.least);
    EXPECT_GE(repair.atLeast, 1);
}

RC_GTEST_PROP(SmallestRepair, IsTheSmallestOfAllThereAre, (std::uint64_t seed)) {
    Random random(seed);
    static const char* const kPictures[] = {"AAB/ABB/CCC", "AAAB/ABBB/CCCC",   "AABB/AABB/AABB",
                                            "AABC/AABC",   "A.BB/AABB/CCBB",   "AAB_C/AABBC",
                                            "ABA/ABB/CCC", "AAABB_CC/AABBB_CC"};
    const std::string picture = kPictures[random.below(std::size(kPictures))];
    const test::LetterGrid grid(picture);
    std::vector<Amount> amounts;
    std::vector<UnitIx> locked;
    for (std::size_t i = 0; i < grid.positions.size(); ++i) {
        amounts.push_back(random.below(5) == 0 ? 0 : static_cast<Amount>(random.below(30)) + 10);
        if (random.below(8) == 0 && grid.alignment[i] != kUnassigned) {
            locked.push_back(static_cast<UnitIx>(i));
        }
    }
    amounts[0] += 20;
    const Problem problem =
        problemOf(picture, amounts, 0.08 + 0.05 * static_cast<double>(random.below(5)), locked);
    const auto best = smallestOfAll(problem);
    RepairOptions options;
    options.mostMoves = problem.units();
    const Repair repair = repairOf(problem, options);
    RC_ASSERT(repair.found == best.has_value());
    if (best) {
        RC_ASSERT(repair.fewest && repair.least);
        RC_ASSERT(static_cast<int>(repair.moves.size()) == best->first);
        RC_ASSERT(repair.disruption == best->second);
        Alignment after = problem.data().current;
        for (const RepairMove& move : repair.moves) {
            RC_ASSERT(!problem.locked(move.unit));
            after[static_cast<std::size_t>(move.unit)] = move.to;
        }
        RC_ASSERT(mended(problem, after));
    }
}

} // namespace
} // namespace core::align
