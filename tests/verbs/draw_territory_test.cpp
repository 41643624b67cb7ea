// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/draw_territory.h"

#include "core/base/error.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

using support::World;

namespace {

core::MultiPolygon areaOf(const core::Ring& ring) {
    core::Polygon polygon;
    polygon.rings = {ring};
    core::MultiPolygon area;
    area.polygons = {polygon};
    return area;
}

/// A rectangle round units of the world's grid, in degrees; `part` of the last column is inside.
core::MultiPolygon cells(const World& world, std::size_t first, std::size_t last, double part) {
    const auto units =
        core::loadUnits(world.ws.reader(), core::requireLayer(world.ws.reader(), "grid").id);
    const core::Point a = units[first].lonLat;
    const core::Point b = units[last].lonLat;
    const double half = 0.5 * test::LetterGrid::kSide / 1e5;
    const double west = a.x - half;
    const double east = b.x - half + part * 2 * half;
    const double north = std::max(a.y, b.y) + half;
    const double south = std::min(a.y, b.y) - half;
    return areaOf({{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
}

} // namespace

TEST(DrawTerritory, ByAreaTheLargerPartDecides) {
    World world("AAAA/BBBB");
    core::Job job;
    geo::DrawTerritoryParams params{"Drawn", "B", cells(world, 0, 2, 0.4), geo::InsideRule::Area};
    const auto report = geo::drawTerritory(world.ws, params, job);
    EXPECT_EQ(report.inside, 2);
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(world.draw(), "BBAA/BBBB");
    world.ws.undo();
    params.area = cells(world, 0, 2, 0.6);
    EXPECT_EQ(geo::drawTerritory(world.ws, params, job).changed, 3);
    world.ws.undo();
    params.share = 0.3;
    params.area = cells(world, 0, 2, 0.4);
    EXPECT_EQ(geo::drawTerritory(world.ws, params, job).changed, 3);
}

TEST(DrawTerritory, AnUnknownNameMakesATerritory) {
    World world("AAAA/BBBB");
    core::Job job;
    const std::string before = world.planRows();
    const geo::DrawTerritoryParams params{"Drawn", "Harbour", cells(world, 0, 1, 1),
                                          geo::InsideRule::Area};
    EXPECT_EQ(geo::drawTerritory(world.ws, params, job).territory, "Harbour");
    EXPECT_EQ(world.draw(), "CCAA/BBBB");
    world.ws.undo();
    EXPECT_EQ(world.planRows(), before);
}

TEST(DrawTerritory, AShapeWithoutUnitsOrAreaIsRefused) {
    World world("AB");
    core::Job job;
    geo::DrawTerritoryParams params{"Drawn", "", areaOf({{0, 0}, {1, 0}, {1, 1}, {0, 0}}),
                                    geo::InsideRule::Area};
    EXPECT_THROW(geo::drawTerritory(world.ws, params, job), core::Error);
    params.area = areaOf({{0, 0}, {1, 0}, {0, 0}, {0, 0}});
    EXPECT_THROW(geo::drawTerritory(world.ws, params, job), core::Error);
    params.area = cells(world, 0, 1, 1);
    params.share = 0;
    EXPECT_THROW(geo::drawTerritory(world.ws, params, job), core::Error);
    EXPECT_THROW(geo::insideRule("volume"), core::Error);
}

TEST(DrawTerritory, ABowTieIsRepaired) {
    World world("AAAA/BBBB");
    core::Job job;
    core::MultiPolygon tie = cells(world, 0, 3, 1);
    std::swap(tie.polygons[0].rings[0][1], tie.polygons[0].rings[0][2]);
    geo::DrawTerritoryParams params{"Drawn", "B", tie, geo::InsideRule::Area};
    params.share = 0.1;
    EXPECT_GT(geo::drawTerritory(world.ws, params, job).changed, 0);
}

TEST(CircleAround, IsRoundOnTheGround) {
    const core::Box box = geo::circleAround({-72, 60}, 10000).bounds();
    EXPECT_NEAR(box.height() * 111.32, 20, 0.1);
    EXPECT_NEAR(box.width() * 111.32 / 2, 20, 0.1) << "a degree is half as wide up there";
}
