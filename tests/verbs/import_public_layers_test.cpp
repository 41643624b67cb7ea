// SPDX-License-Identifier: GPL-3.0-or-later
// Real layers of ZIP polygons, where they are at hand: figures that were established with other
// tools, and positions and areas as ogr2ogr computes them.
#include "core/workspace/unit_store.h"
#include "geo/geometry/measure.h"
#include "geo/geometry/prepare_layer.h"
#include "geo/verbs/import_units.h"
#include "tests/support/commands.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

using namespace geo;
using support::TempDir;
using testing::UnorderedElementsAre;

namespace {

std::string shared(const std::string& name) {
    return EVENLODE_SHARED_DATA "/zcta/" + name;
}

class PublicLayers : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(shared("tl_2010_09_zcta510.zip"))) {
            GTEST_SKIP() << "needs the shared ZIP polygons";
        }
    }

    ImportUnitsReport import(const std::string& file, const std::string& key = {},
                             const std::string& nameField = {}) {
        ImportUnitsParams params;
        params.source = shared(file);
        params.layer = "ZIPs";
        params.read.keyField = key;
        params.read.nameField = nameField;
        return importUnits(ws, params, job);
    }

    std::vector<core::BasicUnit> units() {
        return core::loadUnits(ws.reader(), core::requireLayer(ws.reader(), "ZIPs").id);
    }

    TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
};

/// Area (EPSG:5070) and bounds (EPSG:4326) of each key, summed over its rows, by ogr2ogr.
struct Expected {
    double area = 0;
    core::Box box;
};

std::map<std::string, Expected> byOgr2ogr(const TempDir& dir, const std::string& source,
                                          const std::string& key) {
    const std::string gpkg = dir.file("reference.gpkg");
    EXPECT_TRUE(support::run("ogr2ogr -nln units -nlt PROMOTE_TO_MULTI -t_srs EPSG:4326 '" + gpkg +
                             "' '/vsizip/" + source + "'"));
    std::istringstream lines(support::outputOf(
        "ogr2ogr -f CSV /vsistdout/ '" + gpkg + "' -dialect sqlite -sql \"SELECT \\\"" + key +
        "\\\", ST_Area(ST_Transform(geom, 5070)), ST_MinX(geom), ST_MinY(geom), ST_MaxX(geom), "
        "ST_MaxY(geom) FROM units\" | tail -n +2 | tr -d '\"'"));
    std::map<std::string, Expected> expected;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::vector<std::string> cell;
        for (std::string text; std::getline(cells, text, ',');) {
            cell.push_back(text);
        }
        Expected& unit = expected[cell.at(0)];
        unit.area += std::stod(cell.at(1));
        unit.box.add(core::Point{std::stod(cell.at(2)), std::stod(cell.at(3))});
        unit.box.add(core::Point{std::stod(cell.at(4)), std::stod(cell.at(5))});
    }
    return expected;
}

void expectWhereOgr2ogrPutsThem(const TempDir& dir, const std::string& source,
                                const std::string& key) {
    if (!support::hasOgr()) {
        GTEST_SKIP() << "needs ogr2ogr";
    }
    core::Job job;
    UnitSourceOptions options;
    options.keyField = key;
    const PreparedLayer layer = prepareLayer(readUnits(source, options, job), {}, job);
    const auto expected = byOgr2ogr(dir, source, key);
    ASSERT_EQ(layer.units.size(), expected.size());
    for (const PreparedUnit& unit : layer.units) {
        const Expected& reference = expected.at(unit.key);
        const core::Box box = unit.shape.bounds();
        EXPECT_NEAR(unit.squareMetres / reference.area, 1, 1e-6) << unit.key;
        EXPECT_NEAR(box.minX, reference.box.minX, 1e-8) << unit.key;
        EXPECT_NEAR(box.minY, reference.box.minY, 1e-8) << unit.key;
        EXPECT_NEAR(box.maxX, reference.box.maxX, 1e-8) << unit.key;
        EXPECT_NEAR(box.maxY, reference.box.maxY, 1e-8) << unit.key;
    }
}

} // namespace

TEST_F(PublicLayers, ConnecticutIsOnePiece) {
    const auto report = import("tl_2010_09_zcta510.zip", "ZCTA5CE10");
    EXPECT_EQ(report.read, 282);
    EXPECT_EQ(report.units, 282);
    EXPECT_EQ(report.edges, 742);
    EXPECT_EQ(report.components, 1);
    EXPECT_EQ(report.repaired, 0);
    EXPECT_TRUE(report.bridges.empty());
    EXPECT_TRUE(report.issues.empty());
    expectWhereOgr2ogrPutsThem(dir, shared("tl_2010_09_zcta510.zip"), "ZCTA5CE10");
}

TEST_F(PublicLayers, RhodeIslandsIslandsAreBridged) {
    const auto report = import("tl_2010_44_zcta510.zip", "ZCTA5CE10");
    EXPECT_EQ(report.units, 77);
    EXPECT_EQ(report.components, 4);
    ASSERT_EQ(report.bridges.size(), 3U);
    std::set<std::string> islands = {"02872", "02835", "02807"};
    for (const ImportedBridge& bridge : report.bridges) {
        EXPECT_EQ(islands.erase(bridge.from) + islands.erase(bridge.to), 1U);
        EXPECT_GT(bridge.gapMetres, 100);
    }
}

TEST_F(PublicLayers, TheZipsFileNameNeedNotBeTheLayers) {
    const auto report = import("ri_zcta520.zip");
    EXPECT_EQ(report.units, 81);
    EXPECT_EQ(report.keyField, "ZCTA5CE20");
}

TEST_F(PublicLayers, CaliforniaHasItsNeighboursAndLonelyUnits) {
    const auto report = import("tl_2010_06_zcta510.zip", "ZCTA5CE10");
    EXPECT_EQ(report.units, 1769);
    EXPECT_EQ(report.edges, 4340);
    EXPECT_EQ(report.components, 24);
    EXPECT_EQ(report.bridges.size(), 23U);
    std::set<core::UnitId> withNeighbour;
    for (const core::UnitEdge& edge :
         core::loadEdges(ws.reader(), core::requireLayer(ws.reader(), "ZIPs").id, false)) {
        withNeighbour.insert(edge.a);
        withNeighbour.insert(edge.b);
    }
    EXPECT_EQ(report.units - static_cast<std::int64_t>(withNeighbour.size()), 17);
}

TEST_F(PublicLayers, ChicagosFeetLandInChicago) {
    const auto report = import("chicago_zip_codes.zip", "ZIP");
    EXPECT_EQ(report.read, 61);
    EXPECT_EQ(report.units, 59);
    EXPECT_EQ(report.duplicates, 2);
    std::vector<std::string> merged;
    for (const core::Issue& issue : report.issues) {
        merged.push_back(issue.subject);
    }
    EXPECT_THAT(merged, UnorderedElementsAre("60643", "60707"));
    expectWhereOgr2ogrPutsThem(dir, shared("chicago_zip_codes.zip"), "ZIP");
}

TEST_F(PublicLayers, NewYorksLabelsListFurtherZips) {
    const auto report = import("nyc_modzcta_2010.zip", "MODZCTA", "label");
    EXPECT_EQ(report.units, 178);
    const auto keys = core::loadUnitKeys(ws.reader(), core::requireLayer(ws.reader(), "ZIPs").id);
    EXPECT_EQ(keys.at("10118"), keys.at("10001"));
    EXPECT_GT(keys.size(), 178U);
    expectWhereOgr2ogrPutsThem(dir, shared("nyc_modzcta_2010.zip"), "MODZCTA");
}

TEST_F(PublicLayers, NewEnglandsInvalidRingsAreRepairedAndNoUnitIsLost) {
    const auto report = import("zcta520_500k_newengland_fl_nm.geojson.gz", "ZCTA5CE20");
    EXPECT_EQ(report.read, 2519);
    EXPECT_EQ(report.units, 2519);
    EXPECT_EQ(report.repaired, 143);
    EXPECT_EQ(report.rejected, 0);
    EXPECT_EQ(report.components, 26);
    for (const core::BasicUnit& unit : units()) {
        EXPECT_GT(unit.areaM2, 0) << unit.key;
    }
}
