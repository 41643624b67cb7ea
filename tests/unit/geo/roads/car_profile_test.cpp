// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/car_profile.h"

#include <gtest/gtest.h>

using namespace geo;

namespace {

std::optional<WayRule> rule(std::vector<std::pair<std::string_view, std::string_view>> tags) {
    return carRule(RoadTags(std::move(tags)));
}

} // namespace

TEST(CarProfile, SpeedsAreReadWithTheirUnits) {
    EXPECT_DOUBLE_EQ(*parseMaxSpeed("50"), 50);
    EXPECT_DOUBLE_EQ(*parseMaxSpeed(" 50 km/h "), 50);
    EXPECT_NEAR(*parseMaxSpeed("30 mph"), 48.28, 0.01);
    EXPECT_NEAR(*parseMaxSpeed("30mph"), 48.28, 0.01);
    EXPECT_NEAR(*parseMaxSpeed("10 knots"), 18.52, 0.01);
    EXPECT_DOUBLE_EQ(*parseMaxSpeed("70;50"), 50);
    EXPECT_DOUBLE_EQ(*parseMaxSpeed("PT:urban"), 50);
    EXPECT_DOUBLE_EQ(*parseMaxSpeed("walk"), 7);
}

TEST(CarProfile, SpeedsThatSayNothingAreNoSpeeds) {
    for (const char* text :
         {"", "none", "signals", "-5", "1e9", "nan", "fast", "50 parsecs", ";"}) {
        EXPECT_FALSE(parseMaxSpeed(text)) << text;
    }
}

TEST(CarProfile, DurationsOfFerriesAreReadInAllTheirForms) {
    EXPECT_DOUBLE_EQ(*parseDuration("00:35"), 2100);
    EXPECT_DOUBLE_EQ(*parseDuration("1:05:30"), 3930);
    EXPECT_DOUBLE_EQ(*parseDuration("25"), 1500);
    EXPECT_DOUBLE_EQ(*parseDuration("PT1H20M"), 4800);
    for (const char* text : {"", "soon", "PT", "PT5", "1:2:3:4", "-5", "99999:00"}) {
        EXPECT_FALSE(parseDuration(text)) << text;
    }
}

TEST(CarProfile, TheMostSpecialAccessDecides) {
    EXPECT_FALSE(rule({{"highway", "residential"}, {"access", "no"}}));
    EXPECT_TRUE(rule({{"highway", "residential"}, {"access", "no"}, {"motorcar", "yes"}}));
    EXPECT_FALSE(rule({{"highway", "residential"}, {"access", "yes"}, {"motor_vehicle", "no"}}));
    EXPECT_FALSE(rule({{"highway", "service"}, {"access", "private"}}));
    EXPECT_FALSE(rule({{"highway", "footway"}}));
    EXPECT_FALSE(rule({{"highway", "track"}}));
    EXPECT_TRUE(rule({{"highway", "track"}, {"tracktype", "grade1"}}));
    const auto destination = rule({{"highway", "service"}, {"access", "customers"}});
    ASSERT_TRUE(destination);
    EXPECT_TRUE(destination->restricted);
}

TEST(CarProfile, OneWayStreetsAreOneWayAlsoWhereItIsImplied) {
    const auto both = rule({{"highway", "residential"}});
    EXPECT_TRUE(both->forward && both->backward);
    for (const char* word : {"yes", "1", "true"}) {
        const auto with = rule({{"highway", "residential"}, {"oneway", word}});
        EXPECT_TRUE(with->forward && !with->backward) << word;
    }
    const auto against = rule({{"highway", "residential"}, {"oneway", "-1"}});
    EXPECT_TRUE(!against->forward && against->backward);
    EXPECT_FALSE(rule({{"highway", "motorway"}})->backward);
    EXPECT_TRUE(rule({{"highway", "motorway"}, {"oneway", "no"}})->backward);
    EXPECT_FALSE(rule({{"highway", "tertiary"}, {"junction", "roundabout"}})->backward);
    EXPECT_TRUE(
        rule({{"highway", "tertiary"}, {"oneway", "yes"}, {"oneway:motorcar", "no"}})->backward);
    EXPECT_FALSE(rule({{"highway", "primary"}, {"oneway", "reversible"}}));
    EXPECT_FALSE(rule({{"highway", "primary"}, {"motor_vehicle:backward", "no"}})->backward);
}

TEST(CarProfile, FerriesTakeCarsOnlyWhereTheySaySo) {
    EXPECT_FALSE(rule({{"route", "ferry"}, {"foot", "yes"}}));
    const auto ferry = rule({{"route", "ferry"}, {"motor_vehicle", "yes"}, {"duration", "00:20"}});
    ASSERT_TRUE(ferry);
    EXPECT_EQ(ferry->roadClass, RoadClass::Ferry);
    EXPECT_DOUBLE_EQ(ferry->ferrySeconds, 1200);
}

TEST(CarProfile, SpeedsWithoutSignsDependOnTheClassAndTheCountry) {
    const auto motorway = *rule({{"highway", "motorway"}});
    const auto street = *rule({{"highway", "residential"}});
    for (const SpeedHabits habits : {SpeedHabits::UnitedStates, SpeedHabits::Elsewhere}) {
        EXPECT_GT(freeFlowKmh(motorway, 0, habits), 2 * freeFlowKmh(street, 0, habits));
    }
    EXPECT_NE(freeFlowKmh(motorway, 0, SpeedHabits::UnitedStates),
              freeFlowKmh(motorway, 0, SpeedHabits::Elsewhere));
    const auto gravel = *rule({{"highway", "secondary"}, {"surface", "gravel"}});
    EXPECT_LE(freeFlowKmh(gravel, 100, SpeedHabits::Elsewhere), 50);
}

TEST(CarProfile, BollardsBlockAndGatesDelay) {
    const auto node = [](std::vector<std::pair<std::string_view, std::string_view>> tags) {
        return carNodeRule(RoadTags(std::move(tags)));
    };
    EXPECT_TRUE(node({{"barrier", "bollard"}}).blocked);
    EXPECT_FALSE(node({{"barrier", "bollard"}, {"motor_vehicle", "yes"}}).blocked);
    EXPECT_FALSE(node({{"barrier", "gate"}}).blocked);
    EXPECT_GT(node({{"barrier", "gate"}}).delayMs, 0U);
    EXPECT_TRUE(node({{"barrier", "gate"}, {"access", "private"}}).blocked);
    EXPECT_GT(node({{"highway", "traffic_signals"}}).delayMs, 0U);
    EXPECT_EQ(node({{"highway", "crossing"}}).delayMs, 0U);
}
