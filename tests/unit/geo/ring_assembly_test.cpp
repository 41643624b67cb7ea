// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/ring_assembly.h"

#include "core/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using geo::GridEdge;
using geo::GridPoint;
using geo::GridRing;
using geo::Side;

std::vector<GridEdge> edgesOf(const std::vector<GridRing>& rings) {
    std::vector<GridEdge> edges;
    for (const GridRing& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
        }
    }
    return edges;
}

GridRing square(std::int64_t x, std::int64_t y, std::int64_t size) {
    return {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
}

GridRing reversed(GridRing ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

TEST(Grid, FractionsAreComparedExactly) {
    const geo::Wide big = geo::Wide{1} << 100;
    EXPECT_EQ(geo::compare({1, 3}, {2, 6}), 0);
    EXPECT_LT(geo::compare({big, big + 1}, {big + 1, big + 2}), 0);
    EXPECT_GT(geo::compare({-big, big + 1}, {-big - 1, big + 2}), 0);
    EXPECT_LT(geo::compare({-1, 2}, {1, 3}), 0);
    EXPECT_EQ(geo::compare({-4, 2}, {-2, 1}), 0);
}

TEST(Grid, HalvesRoundUpwardsOnBothSidesOfZero) {
    EXPECT_EQ(geo::rounded(3, 2), 2);
    EXPECT_EQ(geo::rounded(-3, 2), -1);
    EXPECT_EQ(geo::rounded(-5, 3), -2);
    EXPECT_EQ(geo::rounded(10, 20), 1);
}

TEST(Grid, PointsAreInsideOutsideOrOnARing) {
    const GridRing ring = square(0, 0, 10);
    EXPECT_EQ(geo::locate(ring, {5, 5}), Side::Inside);
    EXPECT_EQ(geo::locate(ring, {10, 10}), Side::On);
    EXPECT_EQ(geo::locate(ring, {10, 3}), Side::On);
    EXPECT_EQ(geo::locate(ring, {-1, 10}), Side::Outside);
    EXPECT_EQ(geo::locate(ring, {11, 0}), Side::Outside);
    EXPECT_EQ(geo::locate(ring, {1, 1}, 2), Side::Inside) << "half steps";
}

TEST(RingAssembly, EdgesInAnyOrderGiveShellsWithTheirHoles) {
    std::vector<GridEdge> edges =
        edgesOf({square(0, 0, 10), reversed(square(2, 2, 4)), square(20, 0, 5)});
    std::reverse(edges.begin(), edges.end());
    const auto polygons = geo::assemble(edges);
    ASSERT_EQ(polygons.size(), 2U);
    EXPECT_EQ(polygons[0].shell, square(0, 0, 10));
    ASSERT_EQ(polygons[0].holes.size(), 1U);
    EXPECT_LT(geo::doubledArea(polygons[0].holes[0]), 0);
    EXPECT_EQ(polygons[1].shell, square(20, 0, 5));
}

TEST(RingAssembly, ABorderInsideTheRegionVanishes) {
    const auto polygons = geo::assemble(edgesOf({square(0, 0, 10), square(10, 0, 10)}));
    ASSERT_EQ(polygons.size(), 1U);
    EXPECT_EQ(polygons[0].shell.size(), 6U);
    EXPECT_EQ(geo::doubledArea(polygons[0].shell), 400);
}

TEST(RingAssembly, SquaresThatTouchAtACornerStaySeparate) {
    const auto polygons = geo::assemble(edgesOf({square(0, 0, 10), square(10, 10, 10)}));
    ASSERT_EQ(polygons.size(), 2U);
    EXPECT_EQ(polygons[0].shell.size(), 4U);
    EXPECT_EQ(polygons[1].shell.size(), 4U);
}

TEST(RingAssembly, AHoleThatTouchesTheShellIsCutFromIt) {
    // A square with a triangular bite that meets the outer border in one vertex only.
    const GridRing walk = {{0, 0}, {10, 0}, {10, 10}, {5, 10}, {6, 6}, {4, 6}, {5, 10}, {0, 10}};
    const auto polygons = geo::assemble(edgesOf({walk}));
    ASSERT_EQ(polygons.size(), 1U);
    EXPECT_EQ(polygons[0].holes.size(), 1U);
}

TEST(RingAssembly, AnIslandInALakeBelongsToNoHole) {
    const auto polygons =
        geo::assemble(edgesOf({square(0, 0, 100), reversed(square(10, 10, 80)), square(20, 20, 60),
                               reversed(square(30, 30, 10))}));
    ASSERT_EQ(polygons.size(), 2U);
    EXPECT_EQ(polygons[0].holes.size(), 1U);
    ASSERT_EQ(polygons[1].holes.size(), 1U);
    EXPECT_EQ(polygons[1].holes[0].front(), (GridPoint{30, 30}));
}

TEST(RingAssembly, OpenBordersAreRefused) {
    std::vector<GridEdge> edges = edgesOf({square(0, 0, 10)});
    edges.pop_back();
    EXPECT_THROW(geo::assemble(edges), core::Error);
}

TEST(EvenOddBorder, DirectionOfTheRingsDoesNotMatter) {
    for (const GridRing& outer : {square(0, 0, 10), reversed(square(0, 0, 10))}) {
        for (const GridRing& inner : {square(2, 2, 4), reversed(square(2, 2, 4))}) {
            const auto polygons = geo::assemble(geo::evenOddBorder({outer, inner}));
            ASSERT_EQ(polygons.size(), 1U);
            EXPECT_EQ(polygons[0].holes.size(), 1U);
        }
    }
}

TEST(EvenOddBorder, FiguresOfEightAndSpikesBecomeValid) {
    const GridRing eight = {{0, 0}, {5, 5}, {10, 0}, {10, 10}, {5, 5}, {0, 10}};
    EXPECT_EQ(geo::assemble(geo::evenOddBorder({eight})).size(), 2U);
    const GridRing spiked = {{0, 0}, {10, 0}, {10, 10}, {10, 20}, {10, 10}, {0, 10}};
    const auto polygons = geo::assemble(geo::evenOddBorder({spiked}));
    ASSERT_EQ(polygons.size(), 1U);
    EXPECT_EQ(polygons[0].shell.size(), 4U);
}

} // namespace
