// SPDX-License-Identifier: GPL-3.0-or-later
// Small maps drawn by hand; drives that must, or must not, be possible on them.
#include "core/base/error.h"
#include "geo/roads/network_builder.h"
#include "geo/roads/osm_reader.h"
#include "geo/roads/place_query.h"
#include "geo/roads/roads.h"
#include "tests/support/osm_text.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace geo;
using support::OsmText;
using support::TempDir;

namespace {

const OsmText::Tags kStreet = {{"highway", "residential"}};

struct Read {
    RoadDraft draft;
    std::shared_ptr<const Roads> roads;
};

Read read(const OsmText& map, const RoadUse& use = {}) {
    const TempDir dir;
    core::Job job;
    Read result;
    result.draft = readOsm(dir.write("map.osm", map.str()), job);
    result.roads = Roads::of(buildNetwork(result.draft, SpeedHabits::UnitedStates), use, job);
    return result;
}

std::optional<PlaceDrive> drive(const Roads& roads, core::Point from, core::Point to) {
    core::Job job;
    PlaceQuery query(roads, job);
    const auto a = roads.snapper().snap(from, 200);
    const auto b = roads.snapper().snap(to, 200);
    return a && b ? query.drive(*a, *b) : std::nullopt;
}

/// Four arms of a crossing with its middle, node 5, at (-83, 40); each arm 0.01 degrees long, its
/// own way: 1 west, 2 east, 3 south, 4 north. Beyond the arms, ways of a ring join their ends.
OsmText crossing() {
    OsmText map;
    map.node(1, -83.01, 40).node(2, -82.99, 40).node(3, -83, 39.99).node(4, -83, 40.01);
    map.node(5, -83, 40);
    map.way(1, {1, 5}, kStreet).way(2, {5, 2}, kStreet);
    map.way(3, {3, 5}, kStreet).way(4, {5, 4}, kStreet);
    map.way(11, {1, 4}, kStreet).way(12, {4, 2}, kStreet);
    map.way(13, {2, 3}, kStreet).way(14, {3, 1}, kStreet);
    return map;
}
constexpr core::Point kWest{-83.005, 40};
constexpr core::Point kEast{-82.995, 40};
constexpr core::Point kNorth{-83, 40.005};
constexpr core::Point kSouth{-83, 39.995};

const std::vector<OsmText::Member> kWestToNorth = {
    {"way", 1, "from"}, {"node", 5, "via"}, {"way", 4, "to"}};

std::size_t edgesOf(const Read& read, core::Point from, core::Point to) {
    const auto found = drive(*read.roads, from, to);
    return found ? found->edges.size() : 0;
}

} // namespace

TEST(RoadNetwork, RoadsAreCutWhereTheyMeet) {
    const Read map = read(crossing());
    EXPECT_EQ(map.roads->network().nodes.size(), 5U);
    EXPECT_EQ(map.roads->network().segments.size(), 8U);
    EXPECT_EQ(map.roads->graph().parts, 1U);
    EXPECT_EQ(edgesOf(map, kWest, kNorth), 2U);
}

TEST(RoadNetwork, LengthAndTimeOfADriveAreThoseOfTheGround) {
    const auto found = drive(*read(crossing()).roads, kWest, kEast);
    ASSERT_TRUE(found);
    // 0.01 degrees of longitude at 40 degrees north on the sphere: 851.8 m.
    EXPECT_NEAR(found->decimetres / 10.0, 851.8, 1);
    const double kmh = 25 * 1.609344 * 0.82;
    EXPECT_NEAR(found->milliseconds / 1000.0, 851.8 / kmh * 3.6, 0.1);
}

TEST(RoadNetwork, ATurnThatIsBannedIsNotDriven) {
    OsmText map = crossing();
    map.restriction(1, kWestToNorth, "no_left_turn");
    const Read read1 = read(map);
    EXPECT_EQ(read1.roads->network().bannedCount(), 1U);
    EXPECT_GT(edgesOf(read1, kWest, kNorth), 2U);
    EXPECT_EQ(edgesOf(read1, kWest, kEast), 2U);
    EXPECT_EQ(edgesOf(read1, kNorth, kWest), 2U) << "the way back is free";
}

TEST(RoadNetwork, AnOnlyTurnBansTheOthers) {
    OsmText map = crossing();
    map.restriction(1, kWestToNorth, "only_left_turn");
    const Read read1 = read(map);
    EXPECT_EQ(edgesOf(read1, kWest, kNorth), 2U);
    EXPECT_GT(edgesOf(read1, kWest, kEast), 2U);
    EXPECT_GT(edgesOf(read1, kWest, kSouth), 2U);
    EXPECT_EQ(edgesOf(read1, kSouth, kEast), 2U);
}

TEST(RoadNetwork, RestrictionsThatExceptCarsOrHoldAtTimesAreNotKept) {
    OsmText map = crossing();
    map.restriction(1, kWestToNorth, "no_left_turn", {{"except", "bicycle;motorcar"}});
    map.restriction(2, kWestToNorth, "",
                    {{"restriction:conditional", "no_left_turn @ (07:00-09:00)"}});
    map.restriction(3, kWestToNorth, "", {{"restriction:hgv", "no_left_turn"}});
    const Read read1 = read(map);
    EXPECT_EQ(read1.roads->network().bannedCount(), 0U);
    EXPECT_EQ(read1.draft.losses.conditions, 1);
    EXPECT_EQ(edgesOf(read1, kWest, kNorth), 2U);
}

TEST(RoadNetwork, RestrictionsOverWaysHoldOnlyForThoseWhoCameThatWay) {
    // A double carriageway: from way 1 over the short way 6 into way 7 is banned.
    OsmText map;
    map.node(1, -83.01, 40).node(2, -83, 40).node(3, -83, 40.001).node(4, -83.01, 40.001);
    map.node(5, -82.99, 40).node(6, -82.99, 40.001);
    map.way(1, {1, 2}, kStreet).way(6, {2, 3}, kStreet).way(7, {3, 4}, kStreet);
    map.way(8, {5, 2}, kStreet).way(9, {3, 6}, kStreet);
    map.way(10, {5, 6}, kStreet).way(11, {1, 4}, kStreet);
    const core::Point from{-83.002, 40};
    const core::Point other{-82.998, 40};
    const core::Point to{-83.002, 40.001};
    const Read read1 = read(map);
    EXPECT_EQ(edgesOf(read1, from, to), 3U);
    map.restriction(1, {{"way", 1, "from"}, {"way", 6, "via"}, {"way", 7, "to"}}, "no_u_turn");
    const Read banned = read(map);
    EXPECT_EQ(banned.roads->graph().copyOf.size(), 1U);
    const auto around = drive(*banned.roads, from, to);
    ASSERT_TRUE(around);
    const auto free = drive(*banned.roads, other, to);
    ASSERT_TRUE(free);
    EXPECT_EQ(free->edges.size(), 3U) << "from the other side the turn is free";
    // What is left leads back over node 1, or on over way 8 and a turn where a road ends.
    EXPECT_GT(around->milliseconds, drive(*read1.roads, from, to)->milliseconds);
}

TEST(RoadNetwork, OnlyTurnsOverWaysBanWhatIsElse) {
    OsmText map;
    map.node(1, -83.01, 40).node(2, -83, 40).node(3, -83, 40.001).node(4, -83.01, 40.001);
    map.node(6, -82.99, 40.001).node(7, -82.99, 40.01).node(8, -83.01, 40.01);
    map.way(1, {1, 2}, kStreet).way(6, {2, 3}, kStreet).way(7, {3, 4}, kStreet);
    map.way(9, {3, 6}, kStreet).way(10, {6, 7}, kStreet).way(11, {7, 8}, kStreet);
    map.way(12, {8, 4}, kStreet);
    const core::Point from{-83.002, 40};
    const core::Point to{-83.002, 40.001};
    EXPECT_EQ(edgesOf(read(map), from, to), 3U);
    map.restriction(1, {{"way", 1, "from"}, {"way", 6, "via"}, {"way", 9, "to"}},
                    "only_right_turn");
    EXPECT_GT(edgesOf(read(map), from, to), 3U);
}

TEST(RoadNetwork, NoEntryAndNoExitNameSeveralRoads) {
    OsmText map = crossing();
    map.restriction(1,
                    {{"way", 1, "from"}, {"way", 3, "from"}, {"node", 5, "via"}, {"way", 4, "to"}},
                    "no_entry");
    const Read read1 = read(map);
    EXPECT_EQ(read1.roads->network().bannedCount(), 2U);
    EXPECT_GT(edgesOf(read1, kSouth, kNorth), 2U);
    EXPECT_GT(edgesOf(read1, kWest, kNorth), 2U);
    EXPECT_EQ(edgesOf(read1, kEast, kNorth), 2U);
}

TEST(RoadNetwork, RestrictionsWhoseRoadsDoNotMeetAreReported) {
    OsmText map = crossing();
    map.restriction(7, {{"way", 1, "from"}, {"node", 5, "via"}, {"way", 99, "to"}}, "no_left_turn");
    map.restriction(8, {{"way", 1, "from"}, {"node", 2, "via"}, {"way", 4, "to"}}, "no_left_turn");
    map.restriction(9, {{"way", 1, "from"}}, "no_left_turn");
    const Read read1 = read(map);
    EXPECT_EQ(read1.draft.losses.brokenRestrictions, 3);
    ASSERT_EQ(read1.draft.issues.size(), 3U);
    EXPECT_EQ(read1.draft.issues[0].subject, "relation 7");
}

TEST(RoadNetwork, ADeadEndIsTheOnlyPlaceToTurnRound) {
    OsmText map;
    map.node(1, -83.01, 40).node(2, -83, 40).node(3, -82.99, 40).node(4, -83, 40.01);
    map.way(1, {1, 2}, kStreet).way(2, {2, 3}, kStreet).way(3, {2, 4}, kStreet);
    const Read read1 = read(map);
    core::Job job;
    PlaceQuery query(*read1.roads, job);
    const auto found = drive(*read1.roads, {-83.004, 40}, {-83.006, 40});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->edges.size(), 1U);
    EXPECT_EQ(read1.roads->graph().parts, 1U);
}

TEST(RoadNetwork, OnAOneWayRoadWhatLiesBehindIsAWayRound) {
    OsmText map;
    map.node(1, -83.01, 40).node(2, -83, 40).node(3, -83, 40.01).node(4, -83.01, 40.01);
    map.way(1, {1, 2}, {{"highway", "residential"}, {"oneway", "yes"}});
    map.way(2, {2, 3}, kStreet).way(3, {3, 4}, kStreet).way(4, {4, 1}, kStreet);
    const Read read1 = read(map);
    const core::Point early{-83.008, 40};
    const core::Point late{-83.002, 40};
    const auto with = drive(*read1.roads, early, late);
    const auto against = drive(*read1.roads, late, early);
    ASSERT_TRUE(with && against);
    EXPECT_EQ(with->edges.size(), 1U);
    EXPECT_EQ(against->edges.size(), 5U);
    // All of the ring but the piece between the two.
    EXPECT_NEAR(against->decimetres / 10.0, 2 * 851.8 + 2 * 1111.9 - 511, 5);
}

TEST(RoadNetwork, ABollardCutsARoadInTwo) {
    OsmText map = crossing();
    map.node(20, -83.002, 40, {{"barrier", "bollard"}});
    OsmText cut;
    cut.node(1, -83.01, 40).node(2, -82.99, 40);
    cut.node(20, -83, 40, {{"barrier", "bollard"}});
    cut.way(1, {1, 20, 2}, kStreet);
    const Read read1 = read(cut);
    EXPECT_EQ(read1.roads->graph().parts, 2U);
    EXPECT_FALSE(drive(*read1.roads, {-83.005, 40}, {-82.995, 40}));
}

TEST(RoadNetwork, MissingNodesEndARoadAndAreCounted) {
    OsmText map;
    map.node(1, -83.01, 40).node(2, -83, 40).node(4, -82.98, 40).node(5, -82.97, 40);
    map.way(1, {1, 2, 3, 4, 5, 6}, kStreet);
    const Read read1 = read(map);
    EXPECT_EQ(read1.draft.losses.missingNodes, 2);
    EXPECT_EQ(read1.draft.losses.cutWays, 1);
    EXPECT_EQ(read1.roads->network().segments.size(), 2U);
}

TEST(RoadNetwork, AFerryTakesAsLongAsItSays) {
    OsmText map;
    map.node(1, -83.01, 40).node(2, -83, 40).node(3, -82.9, 40).node(4, -82.89, 40);
    map.way(1, {1, 2}, kStreet).way(3, {3, 4}, kStreet);
    map.way(2, {2, 3}, {{"route", "ferry"}, {"motor_vehicle", "yes"}, {"duration", "00:20"}});
    RoadUse rush;
    rush.traffic = "rush";
    const auto time = [&](const RoadUse& use) {
        return drive(*read(map, use).roads, {-83.0001, 40}, {-82.8999, 40})->milliseconds;
    };
    EXPECT_NEAR(time({}) / 1000.0, 1200, 5);
    EXPECT_NEAR(time(rush) / 1000.0, 1200, 5);
}

TEST(RoadNetwork, NobodyCrossesABarrierThatWasDrawn) {
    RoadUse use;
    use.barriers = {{{-83.005, 39.999}, {-83.005, 40.001}}};
    const Read read1 = read(crossing(), use);
    const auto around = drive(*read1.roads, {-83.01, 40.0001}, kEast);
    ASSERT_TRUE(around);
    EXPECT_GT(around->edges.size(), 2U);
    EXPECT_NE(read1.roads->version(), read(crossing()).roads->version());
}

TEST(RoadNetwork, APlaceTakesNoRoadBeyondABarrier) {
    RoadUse use;
    use.barriers = {{{-83.006, 40.0002}, {-83.004, 40.0002}}}; // a fence along the road
    const core::Point garden = {-83.005, 40.0004};
    const auto open = read(crossing()).roads->snapper().snap(garden, 3000);
    const Read fenced = read(crossing(), use);
    const auto place = fenced.roads->snapper().snap(garden, 3000);
    ASSERT_TRUE(open && place);
    EXPECT_LT(open->onRoad.y, 40.0002);
    EXPECT_GT(place->onRoad.y, 40.0002);
    EXPECT_GT(place->metres, open->metres);
    EXPECT_FALSE(fenced.roads->snapper().snap(garden, 1.1 * open->metres));
}

TEST(RoadNetwork, TrafficAndFactorsMakeDrivesLonger) {
    RoadUse slow;
    slow.factors["residential"] = 2;
    const auto free = drive(*read(crossing()).roads, kWest, kEast)->milliseconds;
    EXPECT_NEAR(drive(*read(crossing(), slow).roads, kWest, kEast)->milliseconds, 2 * free, 2);
    RoadUse wrong;
    wrong.factors["footpath"] = 2;
    EXPECT_THROW(read(crossing(), wrong), core::Error);
    wrong.factors = {{"residential", std::nan("")}};
    EXPECT_THROW(read(crossing(), wrong), core::Error);
    wrong = {};
    wrong.traffic = "jam";
    EXPECT_THROW(read(crossing(), wrong), core::Error);
}

TEST(RoadNetwork, APlaceTakesARoadThatLeadsSomewhereBeforeOneThatIsNearer) {
    OsmText map = crossing();
    map.node(30, -83.006, 40.0005).node(31, -83.004, 40.0005);
    map.way(30, {30, 31}, {{"highway", "service"}, {"oneway", "yes"}});
    const Read read1 = read(map);
    const auto place = read1.roads->snapper().snap({-83.005, 40.0005}, 500);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->part, 0U);
    EXPECT_NEAR(place->metres, 55.6, 0.5);
    const auto near = read1.roads->snapper().snap({-83.005, 40.0005}, 20);
    ASSERT_TRUE(near);
    EXPECT_NE(near->part, 0U);
    EXPECT_FALSE(read1.roads->snapper().snap({-84, 41}, 1000));
    EXPECT_FALSE(read1.roads->snapper().snap({std::nan(""), 41}, 1000));
}

TEST(RoadNetwork, ANetworkComesBackFromItsFileAsItWas) {
    const TempDir dir;
    OsmText map = crossing();
    map.restriction(1, kWestToNorth, "no_left_turn");
    const Read read1 = read(map);
    const RoadNetwork& made = read1.roads->network();
    saveNetwork(made, dir.file("plan.gpkg-roads1"));
    const RoadNetwork opened = openNetwork(dir.file("plan.gpkg-roads1"));
    ASSERT_EQ(opened.nodes.size(), made.nodes.size());
    ASSERT_EQ(opened.segments.size(), made.segments.size());
    EXPECT_EQ(opened.bannedCount(), 1U);
    EXPECT_EQ(opened.points[3], made.points[3]);
}

TEST(RoadNetwork, ADamagedFileIsRefusedWhereverItIsDamaged) {
    const TempDir dir;
    saveNetwork(read(crossing()).roads->network(), dir.file("roads"));
    const std::string whole = dir.read("roads");
    for (std::size_t at = 0; at < whole.size(); at += 13) {
        std::string broken = whole;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        dir.write("broken", broken);
        const bool padding = [&] {
            try {
                openNetwork(dir.file("broken"));
                return true;
            } catch (const core::Error&) {
                return false;
            }
        }();
        EXPECT_TRUE(!padding || whole[at] == 0) << at;
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, whole.size() / 2}) {
        dir.write("short", whole.substr(0, size));
        EXPECT_THROW(openNetwork(dir.file("short")), core::Error) << size;
    }
    EXPECT_THROW(openNetwork(dir.file("none")), core::Error);
}

TEST(RoadNetwork, DamagedAndEmptyExtractsAreErrorsNotCrashes) {
    const TempDir dir;
    core::Job job;
    EXPECT_THROW(readOsm(dir.file("none.osm.pbf"), job), core::Error);
    EXPECT_THROW(readOsm(dir.write("noise.osm.pbf", std::string(500, '\x7f')), job), core::Error);
    EXPECT_THROW(readOsm(dir.write("half.osm", "<osm version='0.6'><node id='1' lon="), job),
                 core::Error);
    EXPECT_TRUE(readOsm(dir.write("empty.osm", OsmText().str()), job).ways.empty());
    const std::string real = std::string(EVENLODE_SHARED_DATA) + "/roads/davis_ca.osm.pbf";
    if (std::filesystem::exists(real)) {
        std::ifstream in(real, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        EXPECT_THROW(readOsm(dir.write("cut.osm.pbf", bytes.substr(0, 60000)), job), core::Error);
        const RoadDraft davis = readOsmBytes(bytes, "davis", job);
        EXPECT_GT(davis.ways.size(), 100U);
    }
}

/// Among them a tag whose text holds a zero, which once was read beyond its end.
TEST(RoadNetwork, WhatTheFuzzerFoundIsReadOrRefused) {
    core::Job job;
    int files = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(EVENLODE_SOURCE_DIR "/tests/fuzz/corpus/osm")) {
        std::ifstream in(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        try {
            const RoadDraft draft = readOsmBytes(bytes, file.path().filename().string(), job);
            EXPECT_LT(draft.ways.size(), 100U) << file.path();
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Input) << file.path();
        }
        ++files;
    }
    EXPECT_GE(files, 4);
}
