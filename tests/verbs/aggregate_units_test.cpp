// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/aggregate_units.h"

#include "core/base/error.h"
#include "core/records/place_store.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/locate_accounts.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace {

/// Three units of 0.1 degrees in Connecticut, west to east: 06511 (with alias 06520), 06512, 06513.
class AggregateUnits : public testing::Test {
protected:
    void SetUp() override {
        core::NewLayer layer;
        layer.layer = {{}, "ZIPs", "area", "drawn", "", "zip", "", "", false, "EPSG:5070", 1, ""};
        const char* keys[] = {"06511", "06512", "06513"};
        for (int i = 0; i < 3; ++i) {
            core::NewUnit unit;
            unit.key = keys[i];
            const double west = -73 + 0.1 * i;
            unit.shape.polygons.push_back({{{{west, 41.3},
                                             {west + 0.1, 41.3},
                                             {west + 0.1, 41.4},
                                             {west, 41.4},
                                             {west, 41.3}}}});
            unit.lonLat = {west + 0.05, 41.35};
            layer.units.push_back(unit);
        }
        layer.units[0].aliases = {"06520"};
        ws_.record("set up", [&](core::Record& record) {
            core::replaceLayer(record, layer, job_);
            account(record, "A1", "", -72.95, 41.35, "given", R"({"sales":"100"})");
            account(record, "A2", "", -72.95, 41.36, "given", R"({"sales":50.5})");
            account(record, "A3", "06512", -72.5, 41.9, "zip", R"({"sales":"1,000"})");
            account(record, "A4", "06520-1234", {}, {}, "none", R"({"sales":7})");
            account(record, "A5", "10001", {}, {}, "none", R"({"sales":3})");
            account(record, "A6", "", -72.75, 41.35, "given", R"({"sales":"unknown"})");
            account(record, "A7", "", -60, 41.35, "given", R"({"sales":9})");
        });
    }

    static void account(core::Record& record, const char* id, const char* zip,
                        std::optional<double> lon, std::optional<double> lat, const char* level,
                        const char* attributes) {
        record.db()
            .prepare("INSERT INTO base_accounts (id, source, external_id, name, zip, lon, lat, "
                     "match_level, attributes, content_hash, imported_at) VALUES (?, 'file', ?, ?, "
                     "?, ?, ?, ?, ?, '', '')")
            .run(core::nextId(record.db(), "base_accounts"), id, id, zip, lon, lat, level,
                 attributes);
    }

    static void opportunity(core::Record& record, const char* id, const char* account,
                            double amount, const char* stage) {
        record.db()
            .prepare("INSERT INTO base_opportunities (id, source, external_id, "
                     "account_external_id, stage, amount, content_hash, imported_at) VALUES "
                     "(?, 'file', ?, ?, ?, ?, '', '')")
            .run(core::nextId(record.db(), "base_opportunities"), id, account, stage, amount);
    }

    void parent(const char* child, const char* of) {
        ws_.record("family", [&](core::Record& record) {
            record.db()
                .prepare("UPDATE base_accounts SET parent_external_id = ? WHERE external_id = ?")
                .run(of, child);
        });
    }

    /// Unit keys by account id, as they are kept for score and publish.
    std::map<std::string, std::string> located() {
        geo::locateAccounts(ws_, job_);
        core::Statement rows = ws_.reader().prepare(
            "SELECT a.external_id, u.key FROM cache_account_units c JOIN base_accounts a ON a.id = "
            "c.account_id JOIN base_units u ON u.id = c.unit_id");
        std::map<std::string, std::string> found;
        while (rows.step()) {
            found[rows.string(0)] = rows.string(1);
        }
        return found;
    }

    geo::AggregateUnitsReport aggregate(const char* from, const char* value,
                                        const char* where = "") {
        return geo::aggregateUnits(ws_, {"", from, value, "m", where, ""}, job_);
    }

    std::map<std::string, double> values() {
        const core::LayerId layer = core::requireLayer(ws_.reader(), "").id;
        std::map<core::UnitId, std::string> keyOf;
        for (const core::BasicUnit& unit : core::loadUnits(ws_.reader(), layer)) {
            keyOf[unit.id] = unit.key;
        }
        std::map<std::string, double> found;
        const auto id = core::requireMeasure(ws_.reader(), layer, "m").id;
        for (const auto& [unit, value] : core::loadValues(ws_.reader(), id)) {
            found[keyOf[unit]] = value;
        }
        return found;
    }

    support::TempDir dir_;
    core::Workspace ws_ = core::Workspace::create(dir_.file("plan.gpkg"));
    core::Job job_;
};

using Values = std::map<std::string, double>;

TEST_F(AggregateUnits, SumsByPointAndByZipWhereThereIsNoPoint) {
    const auto report = aggregate("accounts", "sales");
    EXPECT_EQ(values(), (Values{{"06511", 157.5}, {"06512", 1000}, {"06513", 0}}));
    EXPECT_EQ(report.read, 7);
    EXPECT_EQ(report.byPoint, 3);
    EXPECT_EQ(report.byZip, 2);
    EXPECT_EQ(report.rowsWithout, 2);
    EXPECT_EQ(report.noValue, 1);
    EXPECT_EQ(report.matched, 3);
    EXPECT_EQ(report.unitsWithout, 0);
}

TEST_F(AggregateUnits, WhatGoesInComesOutOrIsListed) {
    const auto report = aggregate("accounts", "sales:sum");
    EXPECT_DOUBLE_EQ(report.total, 100 + 50.5 + 1000 + 7 + 3 + 9);
    EXPECT_DOUBLE_EQ(report.total, report.inside + report.outside);
    EXPECT_DOUBLE_EQ(report.inside, report.measureTotal);
    EXPECT_EQ(report.read, report.byPoint + report.byZip + report.rowsWithout);
    for (const char* id : {"A5", "A7"}) {
        EXPECT_TRUE(std::any_of(report.issues.begin(), report.issues.end(),
                                [&](const core::Issue& issue) { return issue.subject == id; }))
            << id;
    }
}

TEST_F(AggregateUnits, FamiliesCountWhereTheirHeadLies) {
    parent("A3", "A2");
    parent("A2", "A6"); // the head of both, in the east
    parent("A7", "A1"); // lies outside, its head does not
    parent("A1", "gone");
    aggregate("accounts", "sales");
    EXPECT_EQ(values(), (Values{{"06511", 116}, {"06512", 0}, {"06513", 1050.5}}));
    const auto units = located();
    EXPECT_EQ(units.at("A3"), "06513");
    EXPECT_EQ(units.at("A2"), "06513");
    EXPECT_EQ(units.at("A7"), "06511");
}

TEST_F(AggregateUnits, ARingOfParentsIsNoHead) {
    parent("A1", "A6");
    parent("A6", "A1");
    const auto units = located();
    EXPECT_EQ(units.at("A1"), units.at("A6")) << "they stay together all the same";
}

TEST_F(AggregateUnits, AccountsAreKeptWhereTheyAreCounted) {
    const auto units = located();
    EXPECT_EQ(units.at("A3"), "06512") << "by its ZIP, not by the ZIP's point";
    EXPECT_EQ(units.at("A4"), "06511");
    EXPECT_EQ(units.count("A7"), 0U);
}

TEST_F(AggregateUnits, CountsAndMeans) {
    aggregate("accounts", "count");
    EXPECT_EQ(values(), (Values{{"06511", 3}, {"06512", 1}, {"06513", 1}}));
    aggregate("accounts", "zip:count");
    EXPECT_EQ(values(), (Values{{"06511", 1}, {"06512", 1}, {"06513", 0}})) << "filled cells only";
    const auto report = aggregate("accounts", "sales:mean");
    EXPECT_EQ(values(), (Values{{"06511", 52.5}, {"06512", 1000}})) << "no value, no mean";
    EXPECT_EQ(report.missing, 1);
}

TEST_F(AggregateUnits, ConditionsAndExpressionsSelectAndCompute) {
    aggregate("accounts", "sales * 2", "external_id IN ('A1', 'A3')");
    EXPECT_EQ(values().at("06511"), 200);
    EXPECT_THROW(aggregate("accounts", "sales", "external_id = 'none'"), core::Error);
    EXPECT_THROW(aggregate("accounts", "nothing"), core::Error);
    EXPECT_THROW(aggregate("accounts", "sales", "1; DROP TABLE base_accounts"), core::Error);
}

TEST_F(AggregateUnits, OpportunitiesLieWhereTheirAccountsDo) {
    ws_.record("more", [&](core::Record& record) {
        opportunity(record, "O1", "A1", 10, "open");
        opportunity(record, "O2", "A4", 20, "open");
        opportunity(record, "O3", "gone", 40, "open");
        opportunity(record, "O4", "A1", 80, "lost");
    });
    const auto report = aggregate("opportunities", "amount", "stage = 'open'");
    EXPECT_EQ(values(), (Values{{"06511", 30}, {"06512", 0}, {"06513", 0}}));
    EXPECT_EQ(report.rowsWithout, 1);
    EXPECT_EQ(report.outside, 40);
}

TEST_F(AggregateUnits, APinCountsBeforeTheFoundPoint) {
    ws_.edit({"Drag a pin", "test"}, [&](core::Edit& edit) {
        const auto id = edit.db().integer("SELECT id FROM base_accounts WHERE external_id = 'A1'");
        edit.db()
            .prepare("INSERT INTO plan_pins (account_id, lon, lat, geom) VALUES (?, -72.75, 41.35, "
                     "x'00')")
            .run(*id);
    });
    aggregate("accounts", "sales");
    EXPECT_EQ(values(), (Values{{"06511", 57.5}, {"06512", 1000}, {"06513", 100}}));
}

TEST_F(AggregateUnits, CodesThatOnlyLookLikeZipsAreNotMistakenForThem) {
    // A county layer may have a key "06512" in California; the account's ZIP lies elsewhere.
    core::NewLayer layer;
    layer.layer = {{}, "counties", "area", "drawn", "", "fips", "", "", false, "EPSG:5070", 1, ""};
    core::NewUnit unit;
    unit.key = "06512";
    unit.shape.polygons.push_back({{{{-120, 36}, {-119, 36}, {-119, 37}, {-120, 37}, {-120, 36}}}});
    unit.lonLat = {-119.5, 36.5};
    layer.units.push_back(unit);
    ws_.record("counties", [&](core::Record& record) { core::replaceLayer(record, layer, job_); });
    const auto report = geo::aggregateUnits(
        ws_, {"counties", "accounts", "sales", "m", "external_id = 'A3'", ""}, job_);
    EXPECT_EQ(report.rowsWithout, 1);
}

TEST_F(AggregateUnits, WrongCallsAreRefused) {
    EXPECT_THROW(aggregate("leads", "count"), core::Error);
    EXPECT_THROW(aggregate("accounts", ":sum"), core::Error);
    EXPECT_THROW(geo::aggregateUnits(ws_, {"", "accounts", "sales", " ", "", ""}, job_),
                 core::Error);
    EXPECT_THROW(aggregate("opportunities", "amount"), core::Error) << "there are none";
}

TEST(AggregateValue, IsReadWithItsWayOfAggregating) {
    using geo::Aggregate;
    using geo::AggregateValue;
    EXPECT_EQ(geo::parseAggregateValue(" amount "), (AggregateValue{"amount", Aggregate::Sum}));
    EXPECT_EQ(geo::parseAggregateValue("amount:Mean"), (AggregateValue{"amount", Aggregate::Mean}));
    EXPECT_EQ(geo::parseAggregateValue("a:b:count"), (AggregateValue{"a:b", Aggregate::Count}));
    EXPECT_EQ(geo::parseAggregateValue("a:b"), (AggregateValue{"a:b", Aggregate::Sum}));
    EXPECT_EQ(geo::parseAggregateValue("count"), (AggregateValue{"*", Aggregate::Count}));
    EXPECT_THROW(geo::parseAggregateValue("  "), core::Error);
}

} // namespace
