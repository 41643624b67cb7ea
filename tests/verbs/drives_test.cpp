// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/verbs/balance.h"
#include "core/verbs/imbalance.h"
#include "core/verbs/travel_burden.h"
#include "geo/engines/local_engine.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/import_roads.h"
#include "geo/verbs/import_units.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/plan_lists.h"
#include "geo/verbs/route_travel.h"
#include "geo/verbs/unit_travel.h"
#include "tests/support/road_town.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using namespace geo;
using core::Json;

namespace {

/// A town with roads in 4 by 4 units, 64 accounts that ask for one to three calls, and two reps.
class DrivesInTerritories : public testing::Test {
protected:
    DrivesInTerritories() : ws(core::Workspace::create(dir.file("plan.gpkg"))) {
        ImportUnitsParams in;
        in.source = dir.write("units.geojson", units());
        in.layer = "zip";
        in.read.keyField = "ZIP";
        importUnits(ws, in, job);
        std::string accounts = "account_id,name,lat,lon,calls\n";
        for (int i = 0; i < 64; ++i) {
            accounts += core::format("A{0},Account {0},{1},{2},{3}\n", i, 40.006 + 0.0125 * (i / 8),
                                     -82.994 + 0.0125 * (i % 8), 1 + i % 3);
        }
        ImportRecordsParams records;
        records.source = dir.write("accounts.csv", accounts);
        importAccounts(ws, records, job);
        records.source =
            dir.write("reps.csv", "id,name,lat,lon\nR1,Ann,40.02,-82.98\nR2,Bob,40.08,-82.92\n");
        importReps(ws, records, job);
        locateAccounts(ws, job);
        AggregateUnitsParams sum;
        sum.from = "accounts";
        sum.value = sum.as = "calls";
        aggregateUnits(ws, sum, job);
        ImportRoadsParams roads;
        roads.source = dir.write("town.osm", support::roadTown(20));
        imported = importRoads(ws, roads, job);
    }
    static std::string units() {
        Json features = Json::array();
        for (int i = 0; i < 16; ++i) {
            const double x = -83 + 0.025 * (i % 4);
            const double y = 40 + 0.025 * (i / 4);
            const Json ring{{x, y}, {x + 0.025, y}, {x + 0.025, y + 0.025}, {x, y + 0.025}, {x, y}};
            features.push_back({{"type", "Feature"},
                                {"properties", {{"ZIP", std::to_string(43001 + i)}}},
                                {"geometry", {{"type", "Polygon"}, {"coordinates", {ring}}}}});
        }
        return Json{{"type", "FeatureCollection"}, {"features", features}}.dump();
    }
    core::BalanceReport balance(double minutes) {
        core::BalanceParams params;
        params.layer = "zip";
        params.measures = {core::parseMeasure("calls")};
        params.tolerance = 0.3;
        params.scenario = "Plan";
        params.maxTravelMinutes = minutes;
        params.centres = centresOfReps(ws.reader(), params).centres;
        params.drives = workspaceDrives(ws);
        return core::balance(ws, params, job);
    }
    core::TravelBurdenReport burden(bool calibrate = true) {
        core::TravelBurdenParams params;
        params.scenario = "Plan";
        params.required = "calls";
        params.calibrate = calibrate;
        return core::travelBurden(ws, params, workspaceDrives(ws), routeTravel(ws, kEmbedded), job);
    }

    support::TempDir dir;
    core::Workspace ws;
    core::Job job;
    ImportRoadsReport imported;
};

} // namespace

TEST_F(DrivesInTerritories, RoadsDecideOnceTheyAreThereAndTheEstimateIsFittedToThem) {
    EXPECT_TRUE(imported.estimate.fitted);
    EXPECT_EQ(core::loadTravelEstimate(ws.reader()), imported.estimate);
    const core::BalanceReport report = balance(30);
    ASSERT_TRUE(report.travel);
    EXPECT_TRUE(report.feasible);
    EXPECT_EQ(report.travel->engine, kEmbedded);
    EXPECT_FALSE(report.travel->estimate);
    EXPECT_NE(report.travel->attribution.find("OpenStreetMap"), std::string::npos);
    EXPECT_EQ(report.travel->territories.size(), 2U);
    const core::BalanceReport tight = balance(2);
    EXPECT_FALSE(tight.feasible);
    EXPECT_FALSE(tight.travel->beyond.empty());
}

TEST_F(DrivesInTerritories, TheBurdenIsCalibratedOnPlannedToursAndKept) {
    balance(0);
    const core::TravelBurdenReport report = burden();
    double calls = 0;
    for (const core::TerritoryBurden& t : report.territories) {
        calls += t.input.visits;
        EXPECT_GT(t.burden.haulSeconds, 0);
        EXPECT_GT(t.burden.tourSeconds, 0);
    }
    EXPECT_EQ(calls, 127);
    EXPECT_EQ(report.engine, kEmbedded);
    EXPECT_EQ(report.calibration.engine, kEmbedded);
    EXPECT_GE(report.calibration.samples, 3);
    EXPECT_EQ(report.tours.size(), static_cast<std::size_t>(report.calibration.samples));
    EXPECT_LT(report.calibration.meanError, 0.3);
    const core::TravelBurdenReport kept = burden(false);
    EXPECT_EQ(kept.calibration.model.haul, report.calibration.model.haul);
    EXPECT_EQ(kept.calibration.model.tour, report.calibration.model.tour);
    EXPECT_TRUE(kept.tours.empty());
    EXPECT_EQ(burden().calibration.model.tour, report.calibration.model.tour) << "the same seed";
    core::ImbalanceParams hours;
    hours.scenario = "Plan";
    const core::ImbalanceReport load = core::imbalance(ws.reader(), hours, job);
    EXPECT_EQ(load.travelTours, report.calibration.samples);
    EXPECT_GT(load.territories[0].travelHours, 0);
}
