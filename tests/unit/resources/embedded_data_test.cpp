// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/embedded.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

#include <array>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string unpacked(std::string_view name) {
    const auto packed = resources::embeddedFile(name);
    std::string text;
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 16 + MAX_WBITS), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::array<char, 65536> part{};
    int status = Z_OK;
    while (status == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(part.data(), part.size() - stream.avail_out);
    }
    EXPECT_EQ(status, Z_STREAM_END) << name;
    inflateEnd(&stream);
    return text;
}

struct ZipRow {
    std::string zip, place, state, county, fips;
    double lon = 0, lat = 0;
};

std::vector<ZipRow> zipRows() {
    std::istringstream lines(unpacked("us_zips.csv.gz"));
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "zip,place,state,county,county_fips,lon,lat");
    std::vector<ZipRow> rows;
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        ZipRow row;
        std::string lon, lat;
        for (std::string* cell :
             {&row.zip, &row.place, &row.state, &row.county, &row.fips, &lon, &lat}) {
            std::getline(cells, *cell, ',');
        }
        row.lon = std::stod(lon);
        row.lat = std::stod(lat);
        rows.push_back(row);
    }
    return rows;
}

using Corner = std::pair<long, long>;
using Edge = std::pair<Corner, Corner>;

/// The edges that the shapes of an object are made of, on the grid of the file.
std::set<Edge> edgesOf(const nlohmann::json& topology, const std::string& object) {
    std::set<Edge> edges;
    const auto addArc = [&](long index) {
        const auto& arc =
            topology.at("arcs").at(static_cast<std::size_t>(index >= 0 ? index : ~index));
        Corner at{0, 0}, before{0, 0};
        for (std::size_t i = 0; i < arc.size(); ++i) {
            before = at;
            at = {at.first + arc[i][0].get<long>(), at.second + arc[i][1].get<long>()};
            if (i > 0) {
                edges.insert(std::minmax(before, at));
            }
        }
    };
    const std::function<void(const nlohmann::json&)> addAll = [&](const nlohmann::json& arcs) {
        for (const auto& entry : arcs) {
            entry.is_array() ? addAll(entry) : addArc(entry.get<long>());
        }
    };
    for (const auto& geometry : topology.at("objects").at(object).at("geometries")) {
        addAll(geometry.at("arcs"));
    }
    return edges;
}

} // namespace

TEST(EmbeddedData, StaysSmall) {
    std::size_t bytes = 0;
    for (const char* name :
         {"us_zips.csv.gz", "us_counties.topojson.gz", "us_states.topojson.gz"}) {
        EXPECT_FALSE(resources::embeddedFile(name).empty()) << name;
        bytes += resources::embeddedFile(name).size();
    }
    EXPECT_LE(bytes, 4U << 20U);
    EXPECT_TRUE(resources::embeddedFile("no_such_file.gz").empty());
}

TEST(EmbeddedData, ZipCodesAreSortedUniqueAndComplete) {
    const auto rows = zipRows();
    EXPECT_EQ(rows.size(), 41488U);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ZipRow& row = rows[i];
        ASSERT_EQ(row.zip.size(), 5U) << row.zip;
        ASSERT_TRUE(i == 0 || rows[i - 1].zip < row.zip) << row.zip;
        EXPECT_FALSE(row.place.empty()) << row.zip;
        EXPECT_EQ(row.state.size(), 2U) << row.zip;
        EXPECT_EQ(row.fips.empty(), row.county.empty()) << row.zip;
        EXPECT_TRUE(row.lon >= -180 && row.lon <= 180 && row.lat >= -90 && row.lat <= 90)
            << row.zip;
    }
}

TEST(EmbeddedData, EveryCountyOfAZipCodeHasAShapeOfThatName) {
    const auto topology = nlohmann::json::parse(unpacked("us_counties.topojson.gz"));
    std::map<std::string, std::pair<std::string, std::string>> counties;
    for (const auto& county : topology.at("objects").at("counties").at("geometries")) {
        const auto& properties = county.at("properties");
        counties[county.at("id")] = {properties.at("name"), properties.at("state")};
    }
    EXPECT_EQ(counties.size(), 3230U);
    for (const ZipRow& row : zipRows()) {
        if (!row.fips.empty()) {
            ASSERT_TRUE(counties.contains(row.fips)) << row.zip << " " << row.fips;
            EXPECT_EQ(counties[row.fips], std::pair(row.county, row.state)) << row.zip;
        }
    }
}

TEST(EmbeddedData, StateBordersAreCountyBorders) {
    const auto counties =
        edgesOf(nlohmann::json::parse(unpacked("us_counties.topojson.gz")), "counties");
    const auto text = nlohmann::json::parse(unpacked("us_states.topojson.gz"));
    const auto states = edgesOf(text, "states");
    const auto nation = edgesOf(text, "nation");
    EXPECT_GT(counties.size(), states.size());
    EXPECT_GT(states.size(), nation.size());
    for (const Edge& edge : states) {
        ASSERT_TRUE(counties.contains(edge)) << edge.first.first << " " << edge.first.second;
    }
    for (const Edge& edge : nation) {
        ASSERT_TRUE(states.contains(edge)) << edge.first.first << " " << edge.first.second;
    }
}
