// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/gpkg.h"
#include "geo/crs/geodesic.h"
#include "geo/verbs/import_roads.h"
#include "geo/verbs/isochrone.h"
#include "geo/verbs/travel_table.h"
#include "tests/support/commands.h"
#include "tests/support/road_town.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace geo;
using support::TempDir;

namespace {

/// An empty workspace with the roads of a town.
struct Town {
    Town() : ws(core::Workspace::create(dir.file("plan.gpkg"))) {
        ImportRoadsParams params;
        params.source = dir.write("town.osm", support::roadTown(20));
        report = importRoads(ws, params, job);
    }
    IsochroneReport reach(std::vector<double> minutes) {
        IsochroneParams params;
        params.at = {{-82.95, 40.05}};
        params.minutes = std::move(minutes);
        return makeIsochrones(ws, params, job);
    }

    TempDir dir;
    core::Workspace ws;
    core::Job job;
    ImportRoadsReport report;
};

bool covers(const core::MultiPolygon& outer, const core::MultiPolygon& inner) {
    const auto inside = [&](core::Point p) {
        bool in = false;
        for (const core::Polygon& polygon : outer.polygons) {
            for (const core::Ring& ring : polygon.rings) {
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    const core::Point a = ring[i - 1];
                    const core::Point b = ring[i];
                    if ((a.y > p.y) != (b.y > p.y) &&
                        p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y)) {
                        in = !in;
                    }
                }
            }
        }
        return in;
    };
    for (const core::Polygon& polygon : inner.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            if (!std::all_of(ring.begin(), ring.end(), inside)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

TEST(ImportRoads, CountsWhatItMade) {
    const Town town;
    EXPECT_EQ(town.report.nodes, 441);
    EXPECT_EQ(town.report.segments, 840);
    EXPECT_EQ(town.report.edges, 1680);
    EXPECT_EQ(town.report.components, 1);
    EXPECT_DOUBLE_EQ(town.report.largestShare, 1);
    EXPECT_EQ(town.report.habits, "us");
    EXPECT_TRUE(std::filesystem::exists(town.report.file));
    EXPECT_GT(town.report.megabytes, 0);
    EXPECT_NE(town.report.attribution.find("OpenStreetMap"), std::string::npos);
}

TEST(ImportRoads, AnExtractWithoutRoadsIsRefusedAndTheOldOnesStay) {
    Town town;
    ImportRoadsParams params;
    params.source = town.dir.write("empty.osm", support::OsmText().str());
    EXPECT_THROW(importRoads(town.ws, params, town.job), core::Error);
    params.source = town.dir.write("noise.osm.pbf", "this is no such file");
    EXPECT_THROW(importRoads(town.ws, params, town.job), core::Error);
    params.source = town.ws.path();
    EXPECT_THROW(importRoads(town.ws, params, town.job), core::Error);
    EXPECT_EQ(roadsInfo(town.ws, town.job).about.at("nodes"), 441);
}

TEST(ImportRoads, LinesWithSpeedsAndDirectionsBecomeRoads) {
    const TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    const auto feature = [](const char* oneWay, const char* line) {
        return std::string(R"({"type":"Feature","properties":{"mph":30,"dir":")") + oneWay +
               R"("},"geometry":{"type":"LineString","coordinates":)" + line + "}}";
    };
    ImportRoadsParams params;
    params.source = dir.write("own.geojson", R"({"type":"FeatureCollection","features":[)" +
                                                 feature("F", "[[-83,40],[-82.99,40]]") + "," +
                                                 feature("", "[[-82.99,40],[-82.99,40.01]]") + "," +
                                                 feature("T", "[[-83,40],[-82.99,40.01]]") + "]}");
    core::Job job;
    const ImportRoadsReport report = importRoads(ws, params, job);
    EXPECT_EQ(report.nodes, 3);
    EXPECT_EQ(report.segments, 3);
    EXPECT_EQ(report.edges, 4);
    const auto roads = Roads::open(ws.path(), {}, job);
    const std::vector<core::Point> ends = {{-83, 40}, {-82.99, 40}};
    const TravelTable table = travelMatrix(*roads, ends, ends, job);
    EXPECT_NEAR(*table.distance(0, 1), 852, 2);
    EXPECT_GT(*table.distance(1, 0), 2000) << "back only over the other two";
    params.lines.speed = "furlongs";
    EXPECT_THROW(importRoads(ws, params, job), core::Error);
}

TEST(ImportRoads, TigerEdgesAreTakenAsTheyAre) {
    const std::string file = std::string(EVENLODE_SHARED_DATA) + "/streets/tl_2020_37143_edges.zip";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << file << " is not there";
    }
    const TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    ImportRoadsParams params;
    params.source = file;
    core::Job job;
    const ImportRoadsReport report = importRoads(ws, params, job);
    EXPECT_EQ(report.read, 3260);
    EXPECT_GT(report.segments, 2000);
    EXPECT_LT(report.segments, 2500) << "railways, rivers and borders are no roads";
    EXPECT_GT(report.largestShare, 0.8);
}

TEST(TravelTable, IsTheSameFromMemoryAndFromTheFile) {
    Town town;
    const std::vector<core::Point> points = {{-82.99, 40.01}, {-82.92, 40.09}, {-82.95, 40.05}};
    const auto first =
        travelMatrix(*Roads::open(town.ws.path(), {}, town.job), points, points, town.job);
    const auto again =
        travelMatrix(*Roads::open(town.ws.path(), {}, town.job), points, points, town.job);
    EXPECT_EQ(first.milliseconds, again.milliseconds);
    EXPECT_EQ(first.metres, again.metres);
    EXPECT_EQ(*first.seconds(0, 0), 0);
    EXPECT_EQ(first.unreachable(), 0);
    // Along a grid the shortest is the sum of both sides; the quickest is not shorter.
    const double straight = geodesicDistance(points[0], points[1]);
    EXPECT_GT(*first.distance(0, 1), straight);
    EXPECT_LT(*first.distance(0, 1), 1.6 * straight);
}

TEST(TravelTable, RoutesAreAsLongAsTheTableSays) {
    Town town;
    const auto roads = Roads::open(town.ws.path(), {}, town.job);
    const std::vector<core::Point> points = {
        {-82.9871, 40.01}, {-82.92, 40.0912}, {-82.9215, 40.09}};
    const auto table = travelMatrix(*roads, points, points, town.job);
    const auto routes = roadRoutes(*roads, points, town.job);
    ASSERT_EQ(routes.size(), 2U);
    for (std::size_t i = 0; i < routes.size(); ++i) {
        ASSERT_TRUE(routes[i]);
        EXPECT_NEAR(routes[i]->seconds, *table.seconds(i, i + 1), 0.002);
        EXPECT_NEAR(routes[i]->metres, *table.distance(i, i + 1), 1);
        EXPECT_NEAR(geodesicLength(routes[i]->line), routes[i]->metres,
                    0.005 * routes[i]->metres + 2);
    }
}

TEST(TravelTable, PlacesFarFromRoadsReachNothingAndAreNamed) {
    Town town;
    TravelTableParams params;
    params.from =
        town.dir.write("from.csv", "id,lon,lat\nnear,-82.95,40.05\nfar,-90,45\nodd,x,1\n");
    params.to = params.from;
    params.file = town.dir.file("times.csv");
    const TravelTableReport report = writeTravelTable(town.ws, params, town.job);
    EXPECT_EQ(report.rows, 2);
    EXPECT_EQ(report.unreachable, 3);
    EXPECT_EQ(report.farFromRoads, 1);
    ASSERT_EQ(report.issues.size(), 2U);
    EXPECT_EQ(report.issues[0].subject, "odd");
    EXPECT_EQ(report.issues[1].subject, "far");
    EXPECT_NE(town.dir.read("times.csv").find("embedded"), std::string::npos);
}

TEST(TravelTable, WithoutRoadsAnEstimateIsLabelled) {
    const TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
    TravelTableParams params;
    params.from = params.to = dir.write("p.csv", "id,lon,lat\na,-83,40\nb,-82,40\n");
    params.file = dir.file("times.csv");
    EXPECT_THROW(writeTravelTable(ws, params, job), core::Error);
    params.engine = "estimate";
    const TravelTableReport report = writeTravelTable(ws, params, job);
    EXPECT_TRUE(report.estimate);
    EXPECT_FALSE(report.fitted);
    EXPECT_NE(dir.read("times.csv").find("estimate"), std::string::npos);
    params.engine = "magic";
    EXPECT_THROW(writeTravelTable(ws, params, job), core::Error);
}

TEST(TravelTable, AnEstimateIsFittedToTheRoads) {
    Town town;
    const auto roads = Roads::open(town.ws.path(), {}, town.job);
    const core::TravelEstimate fitted = fitEstimate(*roads, 1, town.job);
    EXPECT_GT(fitted.detour, 1.1) << "streets at right angles";
    EXPECT_LT(fitted.detour, 1.42);
    EXPECT_DOUBLE_EQ(fitted.detour, fitEstimate(*roads, 1, town.job).detour);
}

TEST(Isochrone, FewerMinutesLieWithinMoreHoweverClose) {
    Town town;
    const auto one = town.reach({599 / 60.0, 600 / 60.0, 601 / 60.0});
    ASSERT_EQ(one.polygons.size(), 3U);
    for (std::size_t i = 1; i < 3; ++i) {
        EXPECT_LT(one.polygons[i - 1].areaKm2, one.polygons[i].areaKm2);
        EXPECT_TRUE(covers(one.polygons[i].shape, one.polygons[i - 1].shape));
    }
    // Asked for one at a time, they are the same.
    const auto alone = town.reach({599 / 60.0});
    const auto other = town.reach({601 / 60.0});
    EXPECT_TRUE(covers(other.polygons[0].shape, alone.polygons[0].shape));
    EXPECT_NEAR(alone.polygons[0].areaKm2, one.polygons[0].areaKm2, 1e-6);
}

TEST(Isochrone, AreasGrowWithTimeAndHoldWhatIsInside) {
    Town town;
    const auto report = town.reach({1, 3, 30});
    EXPECT_GT(report.polygons[0].areaKm2, 0.05);
    EXPECT_GT(report.polygons[1].areaKm2, 4 * report.polygons[0].areaKm2);
    EXPECT_EQ(report.polygons[2].reachedNodes, 441);
    EXPECT_GT(report.polygons[2].areaKm2, 90) << "the whole town is 8.5 by 11.1 km";
}

TEST(Isochrone, SeveralCentresCountOverlapsOnce) {
    Town town;
    IsochroneParams params;
    params.at = {{-82.95, 40.05}, {-82.949, 40.05}};
    params.minutes = {5};
    const auto together = makeIsochrones(town.ws, params, town.job);
    params.apart = true;
    const auto apart = makeIsochrones(town.ws, params, town.job);
    ASSERT_EQ(together.polygons.size(), 1U);
    ASSERT_EQ(apart.polygons.size(), 2U);
    EXPECT_GE(together.polygons[0].areaKm2, apart.polygons[0].areaKm2);
    EXPECT_LT(together.polygons[0].areaKm2, 1.2 * apart.polygons[0].areaKm2);
}

TEST(Isochrone, IsKeptAsALayerThatGisProgramsSee) {
    Town town;
    IsochroneParams params;
    params.at = {{-82.95, 40.05}};
    params.minutes = {2, 4};
    params.save = "Middle";
    params.file = town.dir.file("reach.geojson");
    makeIsochrones(town.ws, params, town.job);
    makeIsochrones(town.ws, params, town.job);
    const core::Connection db = town.ws.newReader();
    EXPECT_EQ(db.integer("SELECT count(*) FROM isochrones WHERE name = 'Middle'"), 2)
        << "saved again, they take the place of the older ones";
    EXPECT_EQ(db.integer("SELECT count(*) FROM gpkg_contents WHERE table_name = 'isochrones'"), 1);
    EXPECT_NE(town.dir.read("reach.geojson").find("Polygon\""), std::string::npos);
    if (support::hasOgr()) {
        EXPECT_NE(support::outputOf("ogrinfo -so '" + params.file + "' isochrones")
                      .find("Feature Count: 2"),
                  std::string::npos);
    }
}

namespace {

/// Accounts along one street of the town, 500 m apart, and two reps at its ends.
struct PeopledTown : Town {
    PeopledTown() {
        ws.record("accounts", [](core::Record& record) {
            for (int i = 0; i < 16; ++i) {
                record.db()
                    .prepare("INSERT INTO base_accounts (id, source, external_id, name, lon, lat, "
                             "match_level, attributes, content_hash, imported_at) VALUES "
                             "(?, 'file', ?, ?, ?, 40.05, 'rooftop', ?, '', '')")
                    .run(i + 1, "A" + std::to_string(i), "Account " + std::to_string(i),
                         -82.99 + 0.005 * i, R"({"potential": )" + std::to_string(i) + "}");
            }
            for (int i = 0; i < 2; ++i) {
                record.db()
                    .prepare("INSERT INTO base_reps (id, source, external_id, name, lon, lat, "
                             "content_hash, imported_at) VALUES (?, 'file', ?, ?, ?, 40.05, '', "
                             "'')")
                    .run(i + 1, "R" + std::to_string(i + 1), "Rep " + std::to_string(i + 1),
                         i == 0 ? -82.99 : -82.915);
            }
        });
    }
    IsochroneParams rings() const {
        IsochroneParams params;
        params.reps = {"all"};
        params.apart = true;
        params.together = true;
        params.minutes = {2, 5};
        params.value = "potential";
        return params;
    }
};

} // namespace

TEST(Isochrone, RingsOfSeveralRepsCountOverlapsOnce) {
    PeopledTown town;
    const auto report = makeIsochrones(town.ws, town.rings(), town.job);
    ASSERT_EQ(report.polygons.size(), 4U);
    ASSERT_EQ(report.together.size(), 2U);
    EXPECT_EQ(report.polygons[0].centre, "Rep 1");
    EXPECT_EQ(report.polygons[2].centre, "Rep 2");
    for (std::size_t k = 0; k < 2; ++k) {
        const IsochronePolygon& a = report.polygons[k];
        const IsochronePolygon& b = report.polygons[2 + k];
        const IsochronePolygon& once = report.together[k];
        EXPECT_GE(once.accounts, std::max(a.accounts, b.accounts));
        EXPECT_LE(once.accounts, a.accounts + b.accounts);
        EXPECT_LE(once.areaKm2, (a.areaKm2 + b.areaKm2) * 1.001);
    }
    EXPECT_GT(report.polygons[1].accounts, report.polygons[0].accounts);
    // Accounts 0, 1, 2, … from the west: so many of them are worth 0 + 1 + 2 + …
    const double n = static_cast<double>(report.polygons[0].accounts);
    EXPECT_DOUBLE_EQ(report.polygons[0].value, n * (n - 1) / 2);
}

TEST(Isochrone, AccountsHoldTheLeastRingAndUndoTakesItAway) {
    PeopledTown town;
    IsochroneParams params = town.rings();
    params.write = true;
    EXPECT_THROW(makeIsochrones(town.ws, params, town.job), core::Error) << "it needs a name";
    params.save = "auto";
    const auto report = makeIsochrones(town.ws, params, town.job);
    EXPECT_EQ(report.saved, "R-001");
    EXPECT_EQ(report.written, report.together[1].accounts);
    const core::Connection db = town.ws.newReader();
    EXPECT_EQ(db.text("SELECT ring || ' ' || minutes || ' ' || centre FROM plan_account_rings "
                      "WHERE account_id = 1"),
              "R-001 2.0 Rep 1");
    EXPECT_EQ(db.integer("SELECT count(*) FROM plan_account_rings WHERE minutes = 2"),
              report.together[0].accounts);
    EXPECT_EQ(makeIsochrones(town.ws, params, town.job).saved, "R-002");
    ASSERT_TRUE(town.ws.undo());
    ASSERT_TRUE(town.ws.undo());
    EXPECT_EQ(db.integer("SELECT count(*) FROM plan_account_rings"), 0);
}

TEST(Isochrone, TheEstimateIsACircleThatSaysSo) {
    PeopledTown town;
    IsochroneParams params = town.rings();
    params.estimate = true;
    const auto report = makeIsochrones(town.ws, params, town.job);
    EXPECT_EQ(report.engine, "estimate");
    ASSERT_TRUE(report.rule);
    for (std::size_t k = 0; k < 2; ++k) {
        const IsochronePolygon& circle = report.polygons[k];
        for (const core::Point& point : circle.shape.polygons[0].rings[0]) {
            const double metres = geodesicDistance(*circle.at, point);
            EXPECT_NEAR(report.rule->seconds(metres), circle.minutes * 60, 1);
        }
    }
    EXPECT_LT(report.polygons[0].areaKm2, report.polygons[1].areaKm2);
}

TEST(Isochrone, WhatCannotBeDrawnIsSaid) {
    Town town;
    EXPECT_THROW(town.reach({}), core::Error);
    EXPECT_THROW(town.reach({-5}), core::Error);
    EXPECT_THROW(town.reach({1e9}), core::Error);
    IsochroneParams params;
    params.minutes = {5};
    EXPECT_THROW(makeIsochrones(town.ws, params, town.job), core::Error);
    params.accounts = {"nobody"};
    EXPECT_THROW(makeIsochrones(town.ws, params, town.job), core::Error);
    params.accounts.clear();
    params.at = {{-90, 45}};
    const auto report = makeIsochrones(town.ws, params, town.job);
    EXPECT_EQ(report.polygons[0].areaKm2, 0);
    ASSERT_EQ(report.issues.size(), 1U);
}

TEST(Roads, ADamagedFileBesideTheWorkspaceIsSaidToBeDamaged) {
    Town town;
    const std::string file = roadsFile(town.ws.path());
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 64);
    EXPECT_THROW(Roads::open(town.ws.path(), {}, town.job), core::Error);
    removeRoads(town.ws.path());
    EXPECT_FALSE(std::filesystem::exists(file));
}
