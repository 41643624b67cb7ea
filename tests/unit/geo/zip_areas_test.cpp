// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/zip_areas.h"

#include "core/base/error.h"
#include "geo/areas/zip_placing.h"
#include "geo/crs/projection.h"
#include "geo/embedded/base_map.h"
#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"
#include "geo/geometry/repair.h"
#include "geo/geometry/unit_locator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

namespace {

using geo::BaseShape;
using geo::PreparedUnit;
using geo::ZipAreas;
using geo::ZipPlace;

ZipAreas areasOf(const std::vector<std::string>& states) {
    core::Job job;
    return geo::buildZipAreas(geo::zipTable().all(), geo::counties(), states, job);
}

std::vector<core::MultiPolygon> shapesOf(const ZipAreas& areas) {
    std::vector<core::MultiPolygon> shapes;
    for (const PreparedUnit& unit : areas.layer.units) {
        shapes.push_back(unit.shape);
    }
    return shapes;
}

/// Area of each county by the ZIPs in it, and of the county itself.
void expectCountiesCovered(const ZipAreas& areas, const std::vector<std::string>& states) {
    const auto placing = geo::placeZips(geo::zipTable().all(), geo::counties(), states);
    std::map<std::string_view, std::size_t> countyOf;
    for (const auto& zip : placing.placed) {
        countyOf[zip.zip->zip] = zip.county;
    }
    std::map<std::size_t, double> covered;
    for (const PreparedUnit& unit : areas.layer.units) {
        covered[countyOf.at(unit.key)] += unit.squareMetres;
    }
    // A county without ZIPs counts with the county of the ZIP that got it.
    const geo::Projection projection(areas.layer.workCrs);
    const geo::UnitLocator locator(shapesOf(areas));
    std::map<std::size_t, double> whole;
    for (std::size_t i = 0; i < geo::counties().size(); ++i) {
        const BaseShape& county = geo::counties()[i];
        const int unit = locator.locate(geo::pointOnSurface(county.shape));
        if (unit != geo::UnitLocator::kNowhere) {
            const auto& key = areas.layer.units[static_cast<std::size_t>(unit)].key;
            whole[covered.contains(i) ? i : countyOf.at(key)] +=
                geo::area(projection.toMetres(county.shape));
        }
    }
    for (const auto& [county, squareMetres] : covered) {
        EXPECT_NEAR(squareMetres / whole[county], 1, 1e-9) << geo::counties()[county].fips;
    }
}

using Corner = std::pair<double, double>;

/// Sides are written as they are stored: a coverage uses each at most once in each direction.
void expectCoverage(const ZipAreas& areas) {
    std::set<std::pair<Corner, Corner>> sides;
    for (const PreparedUnit& unit : areas.layer.units) {
        for (const core::Polygon& polygon : unit.shape.polygons) {
            for (const core::Ring& ring : polygon.rings) {
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    const Corner a{ring[i - 1].x, ring[i - 1].y};
                    const Corner b{ring[i].x, ring[i].y};
                    ASSERT_TRUE(sides.insert({a, b}).second) << unit.key;
                }
            }
        }
    }
}

void expectValid(const ZipAreas& areas) {
    const geo::Geos geos;
    for (const PreparedUnit& unit : areas.layer.units) {
        EXPECT_EQ(geo::repairShape(geos, unit.shape).fault, "") << unit.key;
    }
}

void expectPointsInside(const ZipAreas& areas, const std::vector<std::string>& states) {
    const geo::UnitLocator locator(shapesOf(areas));
    std::map<std::string_view, int> unitOf;
    for (std::size_t i = 0; i < areas.layer.units.size(); ++i) {
        unitOf[areas.layer.units[i].key] = static_cast<int>(i);
        for (const std::string& alias : areas.layer.units[i].aliases) {
            EXPECT_TRUE(unitOf.emplace(alias, static_cast<int>(i)).second) << alias;
        }
    }
    for (const auto& zip : geo::placeZips(geo::zipTable().all(), geo::counties(), states).placed) {
        ASSERT_TRUE(unitOf.contains(zip.zip->zip)) << zip.zip->zip;
        if (!zip.moved) {
            EXPECT_EQ(locator.locate(zip.point), unitOf.at(zip.zip->zip)) << zip.zip->zip;
        }
    }
    for (std::size_t i = 0; i < areas.layer.units.size(); ++i) {
        EXPECT_EQ(locator.locate(areas.layer.units[i].inside), static_cast<int>(i));
    }
}

class ZipAreasOfStates : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(ZipAreasOfStates, CoverEachCountyOnceWithEachPointInItsOwnArea) {
    const ZipAreas areas = areasOf(GetParam());
    expectCountiesCovered(areas, GetParam());
    expectCoverage(areas);
    expectValid(areas);
    expectPointsInside(areas, GetParam());
}

// Small ones, islands, the largest county, the 180th meridian, the most points, crossing rings.
INSTANTIATE_TEST_SUITE_P(States, ZipAreasOfStates,
                         testing::Values(std::vector<std::string>{"CT", "RI"},
                                         std::vector<std::string>{"AK"},
                                         std::vector<std::string>{"dc", "MD", "VA"},
                                         std::vector<std::string>{"CA"},
                                         std::vector<std::string>{"HI"}));

TEST(ZipAreas, WholeCountryIsCoveredInTime) {
    const auto start = std::chrono::steady_clock::now();
    const ZipAreas areas = areasOf({});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_LT(seconds.count(), 60);
    EXPECT_EQ(static_cast<std::size_t>(areas.zips) + areas.unplaced.size(),
              geo::zipTable().count());
    EXPECT_GT(areas.layer.units.size(), 37'000U);
    expectCoverage(areas);
    expectValid(areas);
    RecordProperty("seconds", std::to_string(seconds.count()));
    std::printf("units %zu, zips %d, borders %zu, touches %zu, components %d, issues %zu, "
                "unplaced %zu, %.2f s\n",
                areas.layer.units.size(), areas.zips, areas.layer.adjacency.borders.size(),
                areas.layer.adjacency.cornerTouches.size(), areas.layer.components,
                areas.layer.issues.size(), areas.unplaced.size(), seconds.count());
}

TEST(ZipAreas, StatesOfDifferentPlanesMakeOneLayer) {
    const ZipAreas areas = areasOf({"RI", "HI"});
    EXPECT_TRUE(areas.layer.workCrs.starts_with("+proj=laea")) << areas.layer.workCrs;
    EXPECT_TRUE(std::is_sorted(areas.layer.units.begin(), areas.layer.units.end(),
                               [](const auto& a, const auto& b) { return a.key < b.key; }));
    expectCoverage(areas);
    expectPointsInside(areas, {"RI", "HI"});
}

TEST(ZipAreas, BordersAreThoseThatTheShapesShow) {
    const ZipAreas areas = areasOf({"CT", "RI"});
    EXPECT_EQ(areas.layer.workCrs, "EPSG:5070");
    const geo::Projection projection(areas.layer.workCrs);
    std::vector<core::MultiPolygon> metres;
    for (const PreparedUnit& unit : areas.layer.units) {
        metres.push_back(projection.toMetres(unit.shape));
    }
    core::Job job;
    const geo::Adjacency found = geo::findAdjacency(metres, {}, job);
    const auto& made = areas.layer.adjacency.borders;
    std::map<geo::UnitPair, double> lengths;
    for (const geo::Border& border : found.borders) {
        lengths[border.pair] = border.metres;
    }
    for (const geo::Border& border : made) {
        if (border.metres > 10) {
            ASSERT_TRUE(lengths.contains(border.pair))
                << areas.layer.units[static_cast<std::size_t>(border.pair.a)].key;
            EXPECT_NEAR(lengths[border.pair], border.metres, 1);
        }
    }
    EXPECT_LE(found.borders.size(), made.size());
}

TEST(ZipAreas, SameInputSameAreas) {
    const ZipAreas first = areasOf({"RI"});
    const ZipAreas second = areasOf({"RI"});
    ASSERT_EQ(first.layer.units.size(), second.layer.units.size());
    EXPECT_EQ(first.layer.adjacency.borders, second.layer.adjacency.borders);
    for (std::size_t i = 0; i < first.layer.units.size(); ++i) {
        const auto& a = first.layer.units[i].shape.polygons;
        const auto& b = second.layer.units[i].shape.polygons;
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t p = 0; p < a.size(); ++p) {
            EXPECT_EQ(a[p].rings, b[p].rings);
        }
    }
}

TEST(ZipAreas, UnknownStatesAndStatesWithoutZipsAreRefused) {
    EXPECT_THROW(areasOf({"CT", "XX"}), core::Error);
    EXPECT_THROW(areasOf({"AE"}), core::Error);
    EXPECT_THROW(areasOf({"PR"}), core::Error);
}

TEST(ZipAreas, ZipsOutsideOfTheStatesAreListed) {
    const auto placing = geo::placeZips(geo::zipTable().all(), geo::counties(), {});
    const auto listed = [&](const char* zip) {
        return std::count(placing.unplaced.begin(), placing.unplaced.end(), zip) == 1;
    };
    EXPECT_TRUE(listed("09001")) << "APO";
    EXPECT_TRUE(listed("96898")) << "Wake Island";
    EXPECT_EQ(placing.placed.size() + placing.unplaced.size(), geo::zipTable().count());
}

TEST(ZipAreas, CanBeStopped) {
    core::Job job;
    job.cancel();
    EXPECT_THROW(geo::buildZipAreas(geo::zipTable().all(), geo::counties(), {"RI"}, job),
                 core::Error);
}

/// Three square counties of 0.1 degrees side by side, all in one state.
std::vector<BaseShape> threeCounties() {
    std::vector<BaseShape> counties;
    for (int i = 0; i < 3; ++i) {
        const double west = -100 + 0.1 * i;
        const double east = -100 + 0.1 * (i + 1);
        const core::Ring ring = {{west, 40}, {east, 40}, {east, 40.1}, {west, 40.1}, {west, 40}};
        counties.push_back({"0000" + std::to_string(i + 1),
                            std::string(1, static_cast<char>('A' + i)),
                            "NE",
                            {{{{ring}}}}});
    }
    return counties;
}

ZipPlace zipAt(const char* zip, double x, double y, const char* fips = "") {
    return {zip, "Town", "NE", "", fips, {x, y}};
}

ZipAreas build(const std::vector<ZipPlace>& zips) {
    core::Job job;
    return geo::buildZipAreas(zips, threeCounties(), {}, job);
}

TEST(ZipAreas, ZipsThatShareAPointShareOneAreaUnderTheLowestNumber) {
    const ZipAreas areas = build({zipAt("68001", -99.95, 40.05), zipAt("68002", -99.95, 40.05),
                                  zipAt("68003", -99.95, 40.050005), zipAt("68004", -99.95, 40.07),
                                  zipAt("68005", -99.85, 40.05), zipAt("68006", -99.75, 40.05)});
    ASSERT_EQ(areas.layer.units.size(), 4U);
    EXPECT_EQ(areas.zips, 6);
    EXPECT_EQ(areas.layer.units[0].key, "68001");
    EXPECT_EQ(areas.layer.units[0].aliases, (std::vector<std::string>{"68002", "68003"}));
    EXPECT_TRUE(areas.layer.units[1].aliases.empty());
}

TEST(ZipAreas, ACountyWithoutPointsGoesToTheZipWithTheLongestBorder) {
    // Both cells of county A border on B; the southern one has more of it. C waits for B.
    const ZipAreas areas = build({zipAt("68001", -99.95, 40.02), zipAt("68002", -99.95, 40.09)});
    ASSERT_EQ(areas.layer.units.size(), 2U);
    const geo::UnitLocator locator(shapesOf(areas));
    EXPECT_EQ(locator.locate({-99.85, 40.05}), 0);
    EXPECT_EQ(locator.locate({-99.75, 40.05}), 0);
    EXPECT_EQ(locator.locate({-99.95, 40.08}), 1);
    EXPECT_EQ(areas.layer.units[0].shape.polygons.size(), 1U);
    EXPECT_EQ(areas.layer.issues.size(), 2U);
    EXPECT_EQ(areas.layer.components, 1);
}

TEST(ZipAreas, APointOutsideMovesToTheCountyThatIsNamedOrNearest) {
    const ZipAreas areas = build(
        {zipAt("68001", -99.95, 40.05), zipAt("68002", -99.85, 40.2, "00002"),
         zipAt("68003", -99.75, 40.05), zipAt("68004", -99.72, 40.3), zipAt("68005", -99.7, 45)});
    const geo::UnitLocator locator(shapesOf(areas));
    EXPECT_EQ(locator.locate({-99.85, 40.05}), 1);
    EXPECT_EQ(locator.locate({-99.72, 40.0999}), 3);
    EXPECT_EQ(areas.unplaced, (std::vector<std::string>{"68005"}));
    EXPECT_EQ(areas.layer.issues.size(), 3U);
}

} // namespace
