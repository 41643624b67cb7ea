// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/list_rows.h"

#include "core/base/error.h"
#include "core/verbs/assign.h"
#include "core/verbs/override_account.h"
#include "core/verbs/score.h"
#include "geo/io/table.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/import_records.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace geo;
using support::World;
using testing::ElementsAre;
using testing::HasSubstr;
namespace tables = core::tables;

namespace {

/// Four accounts: two in the first unit, one in the last, one nowhere.
class ListRows : public testing::Test {
protected:
    ListRows() {
        const auto at = [&](std::size_t i) {
            const auto unit = core::loadUnits(world.ws.reader(),
                                              core::requireLayer(world.ws.reader(), "grid").id)[i];
            return core::format("{},{}", unit.lonLat.y, unit.lonLat.x);
        };
        ImportRecordsParams params;
        params.source = world.dir.write("in.csv", "id,name,lat,lon,sales,Kept,big note\n"
                                                  "A1,beta," +
                                                      at(0) +
                                                      ",100,West,x\n"
                                                      "A2,Alpha," +
                                                      at(0) +
                                                      ",20.5,West,\n"
                                                      "A3,\"ga\tmma\"," +
                                                      at(8) +
                                                      ",7,East,y\n"
                                                      "A4,,,,,,\n");
        importAccounts(world.ws, params, job);
        AggregateUnitsParams sums;
        sums.layer = "grid";
        sums.from = "accounts";
        sums.value = "sales";
        sums.as = "sold";
        aggregateUnits(world.ws, sums, job);
    }
    ListReport list(const std::string& table, const std::string& where = "",
                    std::vector<std::string> columns = {}, const std::string& sort = "") {
        ListParams params;
        params.table = table;
        params.scenario = "Drawn";
        params.query = {where, sort, false};
        params.columns = std::move(columns);
        return listRows(world.ws, params, job);
    }
    /// The cells of the first column.
    std::vector<std::string> first(const ListReport& report) {
        std::vector<std::string> cells;
        for (const tables::Row& row : report.rows) {
            cells.push_back(tables::textOf(row.front()));
        }
        return cells;
    }

    World world{"AAB/ABB/CCC"};
    core::Job job;
};

} // namespace

TEST_F(ListRows, AccountsHaveTheirUnitAndTheirTerritory) {
    const ListReport report = list("accounts", "", {"external_id", "unit", "territory"});
    ASSERT_EQ(report.rows.size(), 4U);
    EXPECT_EQ(tables::textOf(report.rows[0][1]), "r1c1");
    EXPECT_EQ(tables::textOf(report.rows[0][2]), "A");
    EXPECT_EQ(tables::textOf(report.rows[2][2]), "C");
    EXPECT_EQ(tables::textOf(report.rows[3][1]), "");
}

TEST_F(ListRows, ExpressionsReadFieldsOfTheFileAndOfThePlan) {
    EXPECT_THAT(first(list("accounts", "sales > 10 AND territory = 'A'", {"external_id"})),
                ElementsAre("A1", "A2"));
    EXPECT_THAT(first(list("accounts", "\"big note\" = 'y'", {"external_id"})), ElementsAre("A3"));
    EXPECT_THAT(first(list("units", "accounts = 2", {"key"})), ElementsAre("r1c1"));
    EXPECT_THAT(first(list("territories", "units = 3 AND name <> 'B'", {"code"})),
                ElementsAre("T01", "T03"));
}

TEST_F(ListRows, AColumnOfTheFileKeepsItsValuesBesideOneOfThePlan) {
    EXPECT_THAT(first(list("accounts", "", {"Kept (file)"})),
                ElementsAre("West", "West", "East", ""));
}

TEST_F(ListRows, OrderIsWithoutRegardToCaseAndEmptyComesLast) {
    EXPECT_THAT(first(list("accounts", "", {"external_id"}, "name")),
                ElementsAre("A2", "A1", "A3", "A4"));
    ListParams params;
    params.table = "accounts";
    params.scenario = "Drawn";
    params.query = {"", "sales", true};
    params.columns = {"external_id"};
    params.limit = 2;
    params.offset = 1;
    const ListReport report = listRows(world.ws, params, job);
    EXPECT_THAT(first(report), ElementsAre("A2", "A3"));
    EXPECT_EQ(report.total, 4);
}

TEST_F(ListRows, WhatIsNotUnderstoodIsSaid) {
    for (const char* where : {"sales >", "nothing = 1", "1; DELETE FROM base_accounts",
                              "load_extension('x')", "(SELECT count(*) FROM plan_settings) = 0"}) {
        EXPECT_THROW(list("accounts", where), core::Error) << where;
    }
    EXPECT_THROW(list("accounts", "", {"nothing"}), core::Error);
    EXPECT_THROW(list("accounts", "", {}, "nothing"), core::Error);
    EXPECT_THROW(list("reps"), core::Error);
    EXPECT_EQ(list("accounts").rows.size(), 4U);
}

TEST_F(ListRows, TerritoriesAddUpToTheirScore) {
    core::OverrideParams named;
    named.scenario = "Drawn";
    named.accounts = {"A1"};
    named.territory = "C";
    named.reason = "named account";
    core::overrideAccounts(world.ws, named);
    core::OverrideParams held = named;
    held.accounts = {"A3"};
    held.territory.clear();
    held.holdout = true;
    core::overrideAccounts(world.ws, held);
    core::ScoreParams params;
    params.scenario = "Drawn";
    params.measures = {{"sold", 1, {}, {}, {}}};
    const core::ScoreReport score = core::score(world.ws.reader(), params, job);
    const ListReport report = list("territories", "", {"name", "sold", "sold_share"});
    ASSERT_EQ(report.rows.size(), 3U);
    for (std::size_t t = 0; t < 3; ++t) {
        const core::TerritoryFigures& figures = score.territories[t];
        EXPECT_NEAR(std::stod(tables::textOf(report.rows[t][1])), figures.values[0], 1e-9);
        EXPECT_NEAR(std::stod(tables::textOf(report.rows[t][2])),
                    figures.values[0] / figures.targets[0], 1e-9);
    }
    EXPECT_THAT(first(list("accounts", "kept IS NOT NULL", {"territory"})), ElementsAre("C", ""));
}

TEST_F(ListRows, FilesHoldNumbersAsNumbers) {
    ListParams params;
    params.table = "accounts";
    params.scenario = "Drawn";
    params.query.where = "sales IS NOT NULL";
    params.columns = {"external_id", "sales", "lon"};
    params.file = world.dir.file("rows.xlsx");
    const ListReport report = listRows(world.ws, params, job);
    EXPECT_EQ(report.written, 3);
    EXPECT_TRUE(report.rows.empty());
    const core::records::RecordTable back = readTable(params.file);
    ASSERT_EQ(back.rows.size(), 3U);
    EXPECT_EQ(back.rows[1].values[1].value_or(""), "20.5");
    params.file = world.ws.path();
    EXPECT_THROW(listRows(world.ws, params, job), core::Error);
}

TEST_F(ListRows, TabsSeparateTheClipboardsCells) {
    const ListReport report = list("accounts", "name LIKE 'ga%'", {"external_id", "name"});
    EXPECT_EQ(tabSeparated(report.columns, report.rows), "external_id\tname\nA3\tga mma\n");
}
