// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/tiles/tile_cache.h"
#include "geo/tiles/tile_source.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using core::Blob;
using geo::TileId;
using ::testing::HasSubstr;

namespace {

Blob bytes(const std::string& text) {
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

std::string textOf(const Blob& blob) {
    return {reinterpret_cast<const char*>(blob.data()), blob.size()};
}

/// An MBTiles file with one tile.
std::string mbtiles(const support::TempDir& dir, const std::string& format) {
    const std::string path = dir.file("map.mbtiles");
    const core::Connection db(path, core::Connection::Mode::Create);
    db.exec("CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
            "tile_data BLOB)");
    db.prepare("INSERT INTO metadata VALUES ('format', ?), ('attribution', 'Somebody')")
        .run(format);
    db.prepare("INSERT INTO tiles VALUES (3, 2, 5, ?)").run(bytes("picture"));
    return path;
}

class Server {
public:
    core::Fetch fetch() {
        return [this](const core::FetchRequest& request, core::Job&) {
            asked.push_back(request.url);
            return core::FetchResponse{status, {}, "tile of " + request.url};
        };
    }
    std::vector<std::string> asked;
    int status = 200;
};

geo::BaseMapParams address(const std::string& source) {
    return {source, "Somebody", "", ""};
}

std::string refusal(const geo::BaseMapParams& params) {
    Server server;
    try {
        geo::openTiles(params, server.fetch());
    } catch (const core::Error& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST(WebMercator, CornersOfTheWorldTile) {
    const core::Point middle = geo::worldTileOf({0, 0});
    EXPECT_NEAR(middle.x, 0.5, 1e-12);
    EXPECT_NEAR(middle.y, 0.5, 1e-12);
    EXPECT_NEAR(geo::worldTileOf({-180, 85.0511287798066}).y, 0, 1e-9);
    // New York, level 10: the tile that the usual servers have there.
    const core::Point place = geo::worldTileOf({-74.006, 40.7128});
    EXPECT_EQ(static_cast<int>(place.x * 1024), 301);
    EXPECT_EQ(static_cast<int>(place.y * 1024), 385);
    EXPECT_NEAR(geo::tileMetresPerPixel(0, 0), 156543.03, 0.01);
}

TEST(MbTiles, CountsRowsFromTheSouthAndBringsItsAttribution) {
    const support::TempDir dir;
    const auto tiles = geo::openTiles({mbtiles(dir, "png"), "", "", ""}, {});
    core::Job job;
    EXPECT_EQ(tiles->info().attribution, "Somebody");
    EXPECT_EQ(tiles->info().maxZoom, 3);
    EXPECT_EQ(textOf(tiles->tile({3, 2, 2}, job)), "picture");
    EXPECT_TRUE(tiles->tile({3, 2, 5}, job).empty());
}

TEST(MbTiles, VectorTilesAndOtherFilesAreRefused) {
    const support::TempDir dir;
    EXPECT_THAT(refusal({mbtiles(dir, "pbf"), "", "", ""}), HasSubstr("vector tiles"));
    const std::string other = dir.file("other.mbtiles");
    core::Connection(other, core::Connection::Mode::Create).exec("CREATE TABLE t (a)");
    EXPECT_THAT(refusal({other, "", "", ""}), HasSubstr("no MBTiles file"));
}

TEST(XyzTiles, AddressesThatCannotWorkAreRefused) {
    EXPECT_THAT(refusal(address("http://example.org/{z}/{x}/{y}.png")), HasSubstr("unprotected"));
    EXPECT_THAT(refusal(address("https://example.org/{z}/{x}.png")), HasSubstr("{y}"));
    EXPECT_THAT(refusal(address("https://example.org/{z}/{x}/{y}?k={key}")), HasSubstr("key"));
    EXPECT_THAT(refusal({"https://example.org/{z}/{x}/{y}.png", " ", "", ""}),
                HasSubstr("attribution"));
    EXPECT_EQ(refusal(address("http://127.0.0.1:8080/{z}/{x}/{y}.png")), "");
}

TEST(XyzTiles, NobodyIsAskedTwiceAndNoKeyIsKeptOrSaid) {
    const support::TempDir dir;
    Server server;
    geo::BaseMapParams params = address("https://example.org/{z}/{x}/{y}.png?key={key}");
    params.key = "hush-hush";
    params.cache = dir.file("tiles.sqlite");
    core::Job job;
    for (int i = 0; i < 2; ++i) {
        const auto tiles = geo::openTiles(params, server.fetch());
        EXPECT_EQ(textOf(tiles->tile({4, 1, 2}, job)),
                  "tile of https://example.org/4/1/2.png?key=hush-hush");
    }
    EXPECT_EQ(server.asked.size(), 1U);
    const core::Connection db(params.cache, core::Connection::Mode::ReadOnly);
    EXPECT_EQ(db.text("SELECT source FROM tiles").value_or("").find("example"), std::string::npos);
    server.status = 403;
    const auto tiles = geo::openTiles(params, server.fetch());
    try {
        tiles->tile({5, 1, 2}, job);
        FAIL() << "a refusal is no tile";
    } catch (const core::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("example.org"));
        EXPECT_EQ(std::string(error.what()).find("hush"), std::string::npos);
    }
}

TEST(TileCache, KeepsToItsSizeAndTheOldestGoFirst) {
    const support::TempDir dir;
    geo::TileCache cache(dir.file("tiles.sqlite"), 10'000);
    for (int x = 0; x < 40; ++x) {
        cache.keep("somewhere", {6, x, 0}, bytes(std::string(1000, 'x')));
    }
    EXPECT_LE(cache.bytes(), 10'000);
    EXPECT_TRUE(cache.find("somewhere", {6, 39, 0}).has_value());
    EXPECT_FALSE(cache.find("somewhere", {6, 0, 0}).has_value());
    EXPECT_FALSE(cache.find("elsewhere", {6, 39, 0}).has_value());
}
