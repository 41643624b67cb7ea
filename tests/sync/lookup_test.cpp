// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/look_up.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <limits>

namespace {

using geo::LookupAnswer;
using geo::TerritoryLookup;

struct LookupWorld {
    support::World world{"AAB/ABB"};
    core::Job job;

    TerritoryLookup lookup() {
        return TerritoryLookup(world.ws.reader(), "Drawn", "2026-03-01", job);
    }
    std::vector<core::BasicUnit> units() const {
        const core::Connection& db = world.ws.reader();
        return core::loadUnits(db, core::requireLayer(db, "grid").id);
    }
};

} // namespace

TEST(Lookup, FindsTheTerritoryOfAKeyAndOfAPlace) {
    LookupWorld world;
    const TerritoryLookup lookup = world.lookup();
    std::map<std::string, std::string> drawn;
    for (const core::BasicUnit& unit : world.units()) {
        const LookupAnswer byKey = lookup.find({unit.key, std::nullopt, {}});
        const LookupAnswer byPlace = lookup.find({{}, unit.lonLat, {}});
        EXPECT_TRUE(byKey.found) << unit.key;
        EXPECT_EQ(byKey.territory, byPlace.territory) << unit.key;
        EXPECT_EQ(byPlace.unit, unit.key);
        drawn[unit.key] = byKey.territory;
    }
    EXPECT_EQ(lookup.definitions().at("units"), core::Json(drawn));
}

TEST(Lookup, SaysWhyNothingWasFound) {
    LookupWorld world;
    const TerritoryLookup lookup = world.lookup();
    EXPECT_EQ(lookup.find({{}, core::Point{0, 0}, {}}).reason, "lies outside all units");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(lookup.find({{}, core::Point{nan, 0}, {}}).reason, "is no place on earth");
    EXPECT_FALSE(lookup.find({"99999", std::nullopt, {}}).found);
    EXPECT_EQ(lookup.find({{}, std::nullopt, "nobody"}).reason, "there is no such account");
    EXPECT_THROW(TerritoryLookup(world.world.ws.reader(), "None", "2026-03-01", world.job),
                 core::Error);
}

TEST(Lookup, ReadsQuestionsAsPeopleWriteThem) {
    EXPECT_EQ(geo::parseLookup(" 06511 ").zip, "06511");
    EXPECT_EQ(geo::parseLookup("account A 16").account, "A 16");
    const auto query = geo::parseLookup("-72.92, 41.31");
    ASSERT_TRUE(query.point);
    EXPECT_DOUBLE_EQ(query.point->x, -72.92);
    EXPECT_THROW(geo::parseLookup("  "), core::Error);
}
