// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/directions.h"
#include "geo/roads/network_builder.h"
#include "geo/roads/osm_reader.h"
#include "geo/roads/travel_matrix.h"
#include "tests/support/osm_text.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using namespace geo;
using support::OsmText;

namespace {

/// Main Street to the east, then Oak Avenue to the north, which becomes route 7; a nameless piece
/// of 20 m in the crossing of Main Street and Oak Avenue.
class Directions : public testing::Test {
protected:
    Directions() {
        OsmText map;
        map.node(1, -83, 40).node(2, -82.99, 40).node(3, -82.9898, 40).node(4, -82.9898, 40.01);
        map.node(5, -82.9898, 40.02);
        map.way(10, {1, 2}, {{"highway", "residential"}, {"name", "Main Street"}});
        map.way(11, {2, 3}, {{"highway", "residential"}});
        map.way(12, {3, 4}, {{"highway", "residential"}, {"name", "Oak Avenue"}});
        map.way(13, {4, 5}, {{"highway", "primary"}, {"name", "Oak Road"}, {"ref", "7"}});
        core::Job job;
        RoadDraft draft = readOsm(dir.write("map.osm", map.str()), job);
        network = buildNetwork(draft, SpeedHabits::UnitedStates);
    }
    std::vector<RoadStep> steps(core::Point from, core::Point to) {
        core::Job job;
        const auto roads = Roads::of(network, {}, job);
        const core::Point points[] = {from, to};
        return roadRoutes(*roads, points, job).at(0).value().steps;
    }

    support::TempDir dir;
    RoadNetwork network;
};

} // namespace

TEST_F(Directions, NameTheRoadsAndTheTurns) {
    const auto found = steps({-83, 40}, {-82.9898, 40.02});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].turn, RoadTurn::Depart);
    EXPECT_EQ(found[0].road, "Main Street");
    EXPECT_NEAR(found[0].heading, 90, 1);
    EXPECT_NEAR(found[0].metres, 852, 5);
    EXPECT_EQ(found[1].turn, RoadTurn::Left);
    EXPECT_EQ(found[1].road, "Oak Avenue");
    EXPECT_NEAR(found[1].metres, 1112 + 17, 5) << "with the crossing before it";
    EXPECT_EQ(found[2].turn, RoadTurn::Straight);
    EXPECT_EQ(found[2].road, "7, Oak Road");
}

TEST_F(Directions, TheWayBackTurnsTheOtherWay) {
    const auto found = steps({-82.9898, 40.02}, {-83, 40});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_NEAR(found[0].heading, 180, 1);
    EXPECT_EQ(found[2].turn, RoadTurn::Right);
    EXPECT_EQ(found[2].road, "Main Street");
}

TEST_F(Directions, NamesAreInTheFileAndFilesWithoutThemStayGood) {
    const std::string path = dir.file("net.roads");
    saveNetwork(network, path);
    const RoadNetwork back = openNetwork(path);
    ASSERT_EQ(back.segments.size(), network.segments.size());
    for (std::uint32_t s = 0; s < back.segments.size(); ++s) {
        EXPECT_EQ(back.nameAt(s), network.nameAt(s));
    }
    RoadNetwork nameless = network;
    nameless.nameOf = {};
    nameless.nameFirst = {};
    nameless.nameText = {};
    saveNetwork(nameless, path);
    EXPECT_EQ(openNetwork(path).nameAt(0), "");
}

TEST(Turns, AreNamedByTheirAngle) {
    EXPECT_EQ(turnBetween(350, 5), RoadTurn::Straight);
    EXPECT_EQ(turnBetween(350, 30), RoadTurn::SlightRight);
    EXPECT_EQ(turnBetween(10, 280), RoadTurn::Left);
    EXPECT_EQ(turnBetween(0, 150), RoadTurn::SharpRight);
    EXPECT_EQ(turnBetween(0, 175), RoadTurn::Back);
}
