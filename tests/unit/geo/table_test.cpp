// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/table.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <cstdlib>

using namespace core;
using namespace core::records;
using geo::readTable;

namespace {

std::string cell(const RecordTable& table, std::size_t row, const std::string& column) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].name == column) {
            return table.rows.at(row).values.at(i).value_or("NULL");
        }
    }
    return "no column";
}

Error errorOf(const std::string& source, const std::string& layer = {}) {
    try {
        readTable(source, {layer});
    } catch (const Error& error) {
        return error;
    }
    return {Code::Bug, "no error"};
}

} // namespace

TEST(Table, TextIsGivenAsItIsInTheFile) {
    const support::TempDir dir;
    const RecordTable table = readTable(
        dir.write("a.csv", "id,zip,note,big\n1,06511,\"a, \"\"b\"\"\",1e400\n2,6512,,00\n"));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].number, 2);
    EXPECT_EQ(cell(table, 0, "zip"), "06511");
    EXPECT_EQ(cell(table, 0, "note"), "a, \"b\"");
    EXPECT_EQ(cell(table, 0, "big"), "1e400");
    EXPECT_EQ(cell(table, 1, "big"), "00");
}

TEST(Table, DelimitersAreFound) {
    const support::TempDir dir;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        std::string text = "id?zip?name\n1?06511?x\n";
        std::replace(text.begin(), text.end(), '?', delimiter);
        const RecordTable table = readTable(dir.write("d.csv", text));
        EXPECT_EQ(table.columns.size(), 3U) << delimiter;
        EXPECT_EQ(cell(table, 0, "zip"), "06511") << delimiter;
    }
}

TEST(Table, EncodingsAreFound) {
    const support::TempDir dir;
    EXPECT_EQ(cell(readTable(dir.write("l.csv", "id,name\n1,Caf\xE9\n")), 0, "name"), "Caf\u00E9");
    EXPECT_EQ(cell(readTable(dir.write("b.csv", "\xEF\xBB\xBFid,name\n1,Caf\u00E9\n")), 0, "id"),
              "1");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("id\tname\n7\tx\n")) {
        wide += c;
        wide += '\0';
    }
    const RecordTable table = readTable(dir.write("w.txt", wide));
    EXPECT_EQ(cell(table, 0, "id"), "7");
    EXPECT_EQ(cell(table, 0, "name"), "x");
}

TEST(Table, AFirstLineWithFiguresIsNoHeader) {
    const support::TempDir dir;
    EXPECT_EQ(readTable(dir.write("g.txt", "US\t99553\tAkutan\nUS\t99571\tCold Bay\n")).rows.size(),
              2U);
    EXPECT_EQ(readTable(dir.write("y.csv", "zip,2019,2020\n06511,1,2\n")).columns[1].name, "2019");
}

TEST(Table, TextColumnsAloneStillHaveAHeader) {
    const support::TempDir dir;
    const RecordTable table = readTable(dir.write("t.csv", "name,city\nA,B\n"));
    EXPECT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(cell(table, 0, "city"), "B");
}

TEST(Table, PointsComeInDegreesWhateverTheCrs) {
    const support::TempDir dir;
    const RecordTable table = readTable(dir.write(
        "p.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},
            "features":[{"type":"Feature","properties":{"id":5,"w":1.5},
            "geometry":{"type":"Point","coordinates":[-8115190.9,5058000.0]}},
            {"type":"Feature","properties":{"id":6,"w":null},"geometry":null}]})"));
    ASSERT_EQ(table.columns.size(), 4U);
    EXPECT_EQ(table.columns[2].role, ColumnRole::PointLon);
    EXPECT_NEAR(parseNumber(cell(table, 0, "geometry.lon")).value(), -72.9, 1e-3);
    EXPECT_NEAR(parseNumber(cell(table, 0, "geometry.lat")).value(), 41.33, 0.1);
    EXPECT_EQ(cell(table, 0, "id"), "5");
    EXPECT_EQ(cell(table, 0, "w"), "1.5");
    EXPECT_EQ(cell(table, 1, "geometry.lon"), "NULL");
    EXPECT_EQ(table.rows[0].number, 1);
}

TEST(Table, WhatCannotBeReadSaysWhy) {
    const support::TempDir dir;
    EXPECT_NE(std::string(errorOf(dir.file("none.csv")).what()).find("there is no file"),
              std::string::npos);
    EXPECT_NE(std::string(errorOf(dir.write("e.csv", "")).what()).find("is empty"),
              std::string::npos);
    EXPECT_NE(std::string(errorOf(dir.write("s.csv", "  \n\n")).what()).find("is empty"),
              std::string::npos);
    EXPECT_EQ(errorOf(dir.write("x.xlsx", "not a zip")).code(), Code::Input);
    EXPECT_EQ(errorOf(dir.write("x.bin", std::string("\0\1\2\3", 4))).code(), Code::Input);
    EXPECT_EQ(errorOf(dir.write("b.csv", std::string("a,b\n\0\1\2\3", 8))).code(), Code::Input);
}

TEST(Table, AHeaderAloneIsATableWithoutRows) {
    const support::TempDir dir;
    const RecordTable table = readTable(dir.write("h.csv", "id,name\n"));
    EXPECT_EQ(table.columns.size(), 2U);
    EXPECT_TRUE(table.rows.empty());
}

TEST(Table, TheChainLocationsAreReadInAStream) {
    const std::string file =
        std::string(EVENLODE_SHARED_DATA) + "/accounts/us_chain_locations_2024.csv";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "no shared data";
    }
    geo::TableReader reader(file);
    RecordRow row;
    std::int64_t rows = 0;
    while (reader.next(row)) {
        ++rows;
    }
    EXPECT_EQ(rows, 48053);
    EXPECT_EQ(row.number, 48054);
}
