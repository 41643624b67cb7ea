// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/contiguity.h"

#include "tests/support/letter_grid.h"
#include "tests/support/random_problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace core::align {
namespace {

Pieces piecesOf(const std::string& picture) {
    const test::LetterGrid grid(picture);
    return findPieces(Problem(grid.problem()), grid.alignment);
}

TEST(Contiguity, CountsPiecesOfEachTerritory) {
    const Pieces pieces = piecesOf("ABA/BBA/CCA");
    EXPECT_EQ(pieces.perTerritory, (std::vector<int>{2, 1, 1}));
    EXPECT_FALSE(pieces.contiguous());
}

TEST(Contiguity, CornersDoNotConnect) {
    EXPECT_FALSE(piecesOf("AB/BA").contiguous());
}

TEST(Contiguity, ATerritoryMayBeBrokenWhereTheLandIs) {
    EXPECT_TRUE(piecesOf("AB_A").contiguous());
    EXPECT_FALSE(piecesOf("ABA_A").contiguous());
}

TEST(Contiguity, ABridgeJoinsAnIsland) {
    ProblemData data = test::LetterGrid("AB_AB").problem();
    data.borders.push_back({1, 2, 0, true});
    EXPECT_FALSE(findPieces(Problem(data), data.current).contiguous());
    EXPECT_TRUE(findPieces(Problem(data), {0, 1, 1, 1}).contiguous());
}

TEST(Contiguity, UnassignedUnitsBelongToNoPiece) {
    const Pieces pieces = piecesOf("A.A");
    EXPECT_EQ(pieces.piece[1], -1);
    EXPECT_EQ(pieces.perTerritory[0], 2);
}

TEST(RemovalTest, ARingWithAGapNeedsTheWayRound) {
    const test::LetterGrid grid("AAA/A_A/AAA");
    const Problem problem(grid.problem());
    const Graph graph(problem);
    RemovalTest removal(graph);
    EXPECT_TRUE(removal.staysConnected(grid.alignment, 1));
    const test::LetterGrid broken("AAA/A_A/AAB");
    EXPECT_FALSE(removal.staysConnected(broken.alignment, 1));
}

RC_GTEST_PROP(RemovalTest, AgreesWithCountingPieces, (std::uint64_t seed)) {
    Random random(seed);
    const Problem problem(test::randomProblem({7, 6, 3, 1, 0.15, 0.25, false, false}, seed));
    Alignment alignment;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        alignment.push_back(static_cast<TerritoryIx>(random.below(3)));
    }
    const Graph graph(problem);
    RemovalTest removal(graph);
    const std::vector<bool> articulation = articulationUnits(problem, alignment);
    const int before = static_cast<int>(findPieces(problem, alignment).owner.size());
    for (UnitIx i = 0; i < problem.units(); ++i) {
        Alignment without = alignment;
        without[static_cast<std::size_t>(i)] = kUnassigned;
        const int after = static_cast<int>(findPieces(problem, without).owner.size());
        RC_ASSERT(removal.staysConnected(alignment, i) == (after <= before));
        RC_ASSERT(articulation[static_cast<std::size_t>(i)] == (after > before));
    }
}

} // namespace
} // namespace core::align
