// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/topology.h"

#include "ui/draw/visvalingam.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

namespace ui {
namespace {

core::MultiPolygon box(double x, double y, double width, double height) {
    return {{{{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}}}}};
}

/// Cells of a grid whose shared sides wiggle, so that there is something to simplify.
std::vector<core::MultiPolygon> wigglyGrid(int columns, int rows, double size) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> noise(-size * 0.05, size * 0.05);
    const int steps = 20;
    const auto side = [&](core::Point from, core::Point to) {
        core::Ring line;
        for (int i = 0; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            const double n = i == 0 || i == steps ? 0 : noise(random);
            line.push_back({from.x + (to.x - from.x) * t + n, from.y + (to.y - from.y) * t + n});
        }
        return line;
    };
    const auto corner = [&](int c, int r) { return core::Point{c * size, r * size}; };
    std::map<std::pair<int, int>, core::Ring> bottoms;
    std::map<std::pair<int, int>, core::Ring> lefts;
    for (int r = 0; r <= rows; ++r) {
        for (int c = 0; c <= columns; ++c) {
            bottoms[{c, r}] = side(corner(c, r), corner(c + 1, r));
            lefts[{c, r}] = side(corner(c, r), corner(c, r + 1));
        }
    }
    std::vector<core::MultiPolygon> cells;
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            core::Ring ring = bottoms[{c, r}];
            const core::Ring& right = lefts[{c + 1, r}];
            ring.insert(ring.end(), right.begin() + 1, right.end());
            const core::Ring& top = bottoms[{c, r + 1}];
            ring.insert(ring.end(), top.rbegin() + 1, top.rend());
            const core::Ring& left = lefts[{c, r}];
            ring.insert(ring.end(), left.rbegin() + 1, left.rend());
            cells.push_back({{{{ring}}}});
        }
    }
    return cells;
}

double area(const Topology& topology, std::span<const ArcRef> ring, int level) {
    const std::vector<Vertex> vertices = topology.ringVertices(ring, level);
    double sum = 0;
    for (std::size_t i = 0; i + 1 < vertices.size(); ++i) {
        sum += static_cast<double>(vertices[i].x) * vertices[i + 1].y -
               static_cast<double>(vertices[i + 1].x) * vertices[i].y;
    }
    return sum / 2 * 1e-4;
}

double polygonArea(const Topology& topology, int polygon, int level) {
    double sum = 0;
    for (auto [ring, last] = topology.rings(polygon); ring < last; ++ring) {
        sum += area(topology, topology.ring(ring), level);
    }
    return sum;
}

TEST(Topology, NeighboursShareOneArc) {
    const std::vector<core::MultiPolygon> cells = {box(0, 0, 100, 100), box(100, 0, 100, 100)};
    const Topology topology = Topology::build(cells);
    EXPECT_EQ(topology.arcCount(), 3);
    int shared = 0;
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const ArcSides sides = topology.sides(arc);
        shared += sides.left >= 0 && sides.right >= 0;
    }
    EXPECT_EQ(shared, 1);
    EXPECT_EQ(topology.nodeCount(), 2);
}

TEST(Topology, ThePolygonLiesToTheLeftOfItsRings) {
    core::MultiPolygon clockwise = box(0, 0, 300, 300);
    std::reverse(clockwise.polygons[0].rings[0].begin(), clockwise.polygons[0].rings[0].end());
    clockwise.polygons[0].rings.push_back(box(100, 100, 50, 50).polygons[0].rings[0]);
    const Topology topology = Topology::build(std::vector{clockwise});
    EXPECT_NEAR(polygonArea(topology, 0, 0), 300 * 300 - 50 * 50, 1e-6);
}

TEST(Topology, AnIslandInAHoleSharesItsRing) {
    core::MultiPolygon outside = box(0, 0, 300, 300);
    outside.polygons[0].rings.push_back(box(100, 100, 50, 50).polygons[0].rings[0]);
    const Topology topology = Topology::build(std::vector{outside, box(100, 100, 50, 50)});
    EXPECT_EQ(topology.arcCount(), 2);
    const ArcSides inner = topology.sides(1);
    EXPECT_EQ(std::set({inner.left, inner.right}), std::set({0, 1}));
}

TEST(Topology, ACornerOnANeighboursSideCutsThatSide) {
    const std::vector<core::MultiPolygon> cells = {box(0, 0, 200, 100), box(0, 100, 100, 100),
                                                   box(100, 100.003, 100, 99.997)};
    const Topology topology = Topology::build(cells);
    int shared = 0;
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const ArcSides sides = topology.sides(arc);
        shared += sides.left >= 0 && sides.right >= 0;
    }
    EXPECT_EQ(shared, 3);
}

TEST(Topology, RingsAreClosedAtEveryLevel) {
    const Topology topology = Topology::build(wigglyGrid(8, 6, 500));
    ASSERT_GT(topology.levelCount(), 3);
    for (int level = 0; level < topology.levelCount(); ++level) {
        for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
            for (auto [ring, last] = topology.rings(polygon); ring < last; ++ring) {
                const auto vertices = topology.ringVertices(topology.ring(ring), level);
                ASSERT_GE(vertices.size(), 4u);
                ASSERT_EQ(vertices.front(), vertices.back());
            }
        }
    }
}

TEST(Topology, SimplifiedNeighboursLeaveNoGapsAndNoOverlaps) {
    const Topology topology = Topology::build(wigglyGrid(8, 6, 500));
    const std::vector<int> together(topology.polygonCount(), 0);
    const auto outline = dissolveGroups(topology, together, 1)[0];
    for (int level = 0; level < topology.levelCount(); ++level) {
        double parts = 0;
        for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
            parts += polygonArea(topology, polygon, level);
        }
        double whole = 0;
        for (const auto& ring : outline) {
            whole += area(topology, ring, level);
        }
        EXPECT_NEAR(parts, whole, 1e-3) << "level " << level;
    }
}

TEST(Topology, EachLevelKeepsASubsetOfTheOneBefore) {
    const Topology topology = Topology::build(wigglyGrid(5, 5, 500));
    for (int level = 1; level < topology.levelCount(); ++level) {
        for (int arc = 0; arc < topology.arcCount(); ++arc) {
            const auto coarse = topology.arc(arc, level);
            const auto fine = topology.arc(arc, level - 1);
            EXPECT_EQ(coarse.front(), fine.front());
            EXPECT_EQ(coarse.back(), fine.back());
            auto place = fine.begin();
            for (const Vertex v : coarse) {
                place = std::find(place, fine.end(), v);
                ASSERT_NE(place, fine.end());
            }
        }
    }
}

TEST(Topology, BrokenInputIsLeftOutNotFollowed) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<core::MultiPolygon> cells = {{},
                                                   {{{{{{0, 0}, {nan, 1}, {1, 1}, {0, 0}}}}}},
                                                   {{{{{{0, 0}, {5, 5}, {0, 0}}}}}},
                                                   {{{{{{1e300, 0}, {0, 1e300}, {0, 0}}}}}},
                                                   box(0, 0, 10, 10)};
    const Topology topology = Topology::build(cells);
    EXPECT_EQ(topology.polygonCount(), 5);
    for (int polygon = 0; polygon < 4; ++polygon) {
        const auto [first, last] = topology.rings(polygon);
        EXPECT_EQ(first, last) << polygon;
    }
    EXPECT_TRUE(Topology::build(std::vector<core::MultiPolygon>{}).boundsInMetres().empty());
}

TEST(Topology, DissolvedGroupsCoverTheirPolygons) {
    const Topology topology = Topology::build(wigglyGrid(6, 6, 500));
    std::vector<int> groups;
    for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
        groups.push_back(polygon % 3 == 0 ? -1 : polygon % 2); // a chequered pattern: nodes touch
    }
    const auto rings = dissolveGroups(topology, groups, 2);
    for (int group = 0; group < 2; ++group) {
        double expected = 0;
        for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
            expected += groups[polygon] == group ? polygonArea(topology, polygon, 0) : 0;
        }
        double sum = 0;
        for (const auto& ring : rings[group]) {
            sum += area(topology, ring, 0);
        }
        EXPECT_NEAR(sum, expected, 1e-3);
    }
}

TEST(Visvalingam, TheSmallestTriangleGoesFirst) {
    const std::vector<Vertex> line = {{0, 0}, {1000, 10}, {2000, 0}, {3000, 900}, {4000, 0}};
    const std::vector<float> weights = visvalingamWeights(line);
    EXPECT_TRUE(std::isinf(weights.front()) && std::isinf(weights.back()));
    EXPECT_LT(weights[1], weights[2]);
    EXPECT_LT(weights[2], weights[3] + 1e-3f);
}

} // namespace
} // namespace ui
