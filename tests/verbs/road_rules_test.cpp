// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/verbs/plan_routes.h"
#include "geo/engines/local_engine.h"
#include "geo/verbs/import_roads.h"
#include "geo/verbs/isochrone.h"
#include "geo/verbs/road_rules.h"
#include "geo/verbs/route_travel.h"
#include "tests/support/drive_town.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace geo;

namespace {

/// A town with roads; a river would run from north to south through its middle.
class KeptRoads : public testing::Test {
protected:
    KeptRoads() {
        ImportRoadsParams roads;
        roads.source = dir.write("town.osm", support::DriveTown::roads());
        importRoads(ws, roads, job);
    }
    /// Seconds from the west of the river to the east of it; -1 = there is no way.
    double across(const RoadUse& use = {}) {
        const std::vector<core::Point> places = {{-82.96, 40.05}, {-82.94, 40.05}};
        return localEngine(ws, kEmbedded, use)
                   ->matrix(places, places, kSnapLimit, job)
                   .milliseconds[1] /
               1000.0;
    }
    double reach() {
        IsochroneParams params;
        params.at = {{-82.96, 40.05}};
        params.minutes = {6};
        return makeIsochrones(ws, params, job).polygons[0].areaKm2;
    }
    AddBarriersParams river(double north) {
        AddBarriersParams params;
        params.lines = {{{-82.9512, 39.9}, {-82.9512, north}}};
        params.name = "River";
        return params;
    }

    support::TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
};

} // namespace

TEST_F(KeptRoads, BarriersAreRespectedByWhoeverDrivesAndOneUndoTakesThemBack) {
    const double before = across();
    const double area = reach();
    const auto travel = [&] {
        const std::vector<core::Point> places = {{-82.96, 40.05}, {-82.94, 40.05}};
        return routeTravel(ws, {})(places, job).matrix.duration[1];
    };
    const auto drive = travel();
    EXPECT_EQ(addBarriers(ws, river(40.08)).rules.barriers.size(), 1U);
    const double round = across();
    EXPECT_GT(round, 1.5 * before) << "round the end of the river";
    EXPECT_LT(reach(), area);
    EXPECT_GT(travel(), drive);
    addBarriers(ws, river(40.2));
    EXPECT_LT(across(), 0) << "no way is left";
    ASSERT_TRUE(ws.undo());
    EXPECT_EQ(across(), round);
    removeBarriers(ws, {});
    EXPECT_EQ(across(), before);
    EXPECT_EQ(reach(), area);
    ASSERT_TRUE(ws.undo());
    EXPECT_EQ(across(), round);
    EXPECT_EQ(listRoadRules(ws).rules.barriers.front().name, "River");
    EXPECT_THROW(removeBarriers(ws, {99}), core::Error);
}

TEST_F(KeptRoads, WaysToUseRoadsThatNobodyUsesLeaveNoFiles) {
    const double before = across();
    for (int i = 0; i < 12; ++i) {
        removeBarriers(ws, {});
        addBarriers(ws, river(40.05 + i / 1000.0));
        across();
    }
    removeBarriers(ws, {});
    EXPECT_EQ(across(), before);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(dir.path())) {
        files += entry.path().filename().string().starts_with("plan.gpkg-roads1-") ? 1 : 0;
    }
    EXPECT_GE(files, 2U);
    EXPECT_LE(files, 8U);
}

TEST_F(KeptRoads, BarriersComeFromAFileOfLines) {
    const double before = across();
    AddBarriersParams params;
    params.file = dir.write(
        "river.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
        R"({"type":"LineString","coordinates":[[-82.9512,39.9],[-82.9512,40.08]]}}]})");
    EXPECT_EQ(addBarriers(ws, params).rules.barriers.front().name, "Barrier 1");
    EXPECT_GT(across(), before);
    params.file = dir.write("empty.geojson", R"({"type":"FeatureCollection","features":[]})");
    EXPECT_THROW(addBarriers(ws, params), core::Error);
    params = {};
    params.lines = {{{-82.95, 40}, {-82.95, 40}}};
    EXPECT_THROW(addBarriers(ws, params), core::Error);
    params.lines = {{{-82.95, 40}, {-282.95, 40}}};
    EXPECT_THROW(addBarriers(ws, params), core::Error);
    EXPECT_THROW(addBarriers(ws, {}), core::Error);
}

TEST_F(KeptRoads, SpeedsAreKeptAlwaysOrByTheHourOfDeparture) {
    const double before = across();
    RoadSpeedsParams speeds;
    speeds.factors = {{"all", 1.5}};
    setRoadSpeeds(ws, speeds);
    EXPECT_NEAR(across(), 1.5 * before, 0.1);
    speeds.factors = {{"all", 2}};
    speeds.fromHour = 7;
    speeds.toHour = 9;
    EXPECT_EQ(setRoadSpeeds(ws, speeds).rules.factors.size(), 2U);
    EXPECT_NEAR(across(), 1.5 * before, 0.1) << "nobody said when";
    RoadUse morning;
    morning.hours = driveHoursOf("07:30");
    EXPECT_NEAR(across(morning), 3 * before, 0.2);
    const std::vector<core::Point> places = {{-82.96, 40.05}, {-82.94, 40.05}};
    EXPECT_NEAR(routeTravel(ws, {}, "07:00-11:00")(places, job).matrix.duration[1],
                1.5 * 1.5 * before, 1);
    speeds.factors = {{"all", 1}}; // as the roads say
    EXPECT_EQ(setRoadSpeeds(ws, speeds).rules.factors.size(), 1U);
    speeds = {};
    speeds.clear = true;
    EXPECT_TRUE(setRoadSpeeds(ws, speeds).rules.factors.empty());
    EXPECT_EQ(across(), before);
    ASSERT_TRUE(ws.undo());
    EXPECT_NEAR(across(), 1.5 * before, 0.1);
    speeds = {};
    EXPECT_THROW(setRoadSpeeds(ws, speeds), core::Error);
    speeds.factors = {{"footpath", 2}};
    EXPECT_THROW(setRoadSpeeds(ws, speeds), core::Error);
}
