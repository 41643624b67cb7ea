// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/measure_units.h"

#include "core/base/error.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/make_zip_areas.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace {

/// Four units of a layer of ZIPs, of 1 km each; the second has an alias.
class MeasureUnits : public testing::Test {
protected:
    void SetUp() override {
        core::NewLayer layer;
        layer.layer = {{}, "ZIPs", "area", "drawn", "", "zip", "", "", false, "EPSG:5070", 1, ""};
        const char* keys[] = {"06001", "06002", "06003", "10001"};
        for (int i = 0; i < 4; ++i) {
            core::NewUnit unit;
            unit.key = keys[i];
            const double west = -100 + 0.1 * i;
            unit.shape.polygons.push_back(
                {{{{west, 40}, {west + 0.1, 40}, {west + 0.1, 40.1}, {west, 40.1}, {west, 40}}}});
            unit.lonLat = {west + 0.05, 40.05};
            layer.units.push_back(unit);
        }
        layer.units[1].aliases = {"06102"};
        ws_.record("set up",
                   [&](core::Record& record) { core::replaceLayer(record, layer, job_); });
    }

    geo::MeasureUnitsReport measure(const std::string& csv, const std::string& columns,
                                    const std::string& key = "zip") {
        return geo::measureUnits(
            ws_, {"", dir_.write("table.csv", csv), "", key, {columns}, "", ""}, job_);
    }

    std::map<std::string, double> values(const std::string& name) {
        const core::LayerId layer = core::requireLayer(ws_.reader(), "").id;
        std::map<core::UnitId, std::string> keyOf;
        for (const core::BasicUnit& unit : core::loadUnits(ws_.reader(), layer)) {
            keyOf[unit.id] = unit.key;
        }
        std::map<std::string, double> found;
        const auto id = core::requireMeasure(ws_.reader(), layer, name).id;
        for (const auto& [unit, value] : core::loadValues(ws_.reader(), id)) {
            found[keyOf[unit]] = value;
        }
        return found;
    }

    support::TempDir dir_;
    core::Workspace ws_ = core::Workspace::create(dir_.file("plan.gpkg"));
    core::Job job_;
};

using Values = std::map<std::string, double>;

TEST_F(MeasureUnits, JoinsByKeyAndRepairsLostZeros) {
    const auto report = measure(
        "zip,pop\n6001,10\n06002-1234,20\n\"06003\",\"1,000\"\n10001.0,5\n99999,7\n", "pop");
    EXPECT_EQ(values("pop"), (Values{{"06001", 10}, {"06002", 20}, {"06003", 1000}, {"10001", 5}}));
    EXPECT_EQ(report.read, 5);
    EXPECT_EQ(report.matched, 4);
    EXPECT_EQ(report.unitsWithout, 0);
    EXPECT_EQ(report.rowsWithout, 1);
    ASSERT_EQ(report.measures.size(), 1U);
    EXPECT_EQ(report.measures[0].total, 1035);
    EXPECT_EQ(report.measures[0].missing, 0);
    EXPECT_TRUE(std::any_of(report.issues.begin(), report.issues.end(),
                            [](const core::Issue& issue) { return issue.subject == "99999"; }));
}

TEST_F(MeasureUnits, RowsOfOneUnitAreAddedUpAndReported) {
    const auto report = measure("zip,pop\n06001,1\n06001,2\n06002,10\n06102,30\n", "pop");
    EXPECT_EQ(values("pop"), (Values{{"06001", 3}, {"06002", 40}}));
    EXPECT_EQ(report.repeated, 1) << "an alias is a key of its own";
    EXPECT_EQ(report.matched, 2);
    EXPECT_EQ(report.unitsWithout, 2);
    EXPECT_EQ(report.measures[0].missing, 2);
}

TEST_F(MeasureUnits, EmptyAndBrokenCellsLeaveAUnitWithoutAValue) {
    const auto report = measure("zip,pop\n06001,\n06002,x\n06003,nan\n10001,-4\n", "pop");
    EXPECT_EQ(values("pop"), (Values{{"10001", -4}}));
    EXPECT_EQ(report.matched, 4);
    EXPECT_EQ(report.measures[0].missing, 3);
    EXPECT_EQ(report.issues.size(), 3U);
}

TEST_F(MeasureUnits, SeveralMeasuresAndExpressionsAtOnce) {
    measure("zip,a,b\n06001,1,2\n06002,3,4\n", "a,both=a+b");
    EXPECT_EQ(values("a"), (Values{{"06001", 1}, {"06002", 3}}));
    EXPECT_EQ(values("both"), (Values{{"06001", 3}, {"06002", 7}}));
    measure("zip,a\n06003,9\n", "a");
    EXPECT_EQ(values("a"), (Values{{"06003", 9}})) << "a measure of the same name is replaced";
}

TEST_F(MeasureUnits, NothingIsWrittenWhenTheTableDoesNotFit) {
    EXPECT_THROW(measure("zip,pop\n99999,1\n", "pop"), core::Error);
    EXPECT_THROW(measure("zip,pop\n06001,1\n", "people"), core::Error);
    EXPECT_THROW(measure("zip,pop\n06001,1\n", "pop", "code"), core::Error);
    EXPECT_THROW(measure("zip,pop\n", "pop"), core::Error);
    EXPECT_THROW(geo::measureUnits(ws_, {"", ws_.path(), "", "zip", {"a"}, "", ""}, job_),
                 core::Error);
    const core::LayerId layer = core::requireLayer(ws_.reader(), "").id;
    EXPECT_TRUE(core::loadMeasures(ws_.reader(), layer).empty());
}

TEST_F(MeasureUnits, RastersAreSummedByUnit) {
    // 5 x 2 pixels of 0.1 degrees; the last column lies outside of all units.
    dir_.write("grid.asc", "ncols 5\nnrows 2\nxllcorner -100\nyllcorner 40\ncellsize 0.1\n"
                           "NODATA_value -1\n9 9 9 9 9\n1 2 -1 4 5\n");
    dir_.write("grid.prj",
               "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
               "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]");
    const auto report =
        geo::measureUnits(ws_, {"", dir_.file("grid.asc"), "", "", {}, "people", ""}, job_);
    const Values found = values("people");
    ASSERT_EQ(found.size(), 3U) << "06003 has no data";
    EXPECT_NEAR(found.at("06001"), 1, 1e-6);
    EXPECT_NEAR(found.at("06002"), 2, 1e-6);
    EXPECT_NEAR(found.at("10001"), 4, 1e-6);
    EXPECT_EQ(report.unitsWithout, 1);
}

TEST(MeasureUnitsOnPublicData, ConnecticutGetsItsPopulation) {
    const std::string file =
        std::string(EVENLODE_SHARED_DATA) + "/demand/zip_profile_census2010_acs.csv.gz";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "no public data here";
    }
    const support::TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
    geo::makeZipAreas(ws, {"ZIPs", {"CT"}}, job);
    const auto report =
        geo::measureUnits(ws, {"", file, "", "zipcode", {"population"}, "", ""}, job);
    EXPECT_NEAR(report.measures.at(0).total, 3'574'000, 5'000) << "Census 2010: 3,574,097";
    EXPECT_GT(report.matched, 330);
}

} // namespace
