// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/isochrone.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/engines/local_engine.h"
#include "geo/io/export_file.h"
#include "geo/verbs/isochrone_centres.h"
#include "geo/verbs/isochrone_contents.h"
#include "geo/verbs/isochrone_store.h"
#include "geo/verbs/own_file.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <iterator>

namespace geo {

using core::Code;
using core::Error;

namespace {

IsochronePolygon polygonOf(const Isochrone& isochrone, std::span<const IsochroneCentre> centres) {
    IsochronePolygon polygon;
    polygon.minutes = isochrone.minutes;
    polygon.areaKm2 = isochrone.areaKm2;
    polygon.reachedNodes = isochrone.reachedNodes;
    polygon.shape = isochrone.shape;
    if (centres.size() == 1) {
        polygon.centre = centres.front().name;
        polygon.accountId = centres.front().accountId;
        polygon.at = centres.front().at;
    }
    return polygon;
}

void tellCentres(const std::vector<PointSnap>& snaps, std::span<const IsochroneCentre> centres,
                 double limit, IsochroneReport& report) {
    for (std::size_t i = 0; i < snaps.size(); ++i) {
        if (!snaps[i].snapped) {
            report.issues.push_back(
                {core::Severity::Warning, centres[i].name, 0,
                 core::format("lies further than {:.0f} m from any road, so nothing is reached "
                              "from it",
                              limit),
                 "import roads that cover it, or raise --snap"});
        } else if (snaps[i].apart) {
            report.issues.push_back({core::Severity::Info, centres[i].name, 0,
                                     "lies on roads that hang together with few others", ""});
        }
    }
}

/// Says what is reached from some centres together.
using Reacher = std::function<IsochroneResult(std::span<const core::Point>)>;

std::vector<IsochronePolygon> reach(std::span<const IsochroneCentre> centres,
                                    const Reacher& reacher, double limit, bool tell,
                                    IsochroneReport& report) {
    std::vector<core::Point> points;
    for (const IsochroneCentre& centre : centres) {
        points.push_back(centre.at);
    }
    const IsochroneResult result = reacher(points);
    if (tell) {
        tellCentres(result.centres, centres, limit, report);
    }
    std::vector<IsochronePolygon> polygons;
    for (const Isochrone& isochrone : result.polygons) {
        polygons.push_back(polygonOf(isochrone, centres));
    }
    return polygons;
}

void keep(core::Workspace& ws, const IsochroneParams& params, IsochroneReport& report) {
    if (params.save.empty()) {
        return;
    }
    ws.record("save isochrones " + params.save, [&](core::Record& record) {
        report.saved = params.save == "auto" ? freeRingName(record.db()) : params.save;
        saveIsochrones(record, report.saved, report);
    });
    if (params.write) {
        ws.edit({core::format("Write ring {} to accounts", report.saved), "isochrone", params},
                [&](core::Edit& edit) {
                    report.written = saveAccountRings(edit, report.saved, report);
                });
    }
}

void exportPolygons(const IsochroneReport& report, const std::string& file) {
    ExportSchema schema{"isochrones",
                        {{"centre", CellType::Text},
                         {"minutes", CellType::Real},
                         {"area_km2", CellType::Real},
                         {"reached_nodes", CellType::Integer},
                         {"accounts", CellType::Integer},
                         {"value", CellType::Real},
                         {"engine", CellType::Text},
                         {"attribution", CellType::Text}},
                        ExportGeometry::Area};
    for (const auto& measure : report.polygons.front().measures) {
        schema.columns.push_back({measure.first, CellType::Real});
    }
    ExportFile out(file, schema);
    for (const IsochronePolygon& polygon : report.polygons) {
        std::vector<Cell> cells = {polygon.centre,       polygon.minutes,   polygon.areaKm2,
                                   polygon.reachedNodes, polygon.accounts,  polygon.value,
                                   report.engine,        report.attribution};
        for (const auto& measure : polygon.measures) {
            cells.emplace_back(measure.second);
        }
        out.add(cells, polygon.shape.empty() ? nullptr : &polygon.shape);
    }
    out.finish();
}

} // namespace

void to_json(core::Json& json, const IsochroneParams& params) {
    json = core::Json{{"accounts", params.accounts},   {"reps", params.reps},
                      {"minutes", params.minutes},     {"apart", params.apart},
                      {"estimate", params.estimate},   {"inward", params.inward},
                      {"traffic", params.use.traffic}, {"factors", params.use.factors},
                      {"save", params.save},           {"write", params.write}};
    core::Json& at = json["at"] = core::Json::array();
    for (const core::Point& point : params.at) {
        at.push_back({point.x, point.y});
    }
}

void to_json(core::Json& json, const IsochronePolygon& polygon) {
    core::Json measures = core::Json::object();
    for (const auto& [name, value] : polygon.measures) {
        measures[name] = value;
    }
    json = core::Json{{"minutes", polygon.minutes},   {"centre", polygon.centre},
                      {"area_km2", polygon.areaKm2},  {"reached_nodes", polygon.reachedNodes},
                      {"accounts", polygon.accounts}, {"value", polygon.value},
                      {"measures", measures}};
}

void to_json(core::Json& json, const IsochroneReport& report) {
    json = core::Json{{"polygons", report.polygons}, {"engine", report.engine},
                      {"saved", report.saved},       {"file", report.file},
                      {"written", report.written},   {"inward", report.inward},
                      {"seconds", report.seconds},   {"attribution", report.attribution},
                      {"issues", report.issues}};
    if (!report.together.empty()) {
        json["together"] = report.together;
    }
    if (report.beyond) {
        json["beyond"] = {{"accounts", report.beyond->accounts},
                          {"value", report.beyond->value},
                          {"of", report.beyond->of}};
    }
    if (report.rule) {
        json["estimate"] = {{"detour", report.rule->detour},
                            {"slow_kmh", report.rule->slow},
                            {"fast_kmh", report.rule->fast},
                            {"half_km", report.rule->half}};
    }
}

IsochroneReport makeIsochrones(core::Workspace& ws, const IsochroneParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    if (!params.file.empty()) {
        refuseOwnTarget(ws, params.file);
    }
    if (params.write && params.save.empty()) {
        throw Error(Code::Usage, "rings that are written to accounts need a name",
                    "give --save NAME, or --save auto");
    }
    const core::Connection db = ws.newReader();
    const std::vector<IsochroneCentre> centres = isochroneCentres(db, params);
    const auto engine = params.server
                            ? params.server
                            : localEngine(ws, params.estimate ? kEstimate : kEmbedded, params.use);
    IsochroneReport report;
    if (engine->name() == kEstimate) {
        report.rule = core::loadTravelEstimate(db);
    }
    const Reacher reacher = [&](std::span<const core::Point> points) {
        return params.inward ? engine->isochronesTo(points, params.minutes, params.snapLimit, job)
                             : engine->isochrones(points, params.minutes, params.snapLimit, job);
    };
    const std::size_t together = params.apart ? 1 : centres.size();
    for (std::size_t i = 0; i < centres.size(); i += together) {
        job.checkpoint();
        auto polygons =
            reach(std::span(centres).subspan(i, together), reacher, params.snapLimit, true, report);
        std::move(polygons.begin(), polygons.end(), std::back_inserter(report.polygons));
    }
    if (params.apart && params.together && centres.size() > 1) {
        report.together = reach(centres, reacher, params.snapLimit, false, report);
    }
    report.engine = engine->name();
    report.inward = params.inward;
    report.attribution = engine->attribution();
    countInside(db, params, report.polygons, job);
    countInside(db, params, report.together, job);
    if (!params.scenario.empty() && params.apart) {
        report.beyond = beyondReach(db, params, centres, report.polygons);
    }
    keep(ws, params, report);
    if (!params.file.empty()) {
        exportPolygons(report, params.file);
        report.file = std::filesystem::absolute(params.file).lexically_normal().string();
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace geo
