// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/osrm_engine.h"

#include "core/base/text.h"
#include "geo/engines/local_engine.h"
#include "geo/engines/table_rows.h"

#include <utility>

namespace geo {

namespace {

constexpr std::size_t kSide = 100; // its limit, unless it was started with another, is 100 x 100
constexpr int kTooLarge = 413;
constexpr int kAddressTooLong = 414;
constexpr const char* kRoad = "© OpenStreetMap contributors, ODbL 1.0";

void addCoordinates(std::string& path, std::span<const core::Point> places) {
    for (const core::Point& place : places) {
        path += core::format("{}{:.6f},{:.6f}", path.ends_with('/') ? "" : ";", place.x, place.y);
    }
}

std::string numbers(std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) {
        text += (text.empty() ? "" : ";") + std::to_string(i);
    }
    return text;
}

/// "Too many table coordinates" of an answer that says what is wrong.
std::string saidBy(const core::Json& json) {
    const std::string message = textAt(json, "message");
    return message.empty() ? textAt(json, "code") : message;
}

} // namespace

OsrmEngine::OsrmEngine(EngineClient client, std::shared_ptr<EngineCache> cache)
    : ServerEngine(std::move(client), std::move(cache), "driving", {kSide, kSide}, kRoad) {}

std::string OsrmEngine::askVersion(core::Point near, core::Job& job) {
    const auto answer =
        client().get(core::format("/nearest/v1/{}/{:.6f},{:.6f}", profile(), near.x, near.y), job);
    return textAt(answer.json, "data_version"); // only where it was given one at extraction
}

TableBlock OsrmEngine::askTable(std::span<const core::Point> from, std::span<const core::Point> to,
                                core::Job& job) {
    std::string path = core::format("/table/v1/{}/", profile());
    addCoordinates(path, from);
    addCoordinates(path, to);
    path += core::format("?sources={}&destinations={}&annotations=duration,distance"
                         "&generate_hints=false",
                         numbers(0, from.size()), numbers(from.size(), to.size()));
    const auto answer = client().get(path, job);
    const std::string code = textAt(answer.json, "code");
    TableBlock block;
    if (code == "TooBig" || answer.status == kTooLarge || answer.status == kAddressTooLong) {
        block.outcome = TableBlock::Outcome::TooBig;
        return block;
    }
    if (code == "NoSegment") {
        block.outcome = TableBlock::Outcome::NoPlace;
        return block;
    }
    if (!answer.good() || code != "Ok") {
        client().refuse(answer, saidBy(answer.json));
    }
    forEachCell(
        answer.json, "durations", from.size(), to.size(), client(),
        [&](const core::Json& cell) { block.milliseconds.push_back(millisecondsOf(cell)); });
    if (answer.json.contains("distances")) {
        forEachCell(answer.json, "distances", from.size(), to.size(), client(),
                    [&](const core::Json& cell) { block.metres.push_back(metresOf(cell, 1)); });
    } else {
        block.metres.assign(block.milliseconds.size(), -1);
    }
    block.from = snapsOf(answer.json.value("sources", core::Json()));
    block.to = snapsOf(answer.json.value("destinations", core::Json()));
    return block;
}

std::vector<std::optional<PointSnap>> OsrmEngine::snapsOf(const core::Json& waypoints) const {
    std::vector<std::optional<PointSnap>> snaps;
    if (!waypoints.is_array()) {
        return snaps;
    }
    for (const core::Json& waypoint : waypoints) {
        if (!waypoint.is_object() || !waypoint.contains("location")) {
            snaps.emplace_back();
            continue;
        }
        const double metres = metresOf(waypoint.value("distance", core::Json(0)), 1);
        snaps.push_back(PointSnap{true, false, metres, pointOf(waypoint.at("location"))});
    }
    return snaps;
}

std::optional<RoadRoute> OsrmEngine::askRoute(core::Point from, core::Point to, core::Job& job) {
    std::string path = core::format("/route/v1/{}/", profile());
    const core::Point ends[] = {from, to};
    addCoordinates(path, ends);
    path += "?overview=full&geometries=geojson&generate_hints=false";
    const auto answer = client().get(path, job);
    const std::string code = textAt(answer.json, "code");
    if (code == "NoRoute" || code == "NoSegment") {
        return std::nullopt;
    }
    if (!answer.good() || code != "Ok") {
        client().refuse(answer, saidBy(answer.json));
    }
    const core::Json& best = firstOf(answer.json, "routes", client());
    const auto snaps = snapsOf(answer.json.value("waypoints", core::Json()));
    RoadRoute route;
    route.seconds = millisecondsOf(best.value("duration", core::Json(""))) / 1000.0;
    route.metres = metresOf(best.value("distance", core::Json("")), 1);
    for (const core::Json& position : lineOf(best, client())) {
        route.line.push_back(pointOf(position));
    }
    route.from = snaps.size() == 2 && snaps[0] ? *snaps[0] : PointSnap{true, false, 0, from};
    route.to = snaps.size() == 2 && snaps[1] ? *snaps[1] : PointSnap{true, false, 0, to};
    return route;
}

std::vector<core::MultiPolygon> OsrmEngine::askAreas(core::Point /*centre*/,
                                                     std::span<const double> /*minutes*/,
                                                     core::Job& /*job*/) {
    refuseEngine("osrm", "areas that can be reached", "embedded, valhalla:URL or ors:URL");
}

} // namespace geo
