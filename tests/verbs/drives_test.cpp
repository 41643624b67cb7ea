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
#include "tests/support/drive_town.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using namespace geo;

namespace {

/// The town with drives, its roads imported.
class DrivesInTerritories : public testing::Test {
protected:
    DrivesInTerritories() : ws(core::Workspace::create(dir.file("plan.gpkg"))) {
        ImportUnitsParams in;
        in.source = dir.write("units.geojson", support::DriveTown::units());
        in.layer = "zip";
        in.read.keyField = "ZIP";
        importUnits(ws, in, job);
        ImportRecordsParams records;
        records.source = dir.write("accounts.csv", support::DriveTown::accounts());
        importAccounts(ws, records, job);
        records.source = dir.write("reps.csv", support::DriveTown::reps());
        importReps(ws, records, job);
        locateAccounts(ws, job);
        AggregateUnitsParams sum;
        sum.from = "accounts";
        sum.value = sum.as = "calls";
        aggregateUnits(ws, sum, job);
        ImportRoadsParams roads;
        roads.source = dir.write("town.osm", support::DriveTown::roads());
        imported = importRoads(ws, roads, job);
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
