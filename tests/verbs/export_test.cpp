// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export.h"

#include "core/base/error.h"
#include "core/verbs/scenarios.h"
#include "geo/io/export_file.h"
#include "geo/io/table.h"
#include "geo/verbs/import_records.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

using namespace geo;
using core::Error;
using core::records::RecordTable;
using support::World;
using testing::HasSubstr;

namespace {

class Export : public testing::Test {
protected:
    ExportReport write(const std::string& what, const std::string& name) {
        ExportParams params;
        params.what = what;
        params.file = world.dir.file(name);
        return exportTable(world.ws, params, job);
    }
    RecordTable back(const std::string& name) { return readTable(world.dir.file(name)); }
    static std::string cell(const RecordTable& table, std::size_t row, const std::string& column) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i].name == column) {
                return table.rows.at(row).values.at(i).value_or("");
            }
        }
        return "no column " + column;
    }
    /// One account in the middle of the first unit, one outside, one nowhere.
    void addAccounts() {
        const double lon =
            world.ws.reader().prepare("SELECT 1").columnCount() == 1 ? first("lon") : 0;
        ImportRecordsParams params;
        params.source =
            world.dir.write("in.csv", "id,name,lat,lon,zip,sales,note\n"
                                      "007,\"Inside, \"\"Inc\"\"\"," +
                                          std::to_string(first("lat")) + "," + std::to_string(lon) +
                                          ",,1004.5,\"two\nlines\"\n"
                                          "8,Outside,10,10,,,\n9,Nowhere,,,,,x\n");
        importAccounts(world.ws, params, job);
    }
    double first(const std::string& column) {
        core::Statement row =
            world.ws.reader().prepare("SELECT " + column + " FROM base_units ORDER BY id");
        row.step();
        return row.real(0);
    }
    std::vector<std::string> filesBeside() {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(world.dir.path())) {
            names.push_back(entry.path().filename().string());
        }
        return names;
    }

    World world{"AAB/ABB/CCC"};
    core::Job job;
};

} // namespace

TEST_F(Export, AssignmentsNameTheTerritoryOfEachUnit) {
    EXPECT_EQ(write("assignments", "a.csv").rows, 9);
    const RecordTable table = back("a.csv");
    ASSERT_EQ(table.rows.size(), 9U);
    EXPECT_EQ(cell(table, 0, "territory_id"), "T01");
    EXPECT_EQ(cell(table, 0, "territory"), "A");
    EXPECT_EQ(cell(table, 8, "territory_id"), "T03");
    EXPECT_THAT(world.dir.read("a.csv"), HasSubstr("\r\n"));
}

TEST_F(Export, EveryFormatHoldsEveryRow) {
    addAccounts();
    for (const char* format : {"csv", "xlsx", "ods", "geojson", "gpkg", "shp", "kml", "fgb"}) {
        for (const auto& [what, rows] : std::vector<std::pair<std::string, std::int64_t>>{
                 {"units", 9}, {"territories", 3}, {"assignments", 9}, {"accounts", 3}}) {
            const std::string name = what + "." + format;
            const ExportReport report = write(what, name);
            if (name == "accounts.fgb") {
                // FlatGeobuf holds no rows without a place: one is left out, and that is said.
                EXPECT_EQ(report.rows, 2);
                EXPECT_FALSE(report.issues.empty());
                EXPECT_EQ(back(name).rows.size(), 2U);
                continue;
            }
            EXPECT_EQ(report.rows, rows) << name;
            EXPECT_EQ(report.file, world.dir.file(name));
            EXPECT_EQ(back(name).rows.size(), static_cast<std::size_t>(rows)) << name;
        }
    }
}

TEST_F(Export, AccountsCarryUnitTerritoryAndTheirOwnColumns) {
    addAccounts();
    write("accounts", "a.csv");
    const RecordTable csv = back("a.csv");
    EXPECT_EQ(cell(csv, 0, "account_id"), "007");
    EXPECT_EQ(cell(csv, 0, "name"), "Inside, \"Inc\"");
    EXPECT_EQ(cell(csv, 0, "note"), "two lines");
    EXPECT_EQ(cell(csv, 0, "sales"), "1004.5");
    EXPECT_EQ(cell(csv, 0, "territory_id"), "T01");
    EXPECT_FALSE(cell(csv, 0, "unit").empty());
    EXPECT_EQ(cell(csv, 0, "match_level"), "given");
    EXPECT_EQ(cell(csv, 1, "unit"), "");
    EXPECT_EQ(cell(csv, 1, "territory"), "");
    EXPECT_EQ(cell(csv, 2, "match_level"), "none");
    EXPECT_EQ(cell(csv, 2, "lon"), "");
}

TEST_F(Export, SpreadsheetsHoldNumbersAsNumbersAndCodesAsText) {
    addAccounts();
    write("accounts", "a.xlsx");
    const RecordTable sheet = back("a.xlsx");
    EXPECT_EQ(cell(sheet, 0, "account_id"), "007");
    EXPECT_EQ(cell(sheet, 0, "sales"), "1004.5");
    EXPECT_EQ(sheet.rows[0].number, 2);
}

TEST_F(Export, TerritoriesHaveFiguresAndOneShape) {
    write("territories", "t.geojson");
    const core::Json json = core::Json::parse(world.dir.read("t.geojson"));
    ASSERT_EQ(json["features"].size(), 3U);
    const core::Json& c = json["features"][2];
    EXPECT_EQ(c["properties"]["territory_id"], "T03");
    EXPECT_EQ(c["properties"]["units"], 3);
    EXPECT_EQ(c["properties"]["work"], 3.0);
    EXPECT_EQ(c["geometry"]["type"], "Polygon"); // three squares, one shape
    EXPECT_EQ(c["geometry"]["coordinates"].size(), 1U);
}

TEST_F(Export, UnitsHaveTheirMeasures) {
    world.setWork({1, 2, 3, 4, 5, 6, 7, 8, 9.5});
    write("units", "u.csv");
    const RecordTable table = back("u.csv");
    EXPECT_EQ(cell(table, 8, "work"), "9.5");
    EXPECT_EQ(cell(table, 0, "accounts"), "0");
    EXPECT_EQ(cell(table, 0, "territory_id"), "T01");
}

TEST_F(Export, MovesLeadFromTheScenarioItIsBasedOn) {
    core::copyScenario(world.ws, "Drawn", "Next");
    const core::ScenarioId next = core::requireScenario(world.ws.reader(), "Next").id;
    const auto target = core::requireTerritory(world.ws.reader(), next, "B");
    const std::vector<core::UnitId> units = {world.unit(0)};
    world.ws.edit({"Move", "test"},
                  [&](core::Edit& edit) { core::assignUnits(edit, next, units, target.id); });
    ExportParams params;
    params.what = "moves";
    params.scenario = "Next";
    params.from = "Drawn";
    params.file = world.dir.file("m.csv");
    EXPECT_EQ(exportTable(world.ws, params, job).rows, 1);
    const RecordTable table = back("m.csv");
    EXPECT_EQ(cell(table, 0, "from"), "A");
    EXPECT_EQ(cell(table, 0, "to"), "B");
    EXPECT_EQ(cell(table, 0, "work"), "1");
}

TEST_F(Export, WhatCannotBeWrittenSaysWhy) {
    const auto codeOf = [&](const std::string& what, const std::string& name) {
        try {
            write(what, name);
        } catch (const Error& error) {
            EXPECT_FALSE(error.hint().empty());
            return error.code();
        }
        return core::Code::Bug;
    };
    EXPECT_EQ(codeOf("routers", "a.csv"), core::Code::Usage);
    EXPECT_EQ(codeOf("units", "a.doc"), core::Code::Usage);
    EXPECT_EQ(codeOf("units", "no/such/folder/a.csv"), core::Code::Input);
    EXPECT_EQ(codeOf("units", "plan.gpkg"), core::Code::Input);
    EXPECT_EQ(codeOf("moves", "m.csv"), core::Code::Input);
    std::filesystem::create_directory(world.dir.path() / "d.csv");
    EXPECT_EQ(codeOf("units", "d.csv"), core::Code::Input);
}

TEST_F(Export, AnOlderFileStaysUntilTheNewOneIsWhole) {
    write("units", "u.csv");
    const std::string before = world.dir.read("u.csv");
    {
        ExportFile file(world.dir.file("u.csv"), {"u", {{"key"}}, ExportGeometry::None});
        file.add({std::string("half")});
    }
    EXPECT_EQ(world.dir.read("u.csv"), before);
    core::Job cancelled;
    cancelled.cancel();
    ExportParams params{"units", "", "", "", world.dir.file("u.csv")};
    EXPECT_THROW(exportTable(world.ws, params, cancelled), Error);
    EXPECT_EQ(world.dir.read("u.csv"), before);
    for (const std::string& name : filesBeside()) {
        EXPECT_THAT(name, testing::Not(HasSubstr(".evenlode-"))) << "left behind";
    }
}

TEST_F(Export, AShapefileBringsAllItsParts) {
    world.dir.write("u.qix", "an index of an older file");
    write("units", "u.shp");
    for (const char* part : {"u.shp", "u.shx", "u.dbf", "u.prj", "u.cpg"}) {
        EXPECT_TRUE(std::filesystem::exists(world.dir.file(part))) << part;
    }
    EXPECT_FALSE(std::filesystem::exists(world.dir.file("u.qix")));
}
