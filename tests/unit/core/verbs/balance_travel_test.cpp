// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/verbs/balance.h"
#include "core/verbs/travel_estimate.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace core;
using support::World;

namespace {

/// Four by four squares in two territories, left and right; drives as a test says.
class BalanceTravel : public testing::Test {
protected:
    BalanceReport run(double limit, const TravelFunction& drives = {},
                      Objective objective = Objective::Compactness) {
        BalanceParams params;
        params.scenario = params.from = "Drawn";
        params.measures = {{"work", 1, {}, {}, {}}};
        params.tolerance = 0.5;
        params.maxTravelMinutes = limit;
        params.objective = objective;
        params.drives = drives;
        return balance(world.ws, params, job);
    }
    /// Minutes by how far apart things are, with no way from the last unit to anywhere.
    static TravelFunction slowRoads(double minutesPerKm, bool cutOff = false) {
        return
            [=](std::span<const Point> places, std::span<const std::optional<Point>> bases, Job&) {
                TravelTimes times;
                times.engine = "roads of a test";
                for (std::size_t i = 0; i < places.size(); ++i) {
                    for (const auto& base : bases) {
                        const bool none = cutOff && i + 1 == places.size();
                        const double km = greatCircle(places[i], *base) / 1000;
                        times.seconds.push_back(none ? std::numeric_limits<float>::infinity()
                                                     : static_cast<float>(km * minutesPerKm * 60));
                    }
                }
                return times;
            };
    }

    World world{"AABB/AABB/AABB/AABB"};
    Job job;
};

} // namespace

TEST_F(BalanceTravel, TerritoriesWithoutARepHaveTheirBaseInTheirMiddle) {
    const BalanceReport report = run(60);
    ASSERT_TRUE(report.travel);
    EXPECT_TRUE(report.feasible);
    EXPECT_EQ(report.travel->engine, "estimate");
    ASSERT_TRUE(report.travel->estimate);
    ASSERT_EQ(report.travel->territories.size(), 2U);
    for (const auto& drives : report.travel->territories) {
        EXPECT_EQ(drives.kind, "middle");
        EXPECT_GT(drives.worstMinutes, drives.meanMinutes);
    }
}

TEST_F(BalanceTravel, TheHomeOfWhoIsInChargeGoesBeforeTheMiddle) {
    world.ws.record("rep", [](Record& record) {
        record.db()
            .prepare("INSERT INTO base_reps (id, source, external_id, name, lon, lat, "
                     "content_hash, imported_at) VALUES (1, 't', 'R1', 'Ann', -96, 37, '', '')")
            .run();
    });
    world.ws.edit({"owner", "test"}, [](Edit& edit) {
        edit.db().exec("INSERT INTO plan_territory_owners (id, territory_id, rep_id) "
                       "SELECT 1, min(id), 1 FROM plan_territories");
    });
    const BalanceReport report = run(60);
    EXPECT_EQ(report.travel->territories[0].base, "home of Ann");
    EXPECT_EQ(report.travel->territories[1].kind, "middle");
}

TEST_F(BalanceTravel, DrivesByRoadAreNotCalledAnEstimateAndDecideWhatIsTooFar) {
    EXPECT_TRUE(run(60, slowRoads(1)).feasible);
    const BalanceReport far = run(1, slowRoads(10));
    EXPECT_FALSE(far.feasible);
    EXPECT_EQ(far.travel->engine, "roads of a test");
    EXPECT_FALSE(far.travel->estimate);
    ASSERT_FALSE(far.travel->beyond.empty());
    EXPECT_GT(far.travel->beyond.front().minutes, 1);
    ASSERT_FALSE(far.reasons.empty());
    EXPECT_EQ(far.reasons.front().message.find("estimate"), std::string::npos);
}

TEST_F(BalanceTravel, AUnitThatNoRoadReachesIsNamedAndThePlanIsStillMade) {
    const BalanceReport report = run(60, slowRoads(1, true), Objective::Travel);
    EXPECT_FALSE(report.feasible);
    ASSERT_EQ(report.travel->beyond.size(), 1U);
    EXPECT_TRUE(report.travel->beyond[0].noWay);
    const auto& issues = report.figures.issues;
    EXPECT_TRUE(std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
        return issue.subject == report.travel->beyond[0].unit;
    }));
    EXPECT_EQ(report.figures.unassignedUnits, 0);
}

TEST_F(BalanceTravel, TheFittedEstimateOfTheWorkspaceIsTheOneThatCounts) {
    TravelEstimate fitted{1.5, 20, 80, 25, true};
    world.ws.record("fit", [&](Record& record) { saveTravelEstimate(record, fitted); });
    EXPECT_EQ(loadTravelEstimate(world.ws.reader()), fitted);
    EXPECT_TRUE(run(60).travel->estimate->fitted);
    world.ws.record("forget", [&](Record& record) { saveTravelEstimate(record, {}); });
    EXPECT_EQ(loadTravelEstimate(world.ws.reader()), TravelEstimate{});
}

TEST(TravelEstimate, OneSpeedIsOneSpeedAndAGrowingOneGrows) {
    EXPECT_DOUBLE_EQ(TravelEstimate{}.seconds(50'000 / 1.3), 3600);
    EXPECT_DOUBLE_EQ(TravelEstimate::atSpeed(65).seconds(50'000), 3600);
    const TravelEstimate growing{1.2, 30, 90, 25, true};
    EXPECT_LT(growing.seconds(100'000), 100 * growing.seconds(1'000));
    EXPECT_EQ(TravelEstimate{}.text(), "great circle × 1.3 at 50 km/h");
    EXPECT_FALSE((TravelEstimate{0.5, 50, 50, 25, false}).sound());
    EXPECT_FALSE((TravelEstimate{1.3, std::nan(""), 50, 25, false}).sound());
}
