// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/geometry/adjacency.h"
#include "geo/geometry/islands.h"
#include "tests/support/shapes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

using namespace geo;
using core::MultiPolygon;
using support::grid;
using support::polygon;
using support::rectangle;

namespace {

Adjacency adjacency(const std::vector<MultiPolygon>& shapes, double tolerance = 1) {
    core::Job job;
    AdjacencyOptions options;
    options.tolerance = tolerance;
    return findAdjacency(shapes, options, job);
}

std::vector<Bridge> bridges(const std::vector<MultiPolygon>& shapes) {
    core::Job job;
    return linkIslands(shapes, adjacency(shapes).borders, job);
}

/// A zigzag line from (x, 0) to (x, 1000) that strays by at most `amplitude`, with `steps` parts.
std::vector<core::Point> zigzag(double x, double amplitude, int steps) {
    std::vector<core::Point> line;
    for (int i = 0; i <= steps; ++i) {
        const double off = i == 0 || i == steps ? 0 : (i % 2 == 0 ? amplitude : -amplitude);
        line.push_back({x + off, 1000.0 * i / steps});
    }
    return line;
}

} // namespace

TEST(Adjacency, SquaresOfAGridShareTheirSides) {
    const Adjacency found = adjacency(grid(2, 2, 1000));
    ASSERT_EQ(found.borders.size(), 4U);
    for (const Border& border : found.borders) {
        EXPECT_DOUBLE_EQ(border.metres, 1000);
    }
}

TEST(Adjacency, CornerTouchesAreNotNeighbours) {
    const Adjacency found = adjacency(grid(2, 2, 1000));
    EXPECT_EQ(found.cornerTouches, (std::vector<UnitPair>{{0, 3}, {1, 2}}));
}

TEST(Adjacency, ATJunctionNeedsNoVertexOnTheLongSide) {
    const Adjacency found = adjacency({rectangle(0, 0, 1000, 1000), rectangle(1000, 0, 500, 400),
                                       rectangle(1000, 400, 500, 600)});
    ASSERT_EQ(found.borders.size(), 3U);
    EXPECT_EQ(found.borders[0].pair, (UnitPair{0, 1}));
    EXPECT_NEAR(found.borders[0].metres, 400, 0.01);
    EXPECT_NEAR(found.borders[1].metres, 600, 0.01);
    EXPECT_NEAR(found.borders[2].metres, 500, 0.01);
}

TEST(Adjacency, BordersWithinTheToleranceAreShared) {
    const std::vector<MultiPolygon> gap = {rectangle(0, 0, 1000, 1000),
                                           rectangle(1000.7, 100, 1000, 800)};
    ASSERT_EQ(adjacency(gap).borders.size(), 1U);
    EXPECT_NEAR(adjacency(gap).borders[0].metres, 800, 0.01);
    EXPECT_TRUE(adjacency(gap, 0.5).borders.empty());
    const std::vector<MultiPolygon> wide = {rectangle(0, 0, 1000, 1000),
                                            rectangle(1020, 0, 1000, 1000)};
    EXPECT_TRUE(adjacency(wide).borders.empty());
    EXPECT_EQ(adjacency(wide, 25).borders.size(), 1U);
}

TEST(Adjacency, OverlapsOfBadlySnappedNeighboursAreBorders) {
    const std::vector<MultiPolygon> shallow = {rectangle(0, 0, 1000, 1000),
                                               rectangle(999.5, 0, 1000, 1000)};
    ASSERT_EQ(adjacency(shallow).borders.size(), 1U);
    EXPECT_NEAR(adjacency(shallow).borders[0].metres, 1000, 1);
    const std::vector<MultiPolygon> deep = {rectangle(0, 0, 1000, 1000),
                                            rectangle(950, 100, 1000, 500)};
    ASSERT_EQ(adjacency(deep).borders.size(), 1U);
    EXPECT_NEAR(adjacency(deep).borders[0].metres, 550, 1);
}

TEST(Adjacency, DifferentlyDrawnBordersAreStillOneBorder) {
    std::vector<core::Point> west = zigzag(500, 0.4, 10);
    std::vector<core::Point> east = zigzag(500, 0.4, 7);
    std::reverse(east.begin(), east.end());
    west.insert(west.end(), {{0, 1000}, {0, 0}});
    east.insert(east.end(), {{1000, 0}, {1000, 1000}});
    std::reverse(east.end() - 2, east.end());
    std::swap(*(east.end() - 1), *(east.end() - 2));
    const Adjacency found = adjacency({polygon(west), polygon(east)});
    ASSERT_EQ(found.borders.size(), 1U);
    EXPECT_NEAR(found.borders[0].metres, 1000, 10);
}

TEST(Adjacency, ABadlySnappedCornerIsStillACorner) {
    const Adjacency found =
        adjacency({rectangle(0, 0, 1000, 1000), rectangle(1000.3, 1000.2, 1000, 1000)});
    EXPECT_TRUE(found.borders.empty());
    EXPECT_EQ(found.cornerTouches, (std::vector<UnitPair>{{0, 1}}));
    const Adjacency overlapping =
        adjacency({rectangle(0, 0, 1000, 1000), rectangle(999.5, 999.5, 1000, 1000)});
    EXPECT_TRUE(overlapping.borders.empty());
    EXPECT_EQ(overlapping.cornerTouches.size(), 1U);
}

TEST(Adjacency, AUnitInTheHoleOfAnotherBordersItAllAround) {
    const Adjacency found =
        adjacency({support::withHole(rectangle(0, 0, 1000, 1000), 400, 400, 200, 100),
                   rectangle(400, 400, 200, 100)});
    ASSERT_EQ(found.borders.size(), 1U);
    EXPECT_DOUBLE_EQ(found.borders[0].metres, 600);
}

TEST(Adjacency, PartsOfOneUnitAreNotItsNeighbours) {
    MultiPolygon two = rectangle(0, 0, 100, 100);
    two.polygons.push_back(rectangle(100, 0, 100, 100).polygons.front());
    EXPECT_TRUE(adjacency({two}).borders.empty());
    EXPECT_TRUE(adjacency({}).borders.empty());
}

TEST(Adjacency, AnExactBorderDoesNotGrowAtItsEnds) {
    // Two coasts leave the end of the common border at right angles to it.
    const Adjacency found = adjacency({rectangle(0, 0, 500, 300), rectangle(500, 0, 500, 300)});
    EXPECT_DOUBLE_EQ(found.borders.at(0).metres, 300);
}

RC_GTEST_PROP(Adjacency, LengthsOfAGridAddUpHoweverItIsShifted, ()) {
    const int columns = *rc::gen::inRange(1, 6);
    const int rows = *rc::gen::inRange(1, 6);
    const double shift = *rc::gen::inRange(-2000000, 2000000) + 0.123;
    double total = 0;
    const Adjacency found = adjacency(grid(columns, rows, 250, {shift, -shift}));
    for (const Border& border : found.borders) {
        total += border.metres;
    }
    const int inner = columns * (rows - 1) + rows * (columns - 1);
    RC_ASSERT(static_cast<int>(found.borders.size()) == inner);
    RC_ASSERT(std::abs(total - 250.0 * inner) < 0.01);
    RC_ASSERT(static_cast<int>(found.cornerTouches.size()) == 2 * (columns - 1) * (rows - 1));
}

TEST(Adjacency, StopsWhenCancelled) {
    core::Job job;
    job.cancel();
    EXPECT_THROW(findAdjacency(grid(3, 3, 10), {}, job), core::Error);
}

TEST(Islands, ComponentsCountCornersAsApart) {
    const auto shapes = grid(2, 2, 1000);
    const std::vector<MultiPolygon> diagonal = {shapes[0], shapes[3]};
    const Components components = componentsOf(2, adjacency(diagonal).borders);
    EXPECT_EQ(components.count, 2);
    EXPECT_EQ(components.of, (std::vector<int>{0, 1}));
}

TEST(Islands, BridgesSpanTheNearestBordersNotTheNearestCentres) {
    // The long unit's centre is far away, but its border is near.
    const std::vector<MultiPolygon> shapes = {
        rectangle(0, 0, 100, 10000), rectangle(400, 9000, 100, 100), rectangle(0, 10000, 100, 100)};
    const auto found = bridges(shapes);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].pair, (UnitPair{0, 1}));
    EXPECT_DOUBLE_EQ(found[0].gapMetres, 300);
    EXPECT_DOUBLE_EQ(found[0].fromA.x, 100);
    EXPECT_DOUBLE_EQ(found[0].toB.x, 400);
}

TEST(Islands, BridgesAreAMinimumSpanningTree) {
    // Islands in a row: each is linked to the next one, not to the mainland.
    const std::vector<MultiPolygon> shapes = {
        rectangle(0, 0, 100, 100), rectangle(300, 0, 100, 100), rectangle(550, 0, 100, 100),
        rectangle(0, 100, 100, 100), rectangle(700, 0, 100, 100)};
    double total = 0;
    const auto found = bridges(shapes);
    ASSERT_EQ(found.size(), 3U);
    for (const Bridge& bridge : found) {
        total += bridge.gapMetres;
    }
    EXPECT_DOUBLE_EQ(total, 200 + 150 + 50);
    EXPECT_EQ(found[2].pair, (UnitPair{2, 4}));
}

TEST(Islands, CornersAndContainedUnitsAreBridgedWithoutAGap) {
    const auto squares = grid(2, 2, 1000);
    const auto corner = bridges({squares[0], squares[3]});
    ASSERT_EQ(corner.size(), 1U);
    EXPECT_EQ(corner[0].gapMetres, 0);
    const auto inside = bridges({rectangle(0, 0, 1000, 1000), rectangle(400, 400, 100, 100)});
    ASSERT_EQ(inside.size(), 1U);
    EXPECT_EQ(inside[0].gapMetres, 0);
}

TEST(Islands, OneComponentNeedsNoBridge) {
    EXPECT_TRUE(bridges(grid(3, 3, 10)).empty());
    EXPECT_TRUE(bridges({rectangle(0, 0, 1, 1)}).empty());
}

RC_GTEST_PROP(Islands, BridgesWeighAsMuchAsPrimsTree, ()) {
    // Squares on distinct places of a lattice wide enough that none touch.
    const auto places = *rc::gen::unique<std::vector<int>>(12, rc::gen::inRange(0, 100));
    std::vector<MultiPolygon> shapes;
    for (const int place : places) {
        shapes.push_back(rectangle(place % 10 * 20.0 + place % 3, place / 10 * 20.0, 10, 10));
    }
    const auto gap = [&](std::size_t i, std::size_t j) {
        const core::Box a = shapes[i].bounds();
        const core::Box b = shapes[j].bounds();
        return std::hypot(std::max({0.0, a.minX - b.maxX, b.minX - a.maxX}),
                          std::max({0.0, a.minY - b.maxY, b.minY - a.maxY}));
    };
    std::vector<double> nearest(shapes.size(), 1e9);
    std::vector<bool> in(shapes.size(), false);
    double expected = 0;
    std::size_t current = 0;
    for (std::size_t round = 1; round < shapes.size(); ++round) {
        in[current] = true;
        std::size_t next = 0;
        double best = 1e9;
        for (std::size_t j = 0; j < shapes.size(); ++j) {
            nearest[j] = in[j] ? 0 : std::min(nearest[j], gap(current, j));
            if (!in[j] && nearest[j] < best) {
                best = nearest[j];
                next = j;
            }
        }
        expected += best;
        current = next;
    }
    core::Job job;
    double total = 0;
    for (const Bridge& bridge : linkIslands(shapes, {}, job)) {
        total += bridge.gapMetres;
    }
    RC_ASSERT(std::abs(total - expected) < 1e-6);
}
