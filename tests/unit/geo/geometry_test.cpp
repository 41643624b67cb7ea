// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "geo/geometry/box_index.h"
#include "geo/geometry/dissolve.h"
#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"
#include "geo/geometry/predicates.h"
#include "geo/geometry/repair.h"
#include "geo/geometry/unit_locator.h"
#include "tests/support/shapes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <set>

using namespace geo;
using core::MultiPolygon;
using core::Point;
using support::grid;
using support::polygon;
using support::rectangle;

namespace {

MultiPolygon dissolved(const std::vector<MultiPolygon>& shapes) {
    std::vector<const MultiPolygon*> pointers;
    for (const MultiPolygon& shape : shapes) {
        pointers.push_back(&shape);
    }
    return dissolve(pointers);
}

RepairedShape repaired(MultiPolygon shape) {
    return repairShape(Geos(), std::move(shape));
}

bool isOriented(const MultiPolygon& shape) {
    for (const core::Polygon& part : shape.polygons) {
        for (std::size_t i = 0; i < part.rings.size(); ++i) {
            if ((signedArea(part.rings[i]) > 0) != (i == 0)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

TEST(Measure, AreaPerimeterAndCentreOfASquareWithAHole) {
    const MultiPolygon shape = support::withHole(rectangle(1e6, 2e6, 100, 100), 1e6, 2e6, 50, 100);
    EXPECT_DOUBLE_EQ(area(shape), 5000);
    EXPECT_DOUBLE_EQ(perimeter(shape), 700);
    EXPECT_NEAR(centroid(shape).x, 1e6 + 75, 1e-6);
    EXPECT_NEAR(centroid(shape).y, 2e6 + 50, 1e-6);
}

TEST(Measure, ThePointOnTheSurfaceIsInsideEvenWhereTheCentreIsNot) {
    const MultiPolygon horseshoe =
        polygon({{0, 0}, {100, 0}, {100, 100}, {90, 100}, {90, 10}, {10, 10}, {10, 100}, {0, 100}});
    EXPECT_EQ(placeInRing(centroid(horseshoe), horseshoe.polygons[0].rings[0]), Place::Outside);
    EXPECT_EQ(placeInRing(pointOnSurface(horseshoe), horseshoe.polygons[0].rings[0]),
              Place::Inside);
}

TEST(Measure, OrientTurnsOuterRingsCounterClockwise) {
    MultiPolygon shape = support::withHole(rectangle(0, 0, 10, 10), 2, 2, 3, 3);
    for (core::Ring& ring : shape.polygons[0].rings) {
        std::reverse(ring.begin(), ring.end());
    }
    orient(shape);
    EXPECT_TRUE(isOriented(shape));
}

TEST(Predicates, OrientationIsExactWhereDoublesAreNot) {
    // Neighbouring doubles around a line far from the origin.
    const Point a{12.0, 12.0};
    const Point b{24.0, 24.0};
    const double step = std::nextafter(0.5, 1) - 0.5;
    for (int i = -8; i <= 8; ++i) {
        const Point c{0.5 + i * step, 0.5};
        EXPECT_EQ(orientation(a, b, c), i == 0 ? 0 : (i > 0 ? -1 : 1)) << i;
        EXPECT_EQ(orientation(b, a, c), i == 0 ? 0 : (i > 0 ? 1 : -1)) << i;
    }
}

TEST(Repair, ValidShapesKeepEveryVertex) {
    const MultiPolygon shape = rectangle(0, 0, 1, 1);
    const RepairedShape result = repaired(shape);
    EXPECT_TRUE(result.fault.empty());
    EXPECT_EQ(result.shape.polygons[0].rings[0], shape.polygons[0].rings[0]);
}

TEST(Repair, ABowTieKeepsBothWings) {
    const RepairedShape result = repaired(polygon({{0, 0}, {2, 2}, {2, 0}, {0, 2}}));
    EXPECT_FALSE(result.fault.empty());
    EXPECT_EQ(result.shape.polygons.size(), 2U);
    EXPECT_DOUBLE_EQ(area(result.shape), 2);
    EXPECT_TRUE(isOriented(result.shape));
}

TEST(Repair, OverlappingPartsAreUnitedNotCutOut) {
    MultiPolygon shape = rectangle(0, 0, 2, 2);
    shape.polygons.push_back(rectangle(1, 1, 2, 2).polygons[0]);
    EXPECT_DOUBLE_EQ(area(repaired(shape).shape), 7);
}

TEST(Repair, AHoleOutsideItsShellIsAPartWithTheWrongMark) {
    const RepairedShape result = repaired(support::withHole(rectangle(0, 0, 2, 2), 5, 5, 1, 1));
    EXPECT_FALSE(result.fault.empty());
    EXPECT_DOUBLE_EQ(area(result.shape), 5);
}

TEST(Repair, SpikesAndRepeatedPointsGo) {
    const RepairedShape result =
        repaired(polygon({{0, 0}, {1, 0}, {1, 0}, {1, 1}, {1, 5}, {1, 1}, {0, 1}}));
    EXPECT_DOUBLE_EQ(area(result.shape), 1);
    EXPECT_DOUBLE_EQ(result.shape.bounds().maxY, 1);
}

TEST(Repair, OpenRingsAreClosed) {
    MultiPolygon shape{{{{{{0, 0}, {1, 0}, {1, 1}}}}}};
    EXPECT_DOUBLE_EQ(area(repaired(shape).shape), 0.5);
}

TEST(Repair, WhatHasNoAreaIsEmpty) {
    EXPECT_TRUE(repaired(polygon({{0, 0}, {1, 0}})).shape.empty());
    EXPECT_TRUE(repaired(polygon({{0, 0}, {1, 1}, {2, 2}})).shape.empty());
    EXPECT_TRUE(repaired(MultiPolygon{{{{{}}}}}).shape.empty());
    EXPECT_TRUE(repaired(MultiPolygon{{{}}}).shape.empty());
    EXPECT_TRUE(repaired({}).shape.empty());
}

TEST(Dissolve, AGridBecomesOneSquareWithoutInnerBorders) {
    const MultiPolygon whole = dissolved(grid(20, 20, 10));
    ASSERT_EQ(whole.polygons.size(), 1U);
    EXPECT_EQ(whole.polygons[0].rings.size(), 1U);
    EXPECT_DOUBLE_EQ(area(whole), 40000);
    EXPECT_DOUBLE_EQ(perimeter(whole), 800);
}

TEST(Dissolve, ARingOfUnitsKeepsItsHole) {
    auto squares = grid(3, 3, 10);
    squares.erase(squares.begin() + 4);
    const MultiPolygon whole = dissolved(squares);
    ASSERT_EQ(whole.polygons.size(), 1U);
    EXPECT_EQ(whole.polygons[0].rings.size(), 2U);
    EXPECT_DOUBLE_EQ(area(whole), 800);
    EXPECT_TRUE(isOriented(whole));
}

TEST(Dissolve, UnitsThatTouchInACornerAreTwoParts) {
    const auto squares = grid(2, 2, 10);
    EXPECT_EQ(dissolved({squares[0], squares[3]}).polygons.size(), 2U);
}

TEST(Dissolve, AHoleThatTouchesTheOutlineStaysAHole) {
    // Units around (10,10)-(20,20), whose corner (10,10) lies on the outline once 0 is gone.
    auto squares = grid(3, 3, 10);
    const std::vector<MultiPolygon> some = {squares[1], squares[2], squares[3], squares[5],
                                            squares[6], squares[7], squares[8]};
    const MultiPolygon whole = dissolved(some);
    EXPECT_DOUBLE_EQ(area(whole), 700);
    EXPECT_TRUE(repaired(whole).fault.empty());
}

TEST(Dissolve, BordersThatDoNotMeetExactlyAreDissolvedToo) {
    const MultiPolygon whole =
        dissolved({rectangle(0, 0, 10, 10), rectangle(10, 0, 5, 4), rectangle(10, 4, 5, 6)});
    ASSERT_EQ(whole.polygons.size(), 1U);
    EXPECT_EQ(whole.polygons[0].rings.size(), 1U);
    EXPECT_DOUBLE_EQ(area(whole), 150);
    EXPECT_DOUBLE_EQ(perimeter(whole), 50);
    EXPECT_DOUBLE_EQ(area(dissolved({rectangle(0, 0, 10, 10), rectangle(5, 0, 10, 10)})), 150);
}

RC_GTEST_PROP(Dissolve, AnySetOfSquaresGivesItsUnion, ()) {
    const auto chosen = *rc::gen::container<std::vector<bool>>(36, rc::gen::arbitrary<bool>());
    const auto squares = grid(6, 6, 10);
    std::vector<MultiPolygon> some;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        if (chosen[i]) {
            some.push_back(squares[i]);
        }
    }
    const MultiPolygon whole = dissolved(some);
    RC_ASSERT(std::abs(area(whole) - 100.0 * static_cast<double>(some.size())) < 1e-9);
    RC_ASSERT(repaired(whole).fault.empty());
    RC_ASSERT(isOriented(whole));
}

TEST(UnitLocator, FindsTheUnitOfAPoint) {
    const UnitLocator locator(grid(3, 3, 10));
    EXPECT_EQ(locator.locate({5, 5}), 0);
    EXPECT_EQ(locator.locate({25, 15}), 5);
    EXPECT_EQ(locator.locate({-1, 5}), UnitLocator::kNowhere);
    EXPECT_EQ(locator.locate({5, 31}), UnitLocator::kNowhere);
}

TEST(UnitLocator, PointsOnBordersBelongToTheFirstUnitThere) {
    const UnitLocator locator(grid(2, 2, 10));
    EXPECT_EQ(locator.locate({10, 5}), 0);
    EXPECT_EQ(locator.locate({10, 15}), 2);
    EXPECT_EQ(locator.locate({10, 10}), 0);
    EXPECT_EQ(locator.locate({0, 0}), 0);
    EXPECT_EQ(locator.locate({20, 20}), 3);
    EXPECT_EQ(locator.locate({20, 10}), 1);
    EXPECT_EQ(locator.locate({5, 20}), 2);
}

TEST(UnitLocator, HolesBelongToWhoeverFillsThem) {
    const MultiPolygon around = support::withHole(rectangle(0, 0, 10, 10), 4, 4, 2, 2);
    const UnitLocator locator({around, rectangle(4, 4, 2, 2)});
    EXPECT_EQ(locator.locate({5, 5}), 1);
    EXPECT_EQ(locator.locate({4, 5}), 0);
    EXPECT_EQ(UnitLocator({around}).locate({5, 5}), UnitLocator::kNowhere);
}

TEST(UnitLocator, NoPlaceIsNowhere) {
    const UnitLocator locator(grid(2, 2, 10));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(locator.locate({nan, 5}), UnitLocator::kNowhere);
    EXPECT_EQ(locator.locate({5, std::numeric_limits<double>::infinity()}), UnitLocator::kNowhere);
    EXPECT_EQ(UnitLocator().locate({5, 5}), UnitLocator::kNowhere);
    EXPECT_EQ(UnitLocator({MultiPolygon{}}).locate({0, 0}), UnitLocator::kNowhere);
}

TEST(UnitLocator, SlantedBordersLeaveNoGapAndNoOverlap) {
    // Triangles around a point that is no round number: every point nearby is in exactly one.
    const Point hub{1.0 / 3, 2.0 / 7};
    std::vector<MultiPolygon> fan;
    for (int i = 0; i < 12; ++i) {
        const double from = i * std::numbers::pi / 6;
        const double to = (i + 1) % 12 * std::numbers::pi / 6;
        fan.push_back(polygon({hub,
                               {hub.x + std::cos(from), hub.y + std::sin(from)},
                               {hub.x + std::cos(to), hub.y + std::sin(to)}}));
    }
    const UnitLocator locator(fan);
    core::Random random(7);
    for (int i = 0; i < 20000; ++i) {
        const double scale = std::pow(10, -15 * random.uniform());
        const Point p{hub.x + (random.uniform() - 0.5) * scale,
                      hub.y + (random.uniform() - 0.5) * scale};
        ASSERT_NE(locator.locate(p), UnitLocator::kNowhere) << p.x << " " << p.y;
    }
}

TEST(UnitLocator, ManyPointsGiveTheSameAsOneByOne) {
    const UnitLocator locator(grid(10, 10, 10));
    core::Random random(1);
    std::vector<Point> points(20000);
    for (Point& point : points) {
        point = {random.uniform() * 110 - 5, random.uniform() * 110 - 5};
    }
    core::Job job;
    const std::vector<int> found = locator.locate(points, job);
    for (std::size_t i = 0; i < points.size(); ++i) {
        ASSERT_EQ(found[i], locator.locate(points[i]));
    }
}

RC_GTEST_PROP(BoxIndex, FindsWhatALoopFinds, ()) {
    core::Random random(*rc::gen::arbitrary<std::uint64_t>());
    std::vector<core::Box> boxes(random.below(200));
    for (core::Box& box : boxes) {
        if (random.below(10) > 0) {
            box.add(Point{random.uniform() * 100, random.uniform() * 100});
            box.add(Point{box.minX + random.uniform() * 20, box.minY + random.uniform() * 5});
        }
    }
    core::Box query;
    query.add(Point{random.uniform() * 100, random.uniform() * 100});
    query.add(Point{query.minX + random.uniform() * 30, query.minY + random.uniform() * 30});
    std::set<std::size_t> expected;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty() && boxes[i].intersects(query)) {
            expected.insert(i);
        }
    }
    const BoxIndex index(boxes);
    std::set<std::size_t> found;
    index.query(query, [&](std::size_t i) { found.insert(i); });
    RC_ASSERT(found == expected);
    double last = 0;
    std::size_t visited = 0;
    index.nearest(query, [&](std::size_t, double distance) {
        RC_ASSERT(distance >= last);
        last = distance;
        ++visited;
        return true;
    });
    RC_ASSERT(visited ==
              static_cast<std::size_t>(std::count_if(boxes.begin(), boxes.end(),
                                                     [](const auto& b) { return !b.empty(); })));
}
