// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/http/http_client.h"
#include "crm/http/retry.h"
#include "geo/engines/open_server.h"
#include "geo/verbs/isochrone.h"
#include "geo/verbs/travel_table.h"
#include "geo/verbs/unit_travel.h"
#include "tests/support/fake_routing.h"
#include "tests/support/temp_dir.h"
#include "tests/support/virtual_clock.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace geo;
using support::FakeRouting;
using support::Fault;

namespace {

/// Each kind of server, by HTTP on this machine.
class Engines : public testing::TestWithParam<const char*> {
protected:
    std::shared_ptr<TravelEngine> engine(const std::string& key = {}) {
        EngineServer server{*parseEngineAddress(std::string(GetParam()) + ":" + fake.url()), key};
        crm::RetryPolicy policy;
        policy.seed = 1;
        policy.clock = clock.clock();
        return openServer(server, crm::retrying(crm::httpFetch(), policy), cache());
    }
    std::shared_ptr<EngineCache> cache() {
        return std::make_shared<EngineCache>(dir.file("answers"), kEngineAnswerDays);
    }
    static std::vector<core::Point> places(int count, double offset = 0) {
        std::vector<core::Point> list;
        for (int i = 0; i < count; ++i) {
            list.push_back({0.01 * i + offset, 0.007 * (i % 13)});
        }
        return list;
    }
    core::Error failure(const std::function<void()>& action) {
        try {
            action();
        } catch (const core::Error& error) {
            return error;
        }
        ADD_FAILURE() << "nothing was thrown";
        return {core::Code::Bug, ""};
    }

    support::TempDir dir;
    FakeRouting fake;
    support::VirtualClock clock;
    core::Job job;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Servers, Engines, testing::Values("osrm", "valhalla", "ors"));

TEST_P(Engines, ATableOfManyPartsIsThatOfEveryPair) {
    const auto from = places(123);
    const auto to = places(61, 0.003);
    const TravelTable table = engine()->matrix(from, to, kSnapLimit, job);
    EXPECT_EQ(table.engine, GetParam());
    EXPECT_FALSE(table.estimate);
    EXPECT_FALSE(table.attribution.empty());
    for (std::size_t r = 0; r < from.size(); ++r) {
        for (std::size_t c = 0; c < to.size(); ++c) {
            ASSERT_NEAR(*table.seconds(r, c), FakeRouting::seconds(from[r], to[c]), 1e-3);
            ASSERT_NEAR(*table.distance(r, c), 100 * FakeRouting::seconds(from[r], to[c]), 1);
        }
    }
    EXPECT_EQ(fake.cells(), from.size() * to.size());
}

TEST_P(Engines, WhatWasAnsweredIsNotAskedForAgain) {
    const auto some = places(20);
    engine()->matrix(some, some, kSnapLimit, job);
    const std::size_t cells = fake.cells();
    const TravelTable again = engine()->matrix(some, some, kSnapLimit, job);
    EXPECT_EQ(fake.cells(), cells);
    EXPECT_NEAR(*again.seconds(0, 7), FakeRouting::seconds(some[0], some[7]), 1e-3);
    auto more = some;
    more.push_back({0.5, 0.5});
    engine()->matrix(more, more, kSnapLimit, job);
    EXPECT_EQ(fake.cells(), cells + 41) << "one row and one column";
    // On the same spot of the road, though a step away: nothing new.
    if (GetParam() == std::string("valhalla")) { // which tells spots before it is asked for a table
        auto moved = some;
        moved[3].x += 0.000004;
        engine()->matrix(moved, moved, kSnapLimit, job);
        EXPECT_EQ(fake.cells(), cells + 41);
    }
}

TEST_P(Engines, OtherDataOfTheServerMakeOldAnswersForgotten) {
    const auto some = places(5);
    engine()->matrix(some, some, kSnapLimit, job);
    fake.settings.data = "2026-02-01";
    auto more = some;
    more.push_back({0.9, 0.9});
    engine()->matrix(more, more, kSnapLimit, job);
    EXPECT_EQ(fake.cells(), 25U + 36U) << "all of it anew, also where only answers tell the data";
    engine()->matrix(some, some, kSnapLimit, job);
    EXPECT_EQ(fake.cells(), 25U + 36U);
}

TEST_P(Engines, ASmallerLimitThanUsualIsFoundOut) {
    fake.settings.mostCells = 120;
    const auto some = places(30);
    const TravelTable table = engine()->matrix(some, some, kSnapLimit, job);
    EXPECT_NEAR(*table.seconds(29, 0), FakeRouting::seconds(some[29], some[0]), 1e-3);
    EXPECT_EQ(fake.cells(), 900U);
}

TEST_P(Engines, PairsWithoutAWayAndPlacesOffAllRoadsAreData) {
    auto some = places(6);
    some[2] = {11, 1};                 // no way there
    some[4] = {1, 85};                 // no road near
    some.push_back({std::nan(""), 0}); // no place at all
    const TravelTable table = engine()->matrix(some, some, kSnapLimit, job);
    for (std::size_t i = 0; i < some.size(); ++i) {
        EXPECT_EQ(table.seconds(0, i).has_value(), i != 2 && i != 4 && i != 6) << i;
        EXPECT_EQ(table.seconds(i, 1).has_value(), i != 2 && i != 4 && i != 6) << i;
    }
    EXPECT_FALSE(table.from[6].snapped);
}

TEST_P(Engines, ABusyServerIsAskedAgainAfterTheTimeItAsksFor) {
    Fault busy;
    busy.kind = Fault::Kind::Throttled;
    busy.times = 2;
    busy.retryAfter = 7;
    fake.http().add(busy);
    const auto start = clock.now();
    const auto some = places(4);
    EXPECT_TRUE(engine()->matrix(some, some, kSnapLimit, job).seconds(0, 1));
    EXPECT_GE(clock.now() - start, 14'000);
}

TEST_P(Engines, WhatGoesWrongIsSaidInTheServersWords) {
    const auto some = places(3);
    const auto ask = [&] { engine("a-secret-key")->matrix(some, some, kSnapLimit, job); };
    fake.settings.key = "another";
    const core::Error refused = failure(ask);
    EXPECT_EQ(refused.code(), core::Code::Remote);
    EXPECT_EQ(std::string(refused.what()).find("a-secret-key"), std::string::npos);
    fake.settings.key.clear();
    for (const char* answer :
         {"this is no JSON", "[]", "null", "{}", R"({"code":"Ok","durations":[[1]]})",
          R"({"sources_to_targets":[[{"time":"soon"}]]})", R"({"durations":7,"distances":null})",
          R"({"code":"Ok","durations":[[0,-5,0],[0,0,0],[0,0,0]]})",
          R"({"sources_to_targets":{"durations":[[0,1e300,0],[0,0,0],[0,0,0]]}})",
          R"({"durations":[[0,1e12,0],[0,0,0],[0,0,0]],"distances":[[0,0,0],[0,0,0],[0,0,0]]})"}) {
        fake.settings.answer = answer;
        EXPECT_EQ(failure(ask).code(), core::Code::Remote) << answer;
    }
    fake.settings.status = 500;
    fake.settings.answer = R"({"message":"out of memory","error":"out of memory"})";
    const std::string said = failure(ask).what();
    EXPECT_NE(said.find("500"), std::string::npos);
    if (GetParam() != std::string("ors")) {
        EXPECT_NE(said.find("out of memory"), std::string::npos) << said;
    }
}

TEST_P(Engines, AServerThatIsNotThereIsNamed) {
    EngineServer server{*parseEngineAddress(std::string(GetParam()) + ":http://127.0.0.1:1"), {}};
    const auto some = places(2);
    const core::Error error = failure([&] {
        openServer(server, crm::httpFetch(), cache())->matrix(some, some, kSnapLimit, job);
    });
    EXPECT_EQ(error.code(), core::Code::Remote);
    EXPECT_NE(std::string(error.what()).find("127.0.0.1"), std::string::npos);
}

TEST_P(Engines, ACancelledTableEnds) {
    core::Job cancelled;
    cancelled.cancel();
    const auto some = places(3);
    EXPECT_EQ(failure([&] { engine()->matrix(some, some, kSnapLimit, cancelled); }).code(),
              core::Code::Cancelled);
}

TEST_P(Engines, RoutesFollowTheServersLines) {
    const std::vector<core::Point> way{{0, 0}, {0.02, 0.01}, {11, 0}, {0, 0.01}};
    const auto routes = engine()->routes(way, kSnapLimit, job);
    ASSERT_EQ(routes.size(), 3U);
    ASSERT_TRUE(routes[0]);
    EXPECT_NEAR(routes[0]->seconds, 30, 1e-3);
    EXPECT_NEAR(routes[0]->metres, 3000, 1);
    ASSERT_EQ(routes[0]->line.size(), 2U);
    EXPECT_NEAR(routes[0]->line[1].x, 0.02, 1e-6);
    EXPECT_FALSE(routes[1]);
    EXPECT_FALSE(routes[2]);
}

TEST_P(Engines, AreasLieWithinEachOtherAndOverlapsCountOnce) {
    const std::vector<core::Point> centres{{0, 0}, {0.3, 0}};
    const std::vector<double> minutes{10, 2, 30, 5, 20, 1};
    if (GetParam() == std::string("osrm")) {
        const core::Error error =
            failure([&] { engine()->isochrones(centres, minutes, kSnapLimit, job); });
        EXPECT_EQ(error.code(), core::Code::Usage);
        return;
    }
    const IsochroneResult result = engine()->isochrones(centres, minutes, kSnapLimit, job);
    ASSERT_EQ(result.polygons.size(), 6U);
    EXPECT_EQ(result.polygons[0].minutes, 10);
    EXPECT_GT(result.polygons[2].areaKm2, result.polygons[4].areaKm2);
    EXPECT_GT(result.polygons[0].areaKm2, result.polygons[3].areaKm2);
    EXPECT_EQ(result.polygons[5].shape.polygons.size(), 2U) << "a minute apart they do not touch";
    EXPECT_EQ(result.polygons[2].shape.polygons.size(), 1U);
}

TEST_P(Engines, VerbsTakeAServerInPlaceOfRoads) {
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    TravelTableParams params;
    params.from = params.to = dir.write("places.csv", "name,lon,lat\nA,0,0\nB,0.05,0\nC,11,0\n");
    params.file = dir.file("times.csv");
    params.server = engine();
    const TravelTableReport report = writeTravelTable(ws, params, job);
    EXPECT_EQ(report.engine, GetParam());
    EXPECT_EQ(report.unreachable, 5);
    EXPECT_FALSE(report.attribution.empty());
    EXPECT_NE(dir.read("times.csv").find(GetParam()), std::string::npos);
    const core::TravelFunction drives = unitTravel(engine(), {});
    const std::vector<core::Point> units{{0, 0}, {11, 0}};
    const std::vector<std::optional<core::Point>> bases{core::Point{0.05, 0}, std::nullopt};
    const core::TravelTimes times = drives(units, bases, job);
    EXPECT_EQ(times.engine, GetParam());
    EXPECT_FALSE(times.estimate);
    EXPECT_NEAR(static_cast<double>(times.seconds[0]), 50, 1);
    EXPECT_TRUE(std::isinf(times.seconds[1]));
    EXPECT_TRUE(std::isinf(times.seconds[2]));
}

TEST(ValhallaEngine, TerseTablesAndServersThatLocateNothingAreUnderstood) {
    FakeRouting fake;
    fake.settings.terse = true;
    fake.settings.locate = false;
    const support::TempDir dir;
    EngineServer server{*parseEngineAddress("valhalla:" + fake.url()), {}};
    core::Job job;
    const std::vector<core::Point> some{{0, 0}, {0.01, 0}, {1, 85}};
    const auto engine =
        openServer(server, crm::httpFetch(), std::make_shared<EngineCache>("", kEngineAnswerDays));
    const TravelTable table = engine->matrix(some, some, kSnapLimit, job);
    EXPECT_NEAR(*table.seconds(0, 1), 10, 1e-3);
    EXPECT_NEAR(*table.distance(0, 1), 1000, 1);
    EXPECT_FALSE(table.seconds(0, 2));
}

TEST(OpenServer, WhatPlansRoutesKnowsNoDriveTimes) {
    EngineServer server{*parseEngineAddress("vroom:http://127.0.0.1:3000"), {}};
    EXPECT_THROW(openServer(server, crm::httpFetch(), nullptr), core::Error);
}
