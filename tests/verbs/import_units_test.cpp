// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_units.h"

#include "core/base/error.h"
#include "core/records/place_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/import_records.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace geo;
using core::Workspace;
using support::TempDir;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// GeoJSON of squares of 0.01 degrees near Hartford, one for each "KEY x y" of the drawing.
std::string squares(const std::vector<std::tuple<std::string, int, int>>& units,
                    const std::string& name = {}) {
    std::string features;
    for (const auto& [key, column, row] : units) {
        const double x = -72.7 + column * 0.01;
        const double y = 41.7 + row * 0.01;
        const auto at = [](double lon, double lat) {
            return "[" + std::to_string(lon) + "," + std::to_string(lat) + "]";
        };
        features += (features.empty() ? "" : ",") +
                    (R"({"type":"Feature","properties":{"ZIP":")" + key + R"(","LABEL":")" + name +
                     R"("},"geometry":{"type":"Polygon","coordinates":[[)") +
                    at(x, y) + "," + at(x + 0.01, y) + "," + at(x + 0.01, y + 0.01) + "," +
                    at(x, y + 0.01) + "," + at(x, y) + "]]}}";
    }
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

class ImportUnits : public testing::Test {
protected:
    TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    core::Job job;

    ImportUnitsReport import(const std::string& json, ImportUnitsParams params = {}) {
        params.source = dir.write("units.geojson", json);
        params.layer = params.layer.empty() ? "ZIPs" : params.layer;
        return importUnits(ws, params, job);
    }
    std::vector<core::BasicUnit> units(const std::string& layer = "ZIPs") {
        return core::loadUnits(ws.reader(), core::requireLayer(ws.reader(), layer).id);
    }
    std::vector<core::UnitEdge> edges(const std::string& layer = "ZIPs") {
        return core::loadEdges(ws.reader(), core::requireLayer(ws.reader(), layer).id);
    }
};

std::map<std::string, core::UnitId> idsByKey(const std::vector<core::BasicUnit>& units) {
    std::map<std::string, core::UnitId> ids;
    for (const core::BasicUnit& unit : units) {
        ids[unit.key] = unit.id;
    }
    return ids;
}

} // namespace

TEST_F(ImportUnits, WritesUnitsEdgesAndBridges) {
    const auto report =
        import(squares({{"06101", 0, 0}, {"06102", 1, 0}, {"06103", 2, 1}, {"06104", 5, 0}}));
    EXPECT_EQ(report.read, 4);
    EXPECT_EQ(report.units, 4);
    EXPECT_EQ(report.edges, 1);
    EXPECT_EQ(report.cornerTouches, 1);
    EXPECT_EQ(report.components, 3);
    ASSERT_EQ(report.bridges.size(), 2U);
    EXPECT_EQ(report.bridges[0].gapMetres, 0);
    EXPECT_NEAR(report.bridges[1].gapMetres, 1664.3, 1);
    EXPECT_EQ(report.workCrs, "EPSG:5070");

    ASSERT_EQ(units().size(), 4U);
    EXPECT_EQ(units()[0].key, "06101");
    EXPECT_NEAR(units()[0].areaM2, 831.7 * 1110.7, 2000);
    const std::vector<core::UnitEdge> found = edges();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(std::count_if(found.begin(), found.end(),
                            [](const core::UnitEdge& edge) { return edge.bridge; }),
              2);
    EXPECT_EQ(core::requireLayer(ws.reader(), "ZIPs").components, 3);
}

TEST_F(ImportUnits, ReportHasTheKeysOfTheCommandLine) {
    const core::Json json = import(squares({{"06101", 0, 0}, {"06102", 5, 0}}));
    for (const char* key : {"layer", "read", "units", "edges", "components", "bridges", "repaired",
                            "duplicates", "rejected", "seconds", "issues"}) {
        EXPECT_TRUE(json.contains(key)) << key;
    }
    EXPECT_EQ(json["bridges"], 1);
    EXPECT_EQ(json["bridge_list"][0]["from"], "06101");
}

TEST_F(ImportUnits, LostZerosComeBackAndListsBecomeAliases) {
    import(squares({{"6101", 0, 0}, {"6102, 6199", 1, 0}, { "06103-1234", 2, 0 }}));
    const auto keys = core::loadUnitKeys(ws.reader(), core::requireLayer(ws.reader(), "ZIPs").id);
    ASSERT_EQ(keys.size(), 4U);
    EXPECT_EQ(keys.at("06199"), keys.at("06102"));
    EXPECT_TRUE(keys.contains("06101"));
    EXPECT_TRUE(keys.contains("06103"));
}

TEST_F(ImportUnits, AnAliasThatIsAnotherUnitsKeyStaysTheOthers) {
    const auto report = import(squares({{"06101, 06102", 0, 0}, {"06102", 1, 0}}));
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_THAT(report.issues[0].message, HasSubstr("already belongs to 06102"));
    EXPECT_EQ(units().size(), 2U);
}

TEST_F(ImportUnits, DuplicatesAreMergedAndSaid) {
    const auto report = import(squares({{"06101", 0, 0}, {"06102", 1, 0}, {"6101", 2, 0}}));
    EXPECT_EQ(report.units, 2);
    EXPECT_EQ(report.duplicates, 1);
    EXPECT_EQ(report.rejected, 0);
    EXPECT_EQ(report.read, report.units + report.duplicates + report.rejected);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues[0].subject, "06101");
    EXPECT_THAT(report.issues[0].message, HasSubstr("rows 1, 3"));
    EXPECT_NEAR(units()[0].areaM2, 2 * units()[1].areaM2, 10);
}

TEST_F(ImportUnits, DuplicatesAreRejectedOnRequest) {
    ImportUnitsParams params;
    params.duplicates = Duplicates::Reject;
    const auto report =
        import(squares({{"06101", 0, 0}, {"06102", 1, 0}, {"06101", 2, 0}}), params);
    EXPECT_EQ(report.units, 2);
    EXPECT_EQ(report.rejected, 1);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues[0].row, 3);
    EXPECT_NEAR(units()[0].areaM2, units()[1].areaM2, 10);
}

TEST_F(ImportUnits, AgainKeepsIdsByKeyAndLeavesARestorePoint) {
    EXPECT_EQ(import(squares({{"06101", 0, 0}, {"06102", 1, 0}})).restorePoint, "");
    const auto before = idsByKey(units());
    const auto report = import(squares({{"06102", 1, 0}, {"06103", 2, 0}}));
    const auto after = idsByKey(units());
    EXPECT_NE(report.restorePoint, "");
    EXPECT_EQ(after.at("06102"), before.at("06102"));
    EXPECT_FALSE(after.contains("06101"));
    EXPECT_NE(after.at("06103"), before.at("06101"));
    EXPECT_EQ(core::loadLayers(ws.reader()).size(), 1U);
}

TEST_F(ImportUnits, LayersOfOtherNamesStandBesideEachOther) {
    import(squares({{ "06101", 0, 0 }}));
    ImportUnitsParams params;
    params.layer = "Bricks";
    import(squares({{"06101", 0, 0}, { "06102", 1, 0 }}), params);
    EXPECT_EQ(units("ZIPs").size(), 1U);
    EXPECT_EQ(units("Bricks").size(), 2U);
}

TEST_F(ImportUnits, RefusesBeforeAnythingIsWritten) {
    ImportUnitsParams params;
    params.source = dir.file("plan.gpkg");
    params.layer = "ZIPs";
    EXPECT_THROW(importUnits(ws, params, job), core::Error);
    params.source = dir.file("missing.shp");
    EXPECT_THROW(importUnits(ws, params, job), core::Error);
    params.source = dir.write("units.geojson", squares({{"06101", 0, 0}}));
    params.layer = " ";
    EXPECT_THROW(importUnits(ws, params, job), core::Error);
    params.layer = "ZIPs";
    job.cancel();
    EXPECT_THROW(importUnits(ws, params, job), core::Error);
    EXPECT_TRUE(core::loadLayers(ws.reader()).empty());
    EXPECT_EQ(ws.revision(), 0);
}

TEST_F(ImportUnits, UnitsOfAZipLayerWithoutNamesAreNamedByPlace) {
    import(squares({{"06103", 0, 0}, {"06105", 1, 0}, { "99999", 2, 0 }}));
    EXPECT_EQ(units()[0].name, "Hartford");
    EXPECT_EQ(units()[1].name, "Hartford");
    EXPECT_EQ(units()[2].name, ""); // no such ZIP
}

TEST_F(ImportUnits, NamesOfTheSourceStay) {
    ImportUnitsParams params;
    params.read.nameField = "LABEL";
    import(squares({{ "06103", 0, 0 }}, "Downtown"), params);
    EXPECT_EQ(units()[0].name, "Downtown");
}

TEST_F(ImportUnits, FiveDigitsElsewhereAreNoZips) {
    // ZIPs of California, on squares in Connecticut: counties or postcodes would look like that.
    import(squares({{"90001", 0, 0}, {"90002", 1, 0}, { "06103", 2, 0 }}));
    EXPECT_EQ(units()[0].name, "");
    EXPECT_EQ(units()[2].name, "");
}

TEST_F(ImportUnits, AccountsThatAreThereAlreadyAreLocated) {
    const std::string csv = dir.write("accounts.csv", "account_id,name,lat,lon\n"
                                                      "A1,Inside,41.705,-72.695\n"
                                                      "A2,Next,41.705,-72.685\n"
                                                      "A3,Away,45,-72.685\n");
    ImportRecordsParams accounts;
    accounts.source = csv;
    importAccounts(ws, accounts, job);
    import(squares({{"06103", 0, 0}, { "06105", 1, 0 }}));
    const auto layer = core::requireLayer(ws.reader(), "ZIPs");
    EXPECT_EQ(core::records::loadAccountUnits(ws.reader(), layer.id).size(), 2U);
}

TEST_F(ImportUnits, TheOrderOfRowsDoesNotMatter) {
    std::vector<std::tuple<std::string, int, int>> cells;
    for (int i = 0; i < 12; ++i) {
        cells.emplace_back(std::to_string(6101 + i), i % 4 * 2, i / 4);
    }
    const core::Json forward = import(squares(cells));
    std::reverse(cells.begin(), cells.end());
    core::Json backward = import(squares(cells));
    backward["seconds"] = forward["seconds"];
    backward["restore_point"] = forward["restore_point"];
    EXPECT_EQ(forward.dump(), backward.dump());
}
