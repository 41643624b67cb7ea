// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_routing.h"

#include "core/base/text.h"

#include <cmath>
#include <functional>

namespace support {

using core::Json;
using core::Point;

namespace {

constexpr double kUnreached = 10; // degrees east
constexpr double kNoRoad = 80;    // degrees north
constexpr double kPerSecond = 0.001;
constexpr double kMetres = 100;

Point snapped(Point p) {
    return {std::round(p.x * 1e5) / 1e5, std::round(p.y * 1e5) / 1e5};
}

bool roadNear(Point p) {
    return p.y <= kNoRoad;
}

bool way(Point a, Point b) {
    return a.x <= kUnreached && b.x <= kUnreached;
}

Json table(const std::vector<Point>& from, const std::vector<Point>& to,
           const std::function<Json(Point, Point)>& cell) {
    Json rows = Json::array();
    for (const Point& a : from) {
        Json row = Json::array();
        for (const Point& b : to) {
            row.push_back(cell(a, b));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json duration(Point a, Point b) {
    return way(a, b) ? Json(FakeRouting::seconds(a, b)) : Json();
}

/// In units of so many metres.
std::function<Json(Point, Point)> distance(double unit) {
    return [unit](Point a, Point b) {
        return way(a, b) ? Json(FakeRouting::seconds(a, b) * kMetres / unit) : Json();
    };
}

Json waypoints(const std::vector<Point>& places, const char* distanceKey) {
    Json list = Json::array();
    for (const Point& place : places) {
        const Point road = snapped(place);
        list.push_back({{"location", {road.x, road.y}}, {distanceKey, 0.5}});
    }
    return list;
}

std::vector<Point> lonLat(const Json& list) {
    std::vector<Point> places;
    for (const Json& one : list) {
        places.push_back({one.at(0).get<double>(), one.at(1).get<double>()});
    }
    return places;
}

std::vector<Point> objects(const Json& list) {
    std::vector<Point> places;
    for (const Json& one : list) {
        places.push_back({one.at("lon").get<double>(), one.at("lat").get<double>()});
    }
    return places;
}

Json line(const std::vector<Point>& places) {
    Json coordinates = Json::array();
    for (const Point& place : places) {
        coordinates.push_back({snapped(place).x, snapped(place).y});
    }
    return {{"type", "LineString"}, {"coordinates", coordinates}};
}

/// A diamond: what is reached in so many seconds.
Json area(Point c, double seconds) {
    const double r = seconds * kPerSecond;
    const Json ring{{c.x - r, c.y}, {c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}};
    return {{"type", "Polygon"}, {"coordinates", {ring}}};
}

std::string encoded(const std::vector<Point>& places) {
    std::string text;
    std::int64_t lastLat = 0;
    std::int64_t lastLon = 0;
    const auto add = [&](std::int64_t value) {
        auto bits = static_cast<std::uint64_t>(value < 0 ? ~(value << 1) : value << 1);
        for (; bits >= 0x20; bits >>= 5) {
            text += static_cast<char>((0x20 | (bits & 0x1f)) + 63);
        }
        text += static_cast<char>(bits + 63);
    };
    for (const Point& place : places) {
        const auto lat = static_cast<std::int64_t>(std::llround(snapped(place).y * 1e6));
        const auto lon = static_cast<std::int64_t>(std::llround(snapped(place).x * 1e6));
        add(lat - lastLat);
        add(lon - lastLon);
        lastLat = lat;
        lastLon = lon;
    }
    return text;
}

HttpAnswer said(int status, const Json& json) {
    return jsonAnswer(status, json.dump());
}

bool allNear(const std::vector<Point>& places) {
    for (const Point& place : places) {
        if (!roadNear(place)) {
            return false;
        }
    }
    return true;
}

} // namespace

double FakeRouting::seconds(Point a, Point b) {
    const Point from = snapped(a);
    const Point to = snapped(b);
    return std::round((std::abs(from.x - to.x) + std::abs(from.y - to.y)) / kPerSecond * 10) / 10;
}

FakeRouting::FakeRouting()
    : http_(std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); })) {}

bool FakeRouting::tooBig(std::size_t rows, std::size_t columns) {
    ++tables_;
    if (rows * columns > settings.mostCells) {
        return true;
    }
    cells_ += rows * columns;
    return false;
}

HttpAnswer FakeRouting::answer(const HttpAsked& asked) {
    if (!settings.answer.empty()) {
        return jsonAnswer(settings.status, settings.answer);
    }
    const auto key = asked.headers.find("authorization");
    if (!settings.key.empty() && (key == asked.headers.end() || key->second != settings.key)) {
        return said(403, {{"error", "Access to this API has been disallowed"}});
    }
    const Json body = Json::parse(asked.body, nullptr, false);
    if (asked.path.find("/v1/driving/") != std::string::npos) {
        return osrm(asked.path);
    }
    return asked.path.starts_with("/v2/") ? ors(asked.path, body) : valhalla(asked.path, body);
}

HttpAnswer FakeRouting::osrm(const std::string& path) {
    const auto begin = path.find("/v1/driving/") + 12;
    std::vector<Point> places;
    for (const std::string& text : core::split(path.substr(begin, path.find('?') - begin), ';')) {
        const auto parts = core::split(text, ',');
        places.push_back({std::stod(parts.at(0)), std::stod(parts.at(1))});
    }
    if (path.starts_with("/nearest")) {
        return said(200, {{"code", "Ok"}, {"data_version", settings.data}});
    }
    if (!allNear(places)) {
        return said(400, {{"code", "NoSegment"},
                          {"message", "Could not find a matching segment for coordinate 0"}});
    }
    if (path.starts_with("/route")) {
        if (!way(places[0], places[1])) {
            return said(400, {{"code", "NoRoute"}, {"message", "Impossible route"}});
        }
        return said(200, {{"code", "Ok"},
                          {"routes",
                           {{{"duration", seconds(places[0], places[1])},
                             {"distance", distance(1)(places[0], places[1])},
                             {"geometry", line(places)}}}},
                          {"waypoints", waypoints(places, "distance")}});
    }
    const auto destinations = path.find("&destinations=") + 14;
    const auto first = static_cast<std::ptrdiff_t>(std::stoul(path.substr(destinations)));
    const std::vector<Point> from(places.begin(), places.begin() + first);
    const std::vector<Point> to(places.begin() + first, places.end());
    if (tooBig(from.size(), to.size())) {
        return said(400, {{"code", "TooBig"}, {"message", "Too many table coordinates"}});
    }
    return said(200, {{"code", "Ok"},
                      {"durations", table(from, to, duration)},
                      {"distances", table(from, to, distance(1))},
                      {"sources", waypoints(from, "distance")},
                      {"destinations", waypoints(to, "distance")}});
}

HttpAnswer FakeRouting::valhalla(const std::string& path, const Json& body) {
    const auto wrong = [](int code, const char* error) {
        return said(400, {{"error_code", code}, {"error", error}, {"status_code", 400}});
    };
    if (path == "/status") {
        return said(200, {{"version", "3.5.1"},
                          {"tileset_last_modified", std::hash<std::string>{}(settings.data) >> 2}});
    }
    if (path == "/sources_to_targets") {
        const auto from = objects(body.at("sources"));
        const auto to = objects(body.at("targets"));
        if (tooBig(from.size(), to.size())) {
            return wrong(150, "Exceeded max locations");
        }
        if (!allNear(from) || !allNear(to)) {
            return wrong(171, "No suitable edges near location");
        }
        if (settings.terse) {
            return said(200, {{"sources_to_targets",
                               {{"durations", table(from, to, duration)},
                                {"distances", table(from, to, distance(1000))}}}});
        }
        return said(200,
                    {{"sources_to_targets", table(from, to, [](Point a, Point b) {
                          return Json{{"time", duration(a, b)}, {"distance", distance(1000)(a, b)}};
                      })}});
    }
    const auto places = objects(body.at("locations"));
    if (path == "/locate") {
        if (!settings.locate) {
            return wrong(106, "Try any of the others");
        }
        Json list = Json::array();
        for (const Point& place : places) {
            const Point road = snapped(place);
            list.push_back({{"edges", roadNear(place) ? Json{{{"correlated_lon", road.x},
                                                              {"correlated_lat", road.y}}}
                                                      : Json()}});
        }
        return said(200, list);
    }
    if (!allNear(places)) {
        return wrong(171, "No suitable edges near location");
    }
    if (path == "/route") {
        if (!way(places[0], places[1])) {
            return wrong(442, "No path could be found for input");
        }
        return said(200, {{"trip",
                           {{"legs",
                             {{{"shape", encoded(places)},
                               {"summary",
                                {{"time", seconds(places[0], places[1])},
                                 {"length", distance(1000)(places[0], places[1])}}}}}}}}});
    }
    Json features = Json::array();
    for (const Json& contour : body.at("contours")) {
        const double minutes = contour.at("time").get<double>();
        features.push_back({{"type", "Feature"},
                            {"properties", {{"contour", minutes}}},
                            {"geometry", area(places.at(0), minutes * 60)}});
    }
    return body.at("contours").size() > 4
               ? wrong(152, "Exceeded max contours")
               : said(200, {{"type", "FeatureCollection"}, {"features", features}});
}

HttpAnswer FakeRouting::ors(const std::string& path, const Json& body) {
    const auto wrong = [](int code, const char* message) {
        return said(400, {{"error", {{"code", code}, {"message", message}}}});
    };
    const Json metadata{{"engine", {{"version", "9"}, {"graph_date", settings.data}}}};
    if (path.starts_with("/v2/matrix/")) {
        const auto places = lonLat(body.at("locations"));
        std::vector<Point> from;
        std::vector<Point> to;
        for (const Json& index : body.at("sources")) {
            from.push_back(places.at(index.get<std::size_t>()));
        }
        for (const Json& index : body.at("destinations")) {
            to.push_back(places.at(index.get<std::size_t>()));
        }
        if (tooBig(from.size(), to.size())) {
            return wrong(6004, "Request parameters exceed the server configuration limits.");
        }
        if (!allNear(places)) {
            return wrong(6010, "Could not find routable point");
        }
        return said(200, {{"durations", table(from, to, duration)},
                          {"distances", table(from, to, distance(1))},
                          {"sources", waypoints(from, "snapped_distance")},
                          {"destinations", waypoints(to, "snapped_distance")},
                          {"metadata", metadata}});
    }
    if (path.starts_with("/v2/directions/")) {
        const auto places = lonLat(body.at("coordinates"));
        if (!allNear(places)) {
            return wrong(2010, "Could not find routable point");
        }
        if (!way(places[0], places[1])) {
            return wrong(2009, "Route could not be found");
        }
        return said(200, {{"features",
                           {{{"geometry", line(places)},
                             {"properties",
                              {{"summary",
                                {{"duration", seconds(places[0], places[1])},
                                 {"distance", distance(1)(places[0], places[1])}}}}}}}}});
    }
    Json features = Json::array();
    const Point centre = lonLat(body.at("locations")).at(0);
    for (const Json& range : body.at("range")) {
        features.push_back({{"type", "Feature"},
                            {"properties", {{"value", range}, {"group_index", 0}}},
                            {"geometry", area(centre, range.get<double>())}});
    }
    return said(200, {{"type", "FeatureCollection"}, {"features", features}});
}

} // namespace support
