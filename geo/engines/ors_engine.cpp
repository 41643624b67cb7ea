// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/ors_engine.h"

#include "geo/crs/geodesic.h"
#include "geo/engines/area_features.h"
#include "geo/engines/table_rows.h"

#include <utility>

namespace geo {

namespace {

constexpr std::size_t kSide = 50; // its public limit is 3,500 pairs
constexpr double kSeconds = 60;
// Its error codes: the API reference of openrouteservice.
constexpr int kTableTooBig = 6004;
constexpr int kTablePointNotFound = 6010;
constexpr int kNoRoute = 2009;
constexpr int kRoutePointNotFound = 2010;
constexpr const char* kRoad =
    "© openrouteservice.org by HeiGIT | Map data © OpenStreetMap contributors, ODbL 1.0";

core::Json positions(std::span<const core::Point> from, std::span<const core::Point> to) {
    core::Json list = core::Json::array();
    for (const auto& places : {from, to}) {
        for (const core::Point& place : places) {
            list.push_back({place.x, place.y});
        }
    }
    return list;
}

core::Json numbers(std::size_t first, std::size_t count) {
    core::Json list = core::Json::array();
    for (std::size_t i = first; i < first + count; ++i) {
        list.push_back(i);
    }
    return list;
}

/// An error is a text, or an object with code and message.
int codeOf(const core::Json& json) {
    const core::Json error = json.is_object() ? json.value("error", core::Json()) : core::Json();
    return error.is_object() && error.contains("code") && error["code"].is_number_integer()
               ? error["code"].get<int>()
               : 0;
}

std::string saidBy(const core::Json& json) {
    const core::Json error = json.is_object() ? json.value("error", core::Json()) : core::Json();
    return error.is_object() ? textAt(error, "message") : textAt(json, "error");
}

/// When its map was made.
std::string dataOf(const core::Json& json) {
    const core::Json metadata = json.value("metadata", core::Json());
    const core::Json engine =
        metadata.is_object() ? metadata.value("engine", core::Json()) : core::Json();
    return textAt(engine, "graph_date");
}

} // namespace

OrsEngine::OrsEngine(EngineClient client, std::shared_ptr<EngineCache> cache)
    : ServerEngine(std::move(client), std::move(cache), "driving-car", {kSide, kSide}, kRoad) {}

TableBlock OrsEngine::askTable(std::span<const core::Point> from, std::span<const core::Point> to,
                               core::Job& job) {
    const auto answer = client().post("/v2/matrix/" + profile(),
                                      {{"locations", positions(from, to)},
                                       {"sources", numbers(0, from.size())},
                                       {"destinations", numbers(from.size(), to.size())},
                                       {"metrics", {"duration", "distance"}}},
                                      job);
    TableBlock block;
    const int code = codeOf(answer.json);
    if (code == kTableTooBig || code == kTablePointNotFound) {
        block.outcome =
            code == kTableTooBig ? TableBlock::Outcome::TooBig : TableBlock::Outcome::NoPlace;
        return block;
    }
    if (!answer.good() || !answer.json.is_object()) {
        client().refuse(answer, saidBy(answer.json));
    }
    forEachCell(
        answer.json, "durations", from.size(), to.size(), client(),
        [&](const core::Json& cell) { block.milliseconds.push_back(millisecondsOf(cell)); });
    forEachCell(answer.json, "distances", from.size(), to.size(), client(),
                [&](const core::Json& cell) { block.metres.push_back(metresOf(cell, 1)); });
    block.from = snapsOf(answer.json.value("sources", core::Json()));
    block.to = snapsOf(answer.json.value("destinations", core::Json()));
    cache().sawVersion(dataOf(answer.json));
    return block;
}

/// A place without a road near is null.
std::vector<std::optional<PointSnap>> OrsEngine::snapsOf(const core::Json& places) const {
    std::vector<std::optional<PointSnap>> snaps;
    if (!places.is_array()) {
        return snaps;
    }
    for (const core::Json& place : places) {
        if (!place.is_object() || !place.contains("location")) {
            snaps.emplace_back();
            continue;
        }
        const double metres = metresOf(place.value("snapped_distance", core::Json(0)), 1);
        snaps.push_back(PointSnap{true, false, metres, pointOf(place.at("location"))});
    }
    return snaps;
}

std::optional<RoadRoute> OrsEngine::askRoute(core::Point from, core::Point to, core::Job& job) {
    const auto answer = client().post("/v2/directions/" + profile() + "/geojson",
                                      {{"coordinates", positions({&from, 1}, {&to, 1})}}, job);
    const int code = codeOf(answer.json);
    if (code == kNoRoute || code == kRoutePointNotFound) {
        return std::nullopt;
    }
    if (!answer.good()) {
        client().refuse(answer, saidBy(answer.json));
    }
    const core::Json& feature = firstOf(answer.json, "features", client());
    const core::Json properties = feature.value("properties", core::Json::object());
    const core::Json summary =
        properties.is_object() ? properties.value("summary", core::Json()) : core::Json();
    if (!summary.is_object()) {
        client().garbage("a route has no summary");
    }
    RoadRoute route;
    // A drive from a place to itself has neither.
    route.seconds = millisecondsOf(summary.value("duration", core::Json(0))) / 1000.0;
    route.metres = metresOf(summary.value("distance", core::Json(0)), 1);
    for (const core::Json& position : lineOf(feature, client())) {
        route.line.push_back(pointOf(position));
    }
    const core::Point first = route.line.empty() ? from : route.line.front();
    const core::Point last = route.line.empty() ? to : route.line.back();
    route.from = {true, false, geodesicDistance(from, first), first};
    route.to = {true, false, geodesicDistance(to, last), last};
    return route;
}

std::vector<core::MultiPolygon>
OrsEngine::askAreas(core::Point centre, std::span<const double> minutes, core::Job& job) {
    std::vector<double> seconds;
    for (const double one : minutes) {
        seconds.push_back(one * kSeconds);
    }
    const auto answer = client().post(
        "/v2/isochrones/" + profile(),
        {{"locations", positions({&centre, 1}, {})}, {"range", seconds}, {"range_type", "time"}},
        job);
    if (!answer.good()) {
        client().refuse(answer, saidBy(answer.json));
    }
    return areasOf(answer.json, "value", seconds, client());
}

} // namespace geo
