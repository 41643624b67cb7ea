// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/valhalla_engine.h"

#include "geo/crs/geodesic.h"
#include "geo/engines/area_features.h"
#include "geo/engines/polyline.h"
#include "geo/engines/table_rows.h"

#include <algorithm>
#include <utility>

namespace geo {

namespace {

constexpr std::size_t kSide = 50;    // its usual limit is 2,500 pairs
constexpr std::size_t kContours = 4; // its usual limit
constexpr double kKilometre = 1000;
constexpr int kDecimals = 6;
// Its error codes: docs/docs/api/turn-by-turn/api-reference.md of the Valhalla project.
constexpr int kTooManyLocations = 150;
constexpr int kTooFarApart = 154;
constexpr int kNoEdgeNear = 171;
constexpr int kLocationsUnreachable = 170;
constexpr int kNoPath = 442;
constexpr const char* kRoad = "© OpenStreetMap contributors, ODbL 1.0; routing by Valhalla";

core::Json located(std::span<const core::Point> places) {
    core::Json list = core::Json::array();
    for (const core::Point& place : places) {
        list.push_back({{"lat", place.y}, {"lon", place.x}});
    }
    return list;
}

int codeOf(const core::Json& json) {
    return json.is_object() && json.contains("error_code") && json["error_code"].is_number_integer()
               ? json["error_code"].get<int>()
               : 0;
}

bool nowhere(int code) {
    return code == kNoEdgeNear || code == kLocationsUnreachable || code == kNoPath;
}

} // namespace

ValhallaEngine::ValhallaEngine(EngineClient client, std::shared_ptr<EngineCache> cache)
    : ServerEngine(std::move(client), std::move(cache), "auto", {kSide, kSide}, kRoad) {}

std::string ValhallaEngine::askVersion(core::Point /*near*/, core::Job& job) {
    const auto answer = client().get("/status", job);
    const core::Json& json = answer.json;
    const bool told = answer.good() && json.is_object() && json.contains("tileset_last_modified") &&
                      json["tileset_last_modified"].is_number_integer();
    return told ? std::to_string(json["tileset_last_modified"].get<std::int64_t>()) : std::string();
}

std::vector<PointSnap> ValhallaEngine::askSnaps(std::span<const core::Point> places,
                                                core::Job& job) {
    const auto answer = client().post(
        "/locate", {{"locations", located(places)}, {"costing", "auto"}, {"verbose", false}}, job);
    if (!answer.good() || !answer.json.is_array() || answer.json.size() != places.size()) {
        return {}; // a server need not offer this
    }
    std::vector<PointSnap> snaps;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const core::Json& one = answer.json[i];
        PointSnap snap{false, false, 0, places[i]};
        if (one.is_object() && one.contains("edges") && one["edges"].is_array() &&
            !one["edges"].empty() && one["edges"][0].is_object()) {
            const core::Json& edge = one["edges"][0];
            snap.onRoad = pointOf(core::Json::array({edge.value("correlated_lon", core::Json()),
                                                     edge.value("correlated_lat", core::Json())}));
            snap.snapped = true;
            snap.metres = geodesicDistance(places[i], snap.onRoad);
        }
        snaps.push_back(snap);
    }
    return snaps;
}

TableBlock ValhallaEngine::askTable(std::span<const core::Point> from,
                                    std::span<const core::Point> to, core::Job& job) {
    const auto answer = client().post(
        "/sources_to_targets",
        {{"sources", located(from)}, {"targets", located(to)}, {"costing", "auto"}}, job);
    TableBlock block;
    const int code = codeOf(answer.json);
    if (code == kTooManyLocations) {
        block.outcome = TableBlock::Outcome::TooBig;
        return block;
    }
    if (nowhere(code)) {
        block.outcome = TableBlock::Outcome::NoPlace;
        return block;
    }
    if (code == kTooFarApart) {
        client().refuse(answer, textAt(answer.json, "error") +
                                    " (service_limits.auto.max_matrix_distance of the server)");
    }
    if (!answer.good() || code != 0) {
        client().refuse(answer, textAt(answer.json, "error"));
    }
    readTable(answer.json, from.size(), to.size(), block);
    return block;
}

/// Cells are objects, or there are two plain tables where the server is terse.
void ValhallaEngine::readTable(const core::Json& json, std::size_t rows, std::size_t columns,
                               TableBlock& block) const {
    const EngineClient& asked = client();
    if (json.is_object() && json.contains("sources_to_targets") &&
        json["sources_to_targets"].is_object()) {
        const core::Json& plain = json["sources_to_targets"];
        forEachCell(plain, "durations", rows, columns, asked, [&](const core::Json& cell) {
            block.milliseconds.push_back(millisecondsOf(cell));
        });
        forEachCell(plain, "distances", rows, columns, asked, [&](const core::Json& cell) {
            block.metres.push_back(metresOf(cell, kKilometre));
        });
        return;
    }
    forEachCell(json, "sources_to_targets", rows, columns, asked, [&](const core::Json& cell) {
        if (!cell.is_object()) {
            asked.garbage("a cell of its table is none");
        }
        const std::int32_t ms = millisecondsOf(cell.value("time", core::Json()));
        block.milliseconds.push_back(ms);
        block.metres.push_back(ms < 0 ? -1
                                      : metresOf(cell.value("distance", core::Json()), kKilometre));
    });
}

std::optional<RoadRoute> ValhallaEngine::askRoute(core::Point from, core::Point to,
                                                  core::Job& job) {
    const core::Point ends[] = {from, to};
    const auto answer = client().post("/route",
                                      {{"locations", located(ends)},
                                       {"costing", "auto"},
                                       {"units", "kilometers"},
                                       {"directions_type", "none"}},
                                      job);
    if (nowhere(codeOf(answer.json))) {
        return std::nullopt;
    }
    if (!answer.good()) {
        client().refuse(answer, textAt(answer.json, "error"));
    }
    const core::Json trip =
        answer.json.is_object() ? answer.json.value("trip", core::Json()) : core::Json();
    const core::Json& leg = firstOf(trip, "legs", client());
    const core::Json summary = leg.value("summary", core::Json::object());
    const auto line = decodePolyline(textAt(leg, "shape"), kDecimals);
    if (!line || !summary.is_object()) {
        client().garbage("a route has no line");
    }
    RoadRoute route;
    route.seconds = millisecondsOf(summary.value("time", core::Json(""))) / 1000.0;
    route.metres = metresOf(summary.value("length", core::Json("")), kKilometre);
    route.line = *line;
    for (const auto& [end, snap] : {std::pair(from, &route.from), std::pair(to, &route.to)}) {
        const core::Point road =
            line->empty() ? end : (snap == &route.from ? line->front() : line->back());
        *snap = {true, false, geodesicDistance(end, road), road};
    }
    return route;
}

std::vector<core::MultiPolygon>
ValhallaEngine::askAreas(core::Point centre, std::span<const double> minutes, core::Job& job) {
    std::vector<core::MultiPolygon> areas;
    for (std::size_t i = 0; i < minutes.size(); i += kContours) {
        const auto part = minutes.subspan(i, std::min(kContours, minutes.size() - i));
        core::Json contours = core::Json::array();
        for (const double one : part) {
            contours.push_back({{"time", one}});
        }
        const auto answer = client().post("/isochrone",
                                          {{"locations", located({&centre, 1})},
                                           {"costing", "auto"},
                                           {"contours", contours},
                                           {"polygons", true}},
                                          job);
        if (nowhere(codeOf(answer.json))) {
            return std::vector<core::MultiPolygon>(minutes.size());
        }
        if (!answer.good()) {
            client().refuse(answer, textAt(answer.json, "error"));
        }
        for (core::MultiPolygon& area : areasOf(answer.json, "contour", part, client())) {
            areas.push_back(std::move(area));
        }
    }
    return areas;
}

} // namespace geo
