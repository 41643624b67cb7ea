// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/road_rules.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "geo/io/feature_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace geo {

using core::Code;
using core::Error;

namespace {

std::vector<std::vector<core::Point>> linesOf(const std::string& file) {
    std::vector<std::vector<core::Point>> lines;
    FeatureReader reader(file);
    Feature feature;
    while (reader.next(feature)) {
        if (feature.shape.size() >= 2) {
            lines.push_back(feature.shape);
        }
    }
    if (lines.empty()) {
        throw Error(Code::Input, core::format("{} holds no lines", file),
                    "give a file of lines, such as GeoJSON", file);
    }
    return lines;
}

void requireLine(const std::vector<core::Point>& line) {
    for (const core::Point& point : line) {
        if (!(std::abs(point.x) <= 180 && std::abs(point.y) <= 90)) {
            throw Error(Code::Usage,
                        core::format("{}, {} is no place on the earth", point.x, point.y),
                        "give degrees of longitude and latitude");
        }
    }
    const bool one = line.size() < 2 || std::all_of(line.begin(), line.end(), [&](core::Point p) {
                         return p.x == line.front().x && p.y == line.front().y;
                     });
    if (one) {
        throw Error(Code::Usage, "a barrier needs two places or more", "draw a line");
    }
}

core::Json jsonOf(const std::vector<core::Point>& line) {
    core::Json json = core::Json::array();
    for (const core::Point& point : line) {
        json.push_back({point.x, point.y});
    }
    return json;
}

RoadRulesReport reportOf(const core::Workspace& ws, core::Changes changes) {
    return {loadRoadRules(ws.reader()), std::move(changes)};
}

} // namespace

void to_json(core::Json& json, const RoadRulesReport& report) {
    json = core::Json{{"barriers", core::Json::array()}, {"factors", core::Json::array()}};
    for (const RoadBarrier& barrier : report.rules.barriers) {
        json["barriers"].push_back(
            {{"barrier", barrier.id}, {"name", barrier.name}, {"line", jsonOf(barrier.line)}});
    }
    for (const RoadFactor& factor : report.rules.factors) {
        json["factors"].push_back({{"class", factor.roadClass},
                                   {"from_hour", factor.fromHour},
                                   {"to_hour", factor.toHour},
                                   {"factor", factor.factor}});
    }
}

RoadRulesReport addBarriers(core::Workspace& ws, const AddBarriersParams& params) {
    std::vector<std::vector<core::Point>> lines = params.lines;
    if (!params.file.empty()) {
        for (auto& line : linesOf(params.file)) {
            lines.push_back(std::move(line));
        }
    }
    if (lines.empty()) {
        throw Error(Code::Usage, "no barrier is given", "give a file of lines, or --line");
    }
    std::for_each(lines.begin(), lines.end(), requireLine);
    const auto count = static_cast<std::int64_t>(lines.size());
    const std::string label = "Add " + core::counted(count, "barrier", "barriers");
    return reportOf(
        ws, ws.edit({label, "roads bar", {{"file", params.file}, {"lines", count}}},
                    [&](core::Edit& edit) {
                        std::int64_t id =
                            edit.db()
                                .integer("SELECT coalesce(max(id), 0) FROM plan_road_barriers")
                                .value_or(0);
                        core::Statement insert = edit.db().prepare(
                            "INSERT INTO plan_road_barriers (id, name, line, made_at) VALUES (?, "
                            "?, ?, ?)");
                        for (const auto& line : lines) {
                            ++id;
                            insert.run(id,
                                       params.name.empty() ? core::format("Barrier {}", id)
                                                           : params.name,
                                       jsonOf(line).dump(), core::nowUtc());
                        }
                    }));
}

RoadRulesReport removeBarriers(core::Workspace& ws, const std::vector<std::int64_t>& barriers) {
    std::set<std::int64_t> there;
    for (const RoadBarrier& barrier : loadRoadRules(ws.reader()).barriers) {
        there.insert(barrier.id);
    }
    std::set<std::int64_t> gone(barriers.begin(), barriers.end());
    for (const std::int64_t id : gone) {
        if (!there.contains(id)) {
            throw Error(Code::Input, core::format("there is no barrier {}", id),
                        "see the numbers with: evenlode roads rules", std::to_string(id));
        }
    }
    gone = gone.empty() ? there : gone;
    const auto count = static_cast<std::int64_t>(gone.size());
    return reportOf(
        ws,
        ws.edit({"Remove " + core::counted(count, "barrier", "barriers"),
                 "roads unbar",
                 {{"barriers", gone}}},
                [&](core::Edit& edit) {
                    for (const std::int64_t id : gone) {
                        edit.db().prepare("DELETE FROM plan_road_barriers WHERE id = ?").run(id);
                    }
                }));
}

RoadRulesReport setRoadSpeeds(core::Workspace& ws, const RoadSpeedsParams& params) {
    if (params.factors.empty() && !params.clear) {
        throw Error(Code::Usage, "no factor is given", "for example residential=1.2");
    }
    for (const auto& [name, factor] : params.factors) {
        requireRoadFactor({name, params.fromHour, params.toHour, factor});
    }
    return reportOf(
        ws, ws.edit({"Change the speeds of roads",
                     "roads speeds",
                     {{"factors", params.factors},
                      {"from_hour", params.fromHour},
                      {"to_hour", params.toHour},
                      {"clear", params.clear}}},
                    [&](core::Edit& edit) {
                        if (params.clear) {
                            edit.db().exec("DELETE FROM plan_road_factors");
                        }
                        for (const auto& [name, factor] : params.factors) {
                            edit.db()
                                .prepare("DELETE FROM plan_road_factors WHERE road_class = ? AND "
                                         "from_hour = ? AND to_hour = ?")
                                .run(name, params.fromHour, params.toHour);
                            if (factor != 1) {
                                edit.db()
                                    .prepare("INSERT INTO plan_road_factors (road_class, "
                                             "from_hour, to_hour, factor) VALUES (?, ?, ?, ?)")
                                    .run(name, params.fromHour, params.toHour, factor);
                            }
                        }
                    }));
}

RoadRulesReport listRoadRules(const core::Workspace& ws) {
    return reportOf(ws, {});
}

} // namespace geo
