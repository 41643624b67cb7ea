// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/areas/grid.h"
#include "geo/embedded/base_map.h"
#include "geo/embedded/gunzip.h"
#include "geo/embedded/zip_table.h"
#include "geo/geometry/geos.h"
#include "geo/geometry/repair.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace {

using geo::BaseShape;
using geo::ZipTable;

constexpr const char* kHeader = "zip,place,state,county,county_fips,lon,lat\n";

TEST(ZipTable, KnowsEveryZip) {
    const ZipTable& table = geo::zipTable();
    EXPECT_EQ(table.count(), 41488U);
    const geo::ZipPlace* zip = table.find("06511");
    ASSERT_NE(zip, nullptr);
    EXPECT_EQ(zip->place, "New Haven");
    EXPECT_EQ(zip->state, "CT");
    EXPECT_EQ(zip->countyFips, "09009");
    EXPECT_NEAR(zip->point.x, -72.93, 0.05);
    EXPECT_NEAR(zip->point.y, 41.32, 0.05);
    EXPECT_EQ(table.find("00000"), nullptr);
    EXPECT_EQ(table.find("6511"), nullptr);
    EXPECT_EQ(table.find(""), nullptr);
}

TEST(ZipTable, CountiesExistOnTheBaseMap) {
    for (const geo::ZipPlace& zip : geo::zipTable().all()) {
        if (!zip.countyFips.empty()) {
            const BaseShape* county = geo::findShape(geo::counties(), zip.countyFips);
            ASSERT_NE(county, nullptr) << zip.zip;
            EXPECT_EQ(county->name, zip.county) << zip.zip;
            EXPECT_EQ(county->state, zip.state) << zip.zip;
        }
    }
}

TEST(ZipTable, QuotedFieldsAndWindowsLineEndsAreRead) {
    const ZipTable table(
        std::string(kHeader) +
        "00501,\"Holts \"\"The\"\" ville, Town\",NY,Suffolk,36103,-73.0451,40.8\r\n"
        "00401,B,NY,,,-73,40");
    ASSERT_EQ(table.count(), 2U);
    EXPECT_EQ(table.all()[0].zip, "00401");
    EXPECT_EQ(table.find("00501")->place, "Holts \"The\" ville, Town");
    EXPECT_EQ(table.find("00501")->point.y, 40.8);
    EXPECT_EQ(table.find("00401")->countyFips, "");
}

TEST(ZipTable, BrokenRowsAreNamed) {
    const auto messageFor = [](const std::string& rows) -> std::string {
        try {
            ZipTable table(kHeader + rows);
        } catch (const core::Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_NE(messageFor("501,A,NY,,,-73,40\n").find("row 2"), std::string::npos);
    EXPECT_NE(messageFor("00501,A,NY,,,-73\n").find("seven"), std::string::npos);
    EXPECT_NE(messageFor("00501,A,NY,,,-73,40,1\n").find("seven"), std::string::npos);
    EXPECT_NE(messageFor("00501,A,NY,,,nan,40\n").find("nan"), std::string::npos);
    EXPECT_NE(messageFor("00501,A,NY,,,-73,940\n").find("940"), std::string::npos);
    EXPECT_NE(messageFor("00501,A,NY,,,-73,40\n00501,B,NY,,,-73,40\n").find("00501"),
              std::string::npos);
    EXPECT_THROW(ZipTable("a,b\n"), core::Error);
}

TEST(Gunzip, DamagedFilesAreRefused) {
    const std::string text = "not gzip at all";
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    EXPECT_THROW(geo::gunzip(bytes, "x.gz"), core::Error);
    EXPECT_THROW(geo::gunzip({}, "x.gz"), core::Error);
    EXPECT_THROW(geo::embeddedText("no_such_file.gz"), core::Error);
}

TEST(BaseMap, CountiesAndStatesAreAllThere) {
    EXPECT_EQ(geo::counties().size(), 3230U);
    EXPECT_EQ(geo::states().size(), 56U);
    const BaseShape* county = geo::findShape(geo::counties(), "09001");
    ASSERT_NE(county, nullptr);
    EXPECT_EQ(county->name, "Fairfield");
    EXPECT_EQ(county->state, "CT");
    EXPECT_EQ(geo::findShape(geo::counties(), "99999"), nullptr);
    EXPECT_EQ(geo::findShape(geo::states(), "09")->name, "Connecticut");
}

using Corner = std::pair<double, double>;

std::map<std::pair<Corner, Corner>, int> edgesOf(const std::vector<BaseShape>& shapes) {
    std::map<std::pair<Corner, Corner>, int> edges;
    for (const BaseShape& shape : shapes) {
        for (const core::Polygon& polygon : shape.shape.polygons) {
            for (const core::Ring& ring : polygon.rings) {
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    ++edges[{{ring[i - 1].x, ring[i - 1].y}, {ring[i].x, ring[i].y}}];
                }
            }
        }
    }
    return edges;
}

TEST(BaseMap, NoStretchOfBorderHasTwoCountiesOnOneSide) {
    for (const auto& [edge, uses] : edgesOf(geo::counties())) {
        ASSERT_EQ(uses, 1) << edge.first.first << " " << edge.first.second;
    }
}

TEST(BaseMap, StateBordersAreCountyBorders) {
    const auto counties = edgesOf(geo::counties());
    for (const auto& [edge, uses] : edgesOf(geo::states())) {
        ASSERT_TRUE(counties.contains(edge)) << edge.first.first << " " << edge.first.second;
    }
}

TEST(BaseMap, ShapesAreValid) {
    const geo::Geos geos;
    for (const auto* shapes : {&geo::counties(), &geo::states()}) {
        for (const BaseShape& shape : *shapes) {
            EXPECT_EQ(geo::repairShape(geos, shape.shape).fault, "") << shape.fips;
        }
    }
}

TEST(BaseMap, ShellsRunCounterClockwiseAndAreClosed) {
    for (const BaseShape& county : geo::counties()) {
        ASSERT_FALSE(county.shape.empty()) << county.fips;
        for (const core::Polygon& polygon : county.shape.polygons) {
            for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
                const core::Ring& ring = polygon.rings[r];
                ASSERT_GE(ring.size(), 4U);
                EXPECT_EQ(ring.front(), ring.back());
                double area = 0;
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    area += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
                            (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
                }
                EXPECT_EQ(area > 0, r == 0) << county.fips;
            }
        }
    }
}

TEST(BaseMap, UnknownObjectsAndBrokenTextAreRefused) {
    EXPECT_THROW(geo::decodeTopology("{", "counties"), core::Error);
    EXPECT_THROW(geo::decodeTopology("{}", "counties"), core::Error);
    EXPECT_THROW(geo::decodeTopology(geo::embeddedText("us_states.topojson.gz"), "counties"),
                 core::Error);
    const char* dangling = R"({"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[],"objects":
        {"o":{"geometries":[{"type":"Polygon","id":"1","properties":{"name":"A"},"arcs":[[7]]}]}}})";
    EXPECT_THROW(geo::decodeTopology(dangling, "o"), core::Error);
}

} // namespace
