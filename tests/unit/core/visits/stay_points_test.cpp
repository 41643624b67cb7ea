// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/stay_points.h"

#include "core/verbs/travel_estimate.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

using core::InstantMs;
using core::Point;
using core::visits::findStays;
using core::visits::Stay;
using core::visits::StayOptions;
using core::visits::TrackFix;

namespace {

constexpr InstantMs kSecond = 1000;
constexpr InstantMs kMinute = 60 * kSecond;
constexpr double kMetre = 1 / 111'195.0; ///< degrees of latitude

Point northOf(double metres) {
    return {-83, 40 + metres * kMetre};
}

/// A fix every `step` from one moment to another, at a place.
void stand(std::vector<TrackFix>& track, InstantMs from, InstantMs to, Point place,
           InstantMs step = 10 * kSecond) {
    for (InstantMs at = from; at <= to; at += step) {
        track.push_back({at, place});
    }
}

} // namespace

TEST(StayPoints, AStandOfFiveMinutesIsOneAndOfFourIsNone) {
    std::vector<TrackFix> track;
    stand(track, 0, 5 * kMinute, northOf(0));
    stand(track, 10 * kMinute, 14 * kMinute, northOf(5000));
    stand(track, 20 * kMinute, 21 * kMinute, northOf(10000));
    const auto stays = findStays(track);
    ASSERT_EQ(stays.size(), 1U);
    EXPECT_EQ(stays[0].arrives, 0);
    EXPECT_EQ(stays[0].leaves, 5 * kMinute);
    EXPECT_NEAR(core::greatCircle(stays[0].place, northOf(0)), 0, 0.1);
}

TEST(StayPoints, PositionsMayComeInAnyOrderAndTwice) {
    std::vector<TrackFix> track;
    stand(track, 0, 6 * kMinute, northOf(0));
    stand(track, 0, 6 * kMinute, northOf(0));
    std::reverse(track.begin(), track.end());
    const auto stays = findStays(track);
    ASSERT_EQ(stays.size(), 1U);
    EXPECT_EQ(stays[0].fixes, 37U);
}

TEST(StayPoints, DriftForAMinuteDoesNotCutAStay) {
    std::vector<TrackFix> track;
    stand(track, 0, 4 * kMinute, northOf(0));
    stand(track, 4 * kMinute + 10 * kSecond, 5 * kMinute, northOf(400));
    stand(track, 5 * kMinute + 10 * kSecond, 9 * kMinute, northOf(20));
    const auto stays = findStays(track);
    ASSERT_EQ(stays.size(), 1U);
    EXPECT_EQ(stays[0].leaves, 9 * kMinute);
    EXPECT_LT(core::greatCircle(stays[0].place, northOf(10)), 15) << "the drift does not move it";
}

TEST(StayPoints, AThreeMinutesWalkElsewhereDoes) {
    std::vector<TrackFix> track;
    stand(track, 0, 6 * kMinute, northOf(0));
    stand(track, 6 * kMinute + 10 * kSecond, 9 * kMinute, northOf(400));
    stand(track, 9 * kMinute + 10 * kSecond, 16 * kMinute, northOf(20));
    const auto stays = findStays(track);
    ASSERT_EQ(stays.size(), 2U);
    EXPECT_EQ(stays[0].leaves, 6 * kMinute);
    EXPECT_EQ(stays[1].driving, 190) << "seconds between the two";
}

TEST(StayPoints, ASilenceInThePlaceIsPartOfTheStay) {
    std::vector<TrackFix> track;
    stand(track, 0, kMinute, northOf(0));
    stand(track, 40 * kMinute, 41 * kMinute, northOf(30));
    stand(track, 60 * kMinute, 61 * kMinute, northOf(20000));
    const auto stays = findStays(track);
    ASSERT_EQ(stays.size(), 1U);
    EXPECT_EQ(stays[0].arrives, 0);
    // It was heard of 20 km on 19 minutes later; a car needs longer: nothing to guess.
    EXPECT_FALSE(stays[0].endGuessed);
    EXPECT_EQ(stays[0].leaves, 41 * kMinute);
}

TEST(StayPoints, ADeviceThatSleepsAndWakesOnTheRoadGivesAnEstimateOfTheEnd) {
    std::vector<TrackFix> track;
    stand(track, 0, 2 * kMinute, northOf(0));
    stand(track, 60 * kMinute, 61 * kMinute, northOf(5000));
    const auto stays = findStays(track);
    ASSERT_EQ(stays.size(), 1U);
    EXPECT_TRUE(stays[0].endGuessed);
    // 5 km * 1.3 at 50 km/h: 7.8 minutes before it was heard of again.
    EXPECT_NEAR(static_cast<double>(stays[0].leaves) / kMinute, 52.2, 0.05);
}

TEST(StayPoints, ASingleFixBeforeASilenceIsNoStay) {
    const std::vector<TrackFix> track = {{0, northOf(0)}, {3 * 60 * kMinute, northOf(50000)}};
    EXPECT_TRUE(findStays(track).empty());
}

TEST(StayPoints, NothingComesOfNothing) {
    EXPECT_TRUE(findStays({}).empty());
    EXPECT_TRUE(findStays({{0, northOf(0)}}).empty());
}

RC_GTEST_PROP(StayPoints, AScriptedDayComesOutAsItWasWritten, ()) {
    std::vector<TrackFix> track;
    std::vector<Stay> written;
    InstantMs now = 0;
    double north = 0;
    const int stops = *rc::gen::inRange(1, 8);
    for (int s = 0; s < stops; ++s) {
        const InstantMs length = *rc::gen::inRange(6, 90) * kMinute;
        written.push_back({now, now + length, northOf(north), 0, false, 0});
        for (InstantMs at = now; at <= now + length; at += 30 * kSecond) {
            track.push_back({at, northOf(north + *rc::gen::inRange(-40, 41))});
        }
        now += length;
        const int steps = *rc::gen::inRange(4, 30);
        for (int i = 0; i < steps; ++i) { // 30 seconds at 54 km/h and more
            now += 30 * kSecond;
            north += 450;
            track.push_back({now, northOf(north)});
        }
        now += 30 * kSecond;
        north += 450;
    }
    const auto stays = findStays(track);
    RC_ASSERT(stays.size() == written.size());
    for (std::size_t i = 0; i < stays.size(); ++i) {
        RC_ASSERT(std::abs(stays[i].arrives - written[i].arrives) <= 30 * kSecond);
        RC_ASSERT(std::abs(stays[i].leaves - written[i].leaves) <= 30 * kSecond);
        RC_ASSERT(core::greatCircle(stays[i].place, written[i].place) <= 40.5);
        const InstantMs left = i == 0 ? 0 : stays[i - 1].leaves;
        RC_ASSERT(stays[i].driving * 1000 == stays[i].arrives - left);
    }
}
