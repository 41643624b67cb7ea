// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/account_categories.h"

#include "core/base/error.h"
#include "core/verbs/segments.h"
#include "geo/verbs/import_records.h"
#include "tests/support/unit_points.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using support::World;
using testing::ElementsAre;
using Kind = AccountCategory::Kind;

namespace {

/// Twelve accounts, of which the last has no position. Industries: six of "Food", three of "Tools",
/// one without, one "Glass", and one "Food" nowhere.
class Categories : public testing::Test {
protected:
    Categories() {
        const std::vector<Point> places = support::unitPoints(world);
        std::string rows = "id,name,lat,lon,trade,sales\n";
        const char* industries[] = {"Food",  "Food", "Tools", "Food", "Tools", "",
                                    "Glass", "Food", "Food",  "Food", "Tools"};
        for (std::size_t i = 0; i < 11; ++i) {
            const Point at = places[i % places.size()];
            rows += format("A{:02},Name,{},{},{},{}\n", i, at.y, at.x, industries[i],
                           i == 5 ? std::string() : std::to_string(i * 100));
        }
        rows += "A11,Nowhere,,,Food,5\n";
        geo::ImportRecordsParams params;
        params.source = world.dir.write("in.csv", rows);
        geo::importAccounts(world.ws, params, job);
    }
    AccountCategories by(const std::string& column, const std::string& where = "",
                         analysis::ClassBy classes = analysis::ClassBy::Quantiles) {
        const Connection& db = world.ws.reader();
        return categoriseAccounts(world.ws.newReader(), requireLayer(db, "grid").id,
                                  requireScenario(db, "Drawn").id, {column, classes, where}, job);
    }
    static std::vector<std::string> names(const AccountCategories& result) {
        std::vector<std::string> names;
        for (const AccountCategory& one : result.categories) {
            names.push_back(format("{}{} {}", one.name,
                                   one.kind == Kind::Other  ? "(other)"
                                   : one.kind == Kind::None ? "(none)"
                                                            : "",
                                   one.accounts));
        }
        return names;
    }

    World world{"AAB/ABB/CCC"};
    Job job;
};

} // namespace

TEST_F(Categories, ValuesComeByHowManyHaveThemAndOnlyWhereTheMapCanShowThem) {
    const AccountCategories result = by("trade");
    EXPECT_THAT(names(result), ElementsAre("Food 6", "Tools 3", "Glass 1", "(none) 1"));
    EXPECT_EQ(result.of.size(), 11U);
    EXPECT_FALSE(result.followsPlan);
}

TEST_F(Categories, AFilterLeavesAccountsOut) {
    const AccountCategories result = by("trade", "sales >= 300 AND territory <> 'C'");
    EXPECT_LT(result.of.size(), 8U);
    EXPECT_TRUE(result.followsPlan);
    EXPECT_THROW(by("trade", "sales >="), Error);
    EXPECT_THROW(by("nowhere"), Error);
    const AccountCategories all = by("", "trade = 'Food'");
    EXPECT_EQ(all.of.size(), 6U);
}

TEST_F(Categories, ANumberIsPartedIntoClasses) {
    for (const auto classes :
         {analysis::ClassBy::Quantiles, analysis::ClassBy::Natural, analysis::ClassBy::Equal}) {
        const AccountCategories result = by("sales", "", classes);
        ASSERT_GE(result.categories.size(), 3U);
        EXPECT_EQ(result.categories.back().kind, Kind::None);
        EXPECT_EQ(result.categories.back().accounts, 1);
        EXPECT_EQ(result.categories.front().low, 0);
        EXPECT_EQ(result.categories[result.categories.size() - 2].high, 1000);
        std::int64_t sum = 0;
        for (const AccountCategory& one : result.categories) {
            sum += one.accounts;
        }
        EXPECT_EQ(sum, 11);
    }
}

TEST_F(Categories, SegmentsComeInTheirOrderAndFollowEdits) {
    SegmentScheme scheme;
    scheme.name = "tier";
    scheme.rules = {{"Small", "sales < 200"}, {"Large", "sales >= 200"}};
    const SegmentReport would = previewSegments(world.ws.newReader(), scheme, job);
    EXPECT_TRUE(segmentChoices(world.ws.reader()).empty());
    const SegmentReport made = segmentAccounts(world.ws, scheme, job);
    EXPECT_EQ(Json(would), Json(made));
    EXPECT_EQ(made.changed, 11);
    EXPECT_EQ(previewSegments(world.ws.newReader(), scheme, job).changed, 0);
    const AccountCategories result = by("tier");
    EXPECT_THAT(names(result), ElementsAre("Small 2", "Large 8", "(none) 1"));
    EXPECT_TRUE(result.followsPlan);
    EXPECT_EQ(by("tier", segmentFilter("tier", "Large")).of.size(), 8U);
    EXPECT_EQ(by("", segmentFilter("tier", "")).of.size(), 1U);
    const AccountChoices choices =
        accountChoices(world.ws.newReader(), requireLayer(world.ws.reader(), "grid").id, {});
    ASSERT_EQ(choices.schemes.size(), 1U);
    EXPECT_THAT(choices.schemes[0].segments, ElementsAre("Small", "Large"));
    EXPECT_EQ(choices.columns.front().id, "tier");
}

TEST_F(Categories, NamesWithQuotesAreFilteredByAsTheyAre) {
    SegmentScheme scheme;
    scheme.name = "what \"they\" are";
    scheme.rules = {{"O'Neil's & co", "sales > 500"}};
    segmentAccounts(world.ws, scheme, job);
    EXPECT_EQ(by(scheme.name, segmentFilter(scheme.name, "O'Neil's & co")).of.size(), 5U);
}

TEST_F(Categories, WhatIsBeyondTheMostFrequentValuesIsOther) {
    for (const int kinds : {1, 7, 8, 9, 11}) {
        SegmentScheme scheme;
        scheme.name = "kind";
        for (int i = 0; i < 11; ++i) {
            scheme.rules.push_back(
                {format("k{:02}", i % kinds), format("external_id = 'A{:02}'", i)});
        }
        segmentAccounts(world.ws, scheme, job);
        const AccountCategories result = by("kind");
        std::int64_t sum = 0;
        int values = 0;
        for (const AccountCategory& one : result.categories) {
            EXPECT_GT(one.accounts, 0);
            sum += one.accounts;
            values += one.kind == Kind::Value;
        }
        EXPECT_EQ(sum, 11) << kinds;
        EXPECT_EQ(values, std::min(8, kinds));
        EXPECT_EQ(result.categories.back().kind == Kind::Other, kinds > 8);
    }
}
