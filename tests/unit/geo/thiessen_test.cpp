// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/thiessen.h"

#include <rapidcheck/gtest.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace {

using geo::CellBorder;
using geo::GridEdge;
using geo::GridPoint;
using geo::GridPolygon;
using geo::GridRing;
using geo::kSiteStep;
using geo::Side;
using geo::ThiessenRegion;

/// Everything in these tests is written in site steps.
GridRing scaled(GridRing ring) {
    for (GridPoint& point : ring) {
        point = {point.x * kSiteStep, point.y * kSiteStep};
    }
    return ring;
}

ThiessenRegion region(const std::vector<GridRing>& rings, const std::vector<GridPoint>& sites,
                      int firstCell = 0) {
    std::vector<GridRing> placed;
    for (const GridRing& ring : rings) {
        placed.push_back(scaled(ring));
    }
    ThiessenRegion made{geo::evenOddBorder(placed), {}};
    for (const GridPoint& site : sites) {
        made.sites.push_back({{site.x * kSiteStep, site.y * kSiteStep}, firstCell++});
    }
    return made;
}

std::vector<CellBorder> divide(const std::vector<ThiessenRegion>& regions) {
    core::Job job;
    return geo::divideIntoCells(regions, job);
}

std::map<int, std::vector<GridPolygon>> cellsOf(const std::vector<CellBorder>& borders) {
    std::map<int, std::vector<GridEdge>> edges;
    for (const CellBorder& border : borders) {
        if (border.left >= 0) {
            edges[border.left].push_back({border.from, border.to});
        }
        if (border.right >= 0) {
            edges[border.right].push_back({border.to, border.from});
        }
    }
    std::map<int, std::vector<GridPolygon>> cells;
    for (const auto& [cell, own] : edges) {
        cells[cell] = geo::assemble(own);
    }
    return cells;
}

/// In squares of site steps.
double areaOf(const std::vector<GridPolygon>& polygons) {
    geo::Wide doubled = 0;
    for (const GridPolygon& polygon : polygons) {
        doubled += geo::doubledArea(polygon.shell);
        for (const GridRing& hole : polygon.holes) {
            doubled += geo::doubledArea(hole);
        }
    }
    const double step = static_cast<double>(kSiteStep);
    return static_cast<double>(doubled) / 2 / step / step;
}

/// `p` counts in half site steps.
bool covers(const std::vector<GridPolygon>& polygons, GridPoint p) {
    const GridPoint at{p.x * kSiteStep, p.y * kSiteStep};
    return std::any_of(polygons.begin(), polygons.end(), [&](const GridPolygon& polygon) {
        return geo::locate(polygon.shell, at, 2) != Side::Outside &&
               std::none_of(polygon.holes.begin(), polygon.holes.end(), [&](const GridRing& hole) {
                   return geo::locate(hole, at, 2) == Side::Inside;
               });
    });
}

bool cross(const CellBorder& a, const CellBorder& b) {
    const auto side = [](GridPoint from, GridPoint to, GridPoint p) {
        const geo::Wide value = geo::cross(to - from, p - from);
        return value > 0 ? 1 : value < 0 ? -1 : 0;
    };
    return side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
           side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0;
}

const GridRing kSquare = {{0, 0}, {12, 0}, {12, 12}, {0, 12}};

TEST(Thiessen, OneSiteGetsTheWholeRegion) {
    const auto cells = cellsOf(divide({region({kSquare}, {{3, 4}})}));
    ASSERT_EQ(cells.size(), 1U);
    EXPECT_EQ(areaOf(cells.at(0)), 144);
    EXPECT_EQ(cells.at(0)[0].shell.size(), 4U);
}

TEST(Thiessen, TwoSitesHalveASquare) {
    const auto borders = divide({region({kSquare}, {{3, 6}, {9, 6}})});
    const auto cells = cellsOf(borders);
    EXPECT_EQ(areaOf(cells.at(0)), 72);
    EXPECT_EQ(areaOf(cells.at(1)), 72);
}

TEST(Thiessen, ABisectorThroughCornersCutsThere) {
    const auto cells = cellsOf(divide({region({kSquare}, {{2, 10}, {10, 2}})}));
    EXPECT_EQ(areaOf(cells.at(0)), 72);
    EXPECT_EQ(cells.at(0)[0].shell.size(), 3U);
    EXPECT_EQ(cells.at(1)[0].shell.size(), 3U);
}

TEST(Thiessen, FourSitesOnACircleMeetInOnePoint) {
    const auto borders = divide({region({kSquare}, {{3, 3}, {9, 3}, {9, 9}, {3, 9}})});
    const auto cells = cellsOf(borders);
    for (int cell = 0; cell < 4; ++cell) {
        EXPECT_EQ(areaOf(cells.at(cell)), 36);
        EXPECT_EQ(cells.at(cell)[0].shell.size(), 4U);
    }
    EXPECT_TRUE(std::none_of(borders.begin(), borders.end(), [](const CellBorder& b) {
        return (b.left == 0 && b.right == 2) || (b.left == 2 && b.right == 0);
    })) << "a corner is no border";
}

TEST(Thiessen, ABorderAlongABisectorGivesNothingToTheFarSite) {
    // The second site mirrors the first in the upper edge of the region.
    const auto cells = cellsOf(divide({region({kSquare}, {{6, 10}, {6, 14}})}));
    ASSERT_EQ(cells.size(), 1U);
    EXPECT_EQ(areaOf(cells.at(0)), 144);
}

TEST(Thiessen, CollinearSitesCutStrips) {
    const auto cells = cellsOf(divide({region({kSquare}, {{1, 6}, {5, 6}, {7, 6}, {11, 6}})}));
    EXPECT_EQ(areaOf(cells.at(0)), 36);
    EXPECT_EQ(areaOf(cells.at(1)), 36);
    EXPECT_EQ(areaOf(cells.at(3)), 36);
}

TEST(Thiessen, IslandsAndHolesAreCutLikeTheRest) {
    const GridRing hole = {{4, 4}, {8, 4}, {8, 8}, {4, 8}};
    const GridRing island = {{20, 0}, {24, 0}, {24, 4}, {20, 4}};
    const auto cells = cellsOf(divide({region({kSquare, hole, island}, {{3, 6}, {9, 6}})}));
    EXPECT_EQ(areaOf(cells.at(0)), 64);
    EXPECT_EQ(areaOf(cells.at(1)), 64 + 16);
    EXPECT_EQ(cells.at(1).size(), 2U);
}

TEST(Thiessen, NeighboursHaveEachOthersCornersOnTheirCommonLine) {
    const GridRing right = {{12, 0}, {24, 0}, {24, 12}, {12, 12}};
    const auto borders =
        divide({region({kSquare}, {{6, 2}, {6, 10}}), region({right}, {{18, 1}, {18, 7}}, 2)});
    const auto cells = cellsOf(borders);
    // Cell 1 has the corner of 2 and 3 at (12, 4) in its ring or cell 0 has it, cell 3 that of 0
    // and 1 at (12, 6).
    const auto has = [&](int cell, GridPoint p) {
        const GridRing& shell = cells.at(cell)[0].shell;
        return std::count(shell.begin(), shell.end(),
                          GridPoint{p.x * kSiteStep, p.y * kSiteStep}) == 1;
    };
    EXPECT_TRUE(has(0, {12, 4}));
    EXPECT_TRUE(has(3, {12, 6}));
    std::set<std::pair<int, int>> pairs;
    for (const CellBorder& border : borders) {
        if (border.left >= 0 && border.right >= 0) {
            pairs.insert(std::minmax(border.left, border.right));
        }
    }
    EXPECT_EQ(pairs, (std::set<std::pair<int, int>>{{0, 1}, {0, 2}, {0, 3}, {1, 3}, {2, 3}}));
}

/// A region of unit cells of a small raster, which has holes, parts and corners that touch.
std::vector<GridRing> pixels(const std::set<std::pair<int, int>>& filled) {
    std::vector<GridEdge> edges;
    for (const auto& [x, y] : filled) {
        const GridPoint a{4 * x, 4 * y};
        const GridPoint b{4 * x + 4, 4 * y};
        const GridPoint c{4 * x + 4, 4 * y + 4};
        const GridPoint d{4 * x, 4 * y + 4};
        edges.insert(edges.end(), {{a, b}, {b, c}, {c, d}, {d, a}});
    }
    std::vector<GridRing> rings;
    for (const GridPolygon& polygon : geo::assemble(edges)) {
        rings.push_back(polygon.shell);
        rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
    }
    return rings;
}

RC_GTEST_PROP(ThiessenProperty, CellsCoverAnyRegionOnceAndBelongToTheNearestSite, ()) {
    const auto filled =
        *rc::gen::suchThat(rc::gen::container<std::set<std::pair<int, int>>>(
                               rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange(0, 5))),
                           [](const auto& set) { return !set.empty(); });
    const auto sites =
        *rc::gen::suchThat(rc::gen::container<std::set<std::pair<int, int>>>(
                               rc::gen::pair(rc::gen::inRange(-2, 24), rc::gen::inRange(-2, 24))),
                           [](const auto& set) { return !set.empty(); });
    std::vector<GridPoint> points;
    for (const auto& [x, y] : sites) {
        points.push_back({x, y});
    }
    const auto borders = divide({region(pixels(filled), points)});
    const auto cells = cellsOf(borders);
    double total = 0;
    for (const auto& [cell, polygons] : cells) {
        total += areaOf(polygons);
    }
    RC_ASSERT(std::abs(total - 16.0 * static_cast<double>(filled.size())) < 1e-3);
    for (std::size_t i = 0; i < borders.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            RC_ASSERT(!cross(borders[i], borders[j]));
        }
    }
    for (const auto& [x, y] : filled) {
        const GridPoint centre{2 * (4 * x + 2), 2 * (4 * y + 2)};
        const auto distance = [&](GridPoint site) {
            const GridPoint d{2 * site.x - centre.x, 2 * site.y - centre.y};
            return geo::dot(d, d);
        };
        const auto nearest =
            *std::min_element(points.begin(), points.end(),
                              [&](GridPoint a, GridPoint b) { return distance(a) < distance(b); });
        int owners = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (distance(points[i]) == distance(nearest)) {
                const auto cell = cells.find(static_cast<int>(i));
                owners += cell != cells.end() && covers(cell->second, centre) ? 1 : 0;
            }
        }
        RC_ASSERT(owners >= 1);
    }
}

} // namespace
