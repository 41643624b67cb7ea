// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/geometry/measure.h"
#include "geo/io/unit_source.h"
#include "tests/support/commands.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

using namespace geo;
using support::TempDir;
using testing::HasSubstr;

namespace {

std::string feature(const std::string& properties, const std::string& geometry) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::string square(double x, double y) {
    const auto at = [](double lon, double lat) {
        return "[" + std::to_string(lon) + "," + std::to_string(lat) + "]";
    };
    return R"({"type":"Polygon","coordinates":[[)" + at(x, y) + "," + at(x + 1, y) + "," +
           at(x + 1, y + 1) + "," + at(x, y + 1) + "," + at(x, y) + "]]}";
}

std::string collection(const std::vector<std::string>& features) {
    std::string all;
    for (const std::string& text : features) {
        all += (all.empty() ? "" : ",") + text;
    }
    return R"({"type":"FeatureCollection","features":[)" + all + "]}";
}

std::string twoZips() {
    return collection({feature(R"("ZIP":"06103","POP":10,"PO_NAME":"Hartford")", square(-73, 41)),
                       feature(R"("ZIP":"06105","POP":20,"PO_NAME":"West End")", square(-72, 41))});
}

UnitSource readSource(const std::string& path, const UnitSourceOptions& options = {}) {
    core::Job job;
    return readUnits(path, options, job);
}

/// The error's message and hint; empty if there was none.
std::string refusal(const std::string& path, const UnitSourceOptions& options = {}) {
    try {
        readSource(path, options);
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Input);
        EXPECT_FALSE(error.hint().empty()) << error.what();
        return std::string(error.what()) + " | " + error.hint();
    }
    return {};
}

UnitSourceOptions withKey(const std::string& key) {
    UnitSourceOptions options;
    options.keyField = key;
    return options;
}

class UnitSourceFiles : public testing::Test {
protected:
    TempDir dir;
    std::string json = dir.write("zips.geojson", twoZips());

    /// Makes a file of another format from zips.geojson.
    std::string converted(const std::string& name, const std::string& options = {}) {
        const std::string path = dir.file(name);
        EXPECT_TRUE(support::run("ogr2ogr " + options + " '" + path + "' '" + json + "'"));
        return path;
    }
};

} // namespace

TEST_F(UnitSourceFiles, GeoJsonIsReadRowByRow) {
    UnitSourceOptions options;
    options.nameField = "po_name";
    const UnitSource source = readSource(json, options);
    EXPECT_EQ(source.read, 2);
    EXPECT_EQ(source.keyField, "ZIP");
    ASSERT_EQ(source.units.size(), 2U);
    EXPECT_EQ(source.units[0].keyText, "06103");
    EXPECT_EQ(source.units[1].name, "West End");
    EXPECT_EQ(source.units[1].row, 2);
    EXPECT_DOUBLE_EQ(area(source.units[0].shape), 1);
    EXPECT_DOUBLE_EQ(source.units[0].shape.bounds().minX, -73);
    EXPECT_TRUE(source.issues.empty());
}

TEST_F(UnitSourceFiles, EveryFormatGivesTheSame) {
    if (!support::hasOgr() || !support::run("zip -v")) {
        GTEST_SKIP() << "needs ogr2ogr and zip";
    }
    const std::string folder = dir.file("shp");
    std::filesystem::create_directories(folder + "/inner");
    ASSERT_TRUE(support::run("ogr2ogr '" + folder + "/inner/other name.shp' '" + json + "'"));
    ASSERT_TRUE(support::run("cd '" + folder + "' && zip -r ../zips.zip inner"));
    ASSERT_TRUE(support::run("cd '" + folder + "' && tar czf ../zips.tar.gz inner"));
    ASSERT_TRUE(support::run("gzip -k '" + json + "'"));
    for (const std::string& path : {folder + "/inner/other name.shp", folder + "/inner",
                                    dir.file("zips.zip"), dir.file("zips.tar.gz"), json + ".gz",
                                    converted("z.gpkg"), converted("z.fgb"), converted("z.kml")}) {
        const UnitSource source = readSource(path, withKey("ZIP"));
        ASSERT_EQ(source.units.size(), 2U) << path;
        std::set<std::string> keys;
        for (const SourceUnit& unit : source.units) {
            keys.insert(unit.keyText);
            EXPECT_NEAR(area(unit.shape), 1, 1e-9) << path;
        }
        EXPECT_EQ(keys, (std::set<std::string>{"06103", "06105"})) << path;
    }
    EXPECT_FALSE(std::filesystem::exists(json + ".gz.properties"));
}

TEST_F(UnitSourceFiles, AnyProjectionBecomesLongitudeAndLatitude) {
    if (!support::hasOgr()) {
        GTEST_SKIP() << "needs ogr2ogr";
    }
    for (const char* crs : {"EPSG:5070", "EPSG:3857", "EPSG:2234", "EPSG:4269"}) {
        const std::string path =
            converted(std::string(crs).substr(5) + ".shp", std::string("-t_srs ") + crs);
        const UnitSource source = readSource(path);
        ASSERT_EQ(source.units.size(), 2U) << crs;
        const core::Box box = source.units[0].shape.bounds();
        EXPECT_NEAR(box.minX, -73, 1e-5) << crs;
        EXPECT_NEAR(box.maxY, 42, 1e-5) << crs;
    }
}

TEST_F(UnitSourceFiles, LatitudeFirstSourcesAreNotTurnedAround) {
    if (!support::hasOgr()) {
        GTEST_SKIP() << "needs ogr2ogr";
    }
    // GML writes EPSG:4326 in the order of the authority, latitude first.
    const std::string path = converted("z.gml", "-a_srs EPSG:4326 -dsco FORMAT=GML3.2");
    EXPECT_NEAR(readSource(path, withKey("ZIP")).units[0].shape.bounds().minX, -73, 1e-9);
}

TEST_F(UnitSourceFiles, WithoutAProjectionDegreesAreAssumedAndSaid) {
    if (!support::hasOgr()) {
        GTEST_SKIP() << "needs ogr2ogr";
    }
    const std::string degrees = converted("degrees.shp");
    std::filesystem::remove(dir.file("degrees.prj"));
    const UnitSource source = readSource(degrees);
    ASSERT_EQ(source.issues.size(), 1U);
    EXPECT_EQ(source.issues[0].severity, core::Severity::Warning);
    EXPECT_THAT(source.issues[0].message, HasSubstr("taken for longitude and latitude"));

    const std::string feet = converted("feet.shp", "-t_srs EPSG:2234");
    std::filesystem::remove(dir.file("feet.prj"));
    EXPECT_THAT(refusal(feet), HasSubstr("names no projection"));
    EXPECT_THAT(refusal(feet), HasSubstr("--crs"));
    UnitSourceOptions told;
    told.sourceCrs = "EPSG:2234";
    EXPECT_NEAR(readSource(feet, told).units[0].shape.bounds().minX, -73, 1e-5);
    told.sourceCrs = "EPSG:nonsense";
    EXPECT_THAT(refusal(feet, told), HasSubstr("not a known projection"));
}

TEST_F(UnitSourceFiles, TheFilterChoosesRows) {
    UnitSourceOptions options;
    options.where = "POP > 15";
    const UnitSource source = readSource(json, options);
    EXPECT_EQ(source.read, 1);
    EXPECT_EQ(source.units[0].keyText, "06105");
    options.where = "POP > 100";
    EXPECT_THAT(refusal(json, options), HasSubstr("fits the filter"));
    options.where = "POP >";
    EXPECT_THAT(refusal(json, options), HasSubstr("cannot be read"));
    options.where = "NOPE = 1";
    EXPECT_THAT(refusal(json, options), HasSubstr("ZIP, POP"));
}

TEST_F(UnitSourceFiles, WrongNamesAreAnsweredWithTheRightOnes) {
    EXPECT_THAT(refusal(json, withKey("NOPE")), HasSubstr("ZIP, POP, PO_NAME"));
    UnitSourceOptions options;
    options.sourceLayer = "nope";
    EXPECT_THAT(refusal(json, options), HasSubstr("its layers: zips"));
    const std::string unnamed =
        dir.write("u.geojson", collection({feature(R"("A":1)", square(0, 0))}));
    EXPECT_THAT(refusal(unnamed), HasSubstr("--key"));
}

TEST_F(UnitSourceFiles, SeveralLayersNeedAChoice) {
    if (!support::hasOgr()) {
        GTEST_SKIP() << "needs ogr2ogr";
    }
    const std::string path = converted("two.gpkg", "-nln first");
    ASSERT_TRUE(support::run("ogr2ogr -update '" + path + "' '" + json + "' -nln second"));
    EXPECT_THAT(refusal(path), HasSubstr("first, second"));
    UnitSourceOptions options;
    options.sourceLayer = "SECOND";
    EXPECT_EQ(readSource(path, options).layer, "second");
}

TEST_F(UnitSourceFiles, WhatIsNoMapIsSaidSo) {
    EXPECT_THAT(refusal(dir.file("missing.shp")), HasSubstr("there is no file"));
    EXPECT_THAT(refusal(""), HasSubstr("no source"));
    EXPECT_THAT(refusal(dir.write("empty.shp", "")), HasSubstr("is empty"));
    EXPECT_THAT(refusal(dir.write("text.txt", "hello")), HasSubstr("not a map"));
    EXPECT_THAT(refusal(dir.write("table.csv", "ZIP,POP\n06103,1\n")), HasSubstr("no polygons"));
    EXPECT_THAT(refusal(dir.write("broken.zip", "PK\x03\x04 nothing")), HasSubstr("damaged"));
    EXPECT_NE(refusal(dir.write("broken.gpkg", "SQLite format 3\0 nothing")), "");
    EXPECT_NE(refusal(dir.write("broken.shp", "nothing")), "");
    EXPECT_NE(refusal(dir.write("none.geojson", collection({}))), "");
    EXPECT_NE(refusal("PG:host=127.0.0.1 port=1 dbname=none connect_timeout=1"), "");
}

TEST_F(UnitSourceFiles, PointsAndLinesAreNoUnits) {
    const std::string point = R"({"type":"Point","coordinates":[1,2]})";
    const std::string points =
        dir.write("points.geojson", collection({feature(R"("ZIP":"1")", point)}));
    EXPECT_THAT(refusal(points), HasSubstr("no polygons"));
    const std::string mixed = dir.write(
        "mixed.geojson",
        collection({feature(R"("ZIP":"06103")", square(0, 0)), feature(R"("ZIP":"06105")", point),
                    feature(R"("ZIP":"06106")", R"({"type":"GeometryCollection","geometries":[)" +
                                                    point + "," + square(2, 0) + "]}")}));
    const UnitSource source = readSource(mixed);
    EXPECT_EQ(source.units.size(), 2U);
    ASSERT_EQ(source.issues.size(), 2U);
    EXPECT_EQ(source.issues[0].row, 2);
    EXPECT_THAT(source.issues[0].message, HasSubstr("POINT"));
    EXPECT_EQ(source.issues[1].severity, core::Severity::Warning);
}

TEST_F(UnitSourceFiles, BadRowsAreListedAndTheOthersRead) {
    const std::string polygon = R"({"type":"Polygon","coordinates":)";
    const std::string path = dir.write(
        "bad.geojson",
        collection({feature(R"("ZIP":"06103")", square(-73, 41)),
                    feature(R"("ZIP":"06104")", "null"),
                    feature(R"("ZIP":"06105")", polygon + "[]}"),
                    feature(R"("ZIP":"06106")", polygon + "[[[0,0],[1000,0],[0,1],[0,0]]]}"),
                    feature(R"("ZIP":"06107")", polygon + "[[[0,0],[1e999,0],[0,1],[0,0]]]}"),
                    feature(R"("ZIP":null)", square(0, 0)), feature(R"("ZIP":"  ")", square(0, 0)),
                    feature(R"("ZIP":"06108")", square(-72, 41))}));
    const UnitSource source = readSource(path);
    EXPECT_EQ(source.read, 8);
    EXPECT_EQ(source.units.size(), 2U);
    EXPECT_EQ(source.units[1].keyText, "06108");
    std::vector<std::int64_t> rows;
    for (const core::Issue& issue : source.issues) {
        rows.push_back(issue.row);
        EXPECT_FALSE(issue.hint.empty());
    }
    EXPECT_EQ(rows, (std::vector<std::int64_t>{2, 3, 4, 5, 6, 7}));
}

TEST_F(UnitSourceFiles, AFileOfMetresWithoutSayingSoIsRefusedAsAWhole) {
    const std::string metres =
        R"({"type":"Polygon","coordinates":[[[1e6,2e6],[1.1e6,2e6],[1e6,2.1e6],[1e6,2e6]]]})";
    EXPECT_THAT(refusal(dir.write("m.geojson", collection({feature(R"("ZIP":"1")", metres)}))),
                HasSubstr("not on the earth"));
}

TEST_F(UnitSourceFiles, AFileCutShortIsRefused) {
    const std::string text = twoZips();
    EXPECT_NE(refusal(dir.write("cut.geojson", text.substr(0, text.size() - 40))), "");
    if (!support::hasOgr()) {
        GTEST_SKIP() << "needs ogr2ogr";
    }
    const std::string shp = converted("cut.shp");
    std::filesystem::resize_file(shp, std::filesystem::file_size(shp) - 20);
    EXPECT_THAT(refusal(shp), HasSubstr("cut short"));
    const std::string whole = converted("noindex.shp");
    std::filesystem::remove(dir.file("noindex.shx"));
    EXPECT_THAT(refusal(whole), HasSubstr(".shx"));
    ASSERT_TRUE(support::run("cd '" + dir.path().string() + "' && gzip -k zips.geojson"));
    const std::string gz = json + ".gz";
    std::filesystem::resize_file(gz, std::filesystem::file_size(gz) - 12);
    EXPECT_NE(refusal(gz), "");
}

TEST_F(UnitSourceFiles, NothingIsPrinted) {
    testing::internal::CaptureStderr();
    testing::internal::CaptureStdout();
    refusal(dir.write("text.txt", "hello"));
    refusal(dir.write("cut.geojson", twoZips().substr(0, 300)));
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST_F(UnitSourceFiles, TextThatIsNotUtf8IsMadeReadable) {
    const std::string path =
        dir.write("latin.geojson",
                  collection({feature("\"ZIP\":\"06103\",\"NAME\":\"Caf\xE9\"", square(0, 0))}));
    UnitSourceOptions options;
    options.nameField = "NAME";
    EXPECT_EQ(readSource(path, options).units.at(0).name, "Caf\u00E9");
}

TEST_F(UnitSourceFiles, CurvesBecomeShortSegments) {
    const std::string csv = dir.write(
        "curve.csv", "ZIP,WKT\n06103,\"CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))\"\n");
    UnitSourceOptions options;
    options.sourceCrs = "EPSG:4326";
    EXPECT_NEAR(area(readSource(csv, options).units.at(0).shape), 3.14159, 0.01);
}
