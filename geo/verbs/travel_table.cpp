// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/travel_table.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/engines/local_engine.h"
#include "geo/io/export_file.h"
#include "geo/verbs/own_file.h"
#include "geo/verbs/read_places.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace geo {

namespace {

void tellSnaps(const std::vector<PointSnap>& snaps, const NamedPlaces& places, double limit,
               TravelTableReport& report) {
    constexpr std::int64_t kListed = 20;
    for (std::size_t i = 0; i < snaps.size(); ++i) {
        report.worstSnapMetres = std::max(report.worstSnapMetres, snaps[i].metres);
        if (!snaps[i].snapped) {
            if (++report.farFromRoads <= kListed) {
                report.issues.push_back(
                    {core::Severity::Warning, places.names[i], 0,
                     core::format("lies further than {:.0f} m from any road, so it reaches nothing",
                                  limit),
                     "import roads that cover it, or raise --snap"});
            }
        } else if (snaps[i].apart) {
            report.issues.push_back({core::Severity::Info, places.names[i], 0,
                                     "lies on roads that hang together with few others", ""});
        }
    }
}

TravelTable compute(const core::Workspace& ws, const TravelTableParams& params,
                    const NamedPlaces& from, const NamedPlaces& to, TravelTableReport& report,
                    core::Job& job) {
    const auto engine = params.server ? params.server : localEngine(ws, params.engine, params.use);
    TravelTable table = engine->matrix(from.points, to.points, params.snapLimit, job);
    if (table.estimate) {
        const core::TravelEstimate estimate = core::loadTravelEstimate(ws.reader());
        report.detour = estimate.detour;
        report.fitted = estimate.fitted;
    }
    return table;
}

void write(const TravelTable& table, const NamedPlaces& from, const NamedPlaces& to,
           const std::string& file, core::Job& job) {
    const ExportSchema schema{"drive times",
                              {{"from", CellType::Text},
                               {"to", CellType::Text},
                               {"seconds", CellType::Real},
                               {"metres", CellType::Integer},
                               {"engine", CellType::Text}},
                              ExportGeometry::None};
    ExportFile out(file, schema);
    std::vector<Cell> cells(5);
    for (std::size_t r = 0; r < table.rows; ++r) {
        job.step(static_cast<double>(r) / static_cast<double>(table.rows), "writing drive times");
        for (std::size_t c = 0; c < table.columns; ++c) {
            const auto seconds = table.seconds(r, c);
            const auto metres = table.distance(r, c);
            cells[0] = from.names[r];
            cells[1] = to.names[c];
            cells[2] = seconds ? Cell(*seconds) : Cell();
            cells[3] = metres ? Cell(static_cast<std::int64_t>(*metres)) : Cell();
            cells[4] = table.engine;
            out.add(cells);
        }
    }
    out.finish();
}

} // namespace

void to_json(core::Json& json, const TravelTableParams& params) {
    json = core::Json{{"from", params.from},           {"to", params.to},
                      {"file", params.file},           {"engine", params.engine},
                      {"traffic", params.use.traffic}, {"factors", params.use.factors},
                      {"snap", params.snapLimit}};
}

void to_json(core::Json& json, const TravelTableReport& report) {
    json = core::Json{{"engine", report.engine},
                      {"file", report.file},
                      {"estimate", report.estimate},
                      {"attribution", report.attribution},
                      {"rows", report.rows},
                      {"columns", report.columns},
                      {"unreachable", report.unreachable},
                      {"far_from_roads", report.farFromRoads},
                      {"worst_snap_metres", report.worstSnapMetres},
                      {"seconds", report.seconds},
                      {"per_second", report.perSecond},
                      {"issues", report.issues}};
    if (report.estimate) {
        json["detour"] = report.detour;
        json["fitted"] = report.fitted;
    }
}

TravelTableReport writeTravelTable(core::Workspace& ws, const TravelTableParams& params,
                                   core::Job& job) {
    refuseOwnTarget(ws, params.file);
    TravelTableReport report;
    const NamedPlaces from = readPlaces(ws, params.from);
    const NamedPlaces to = params.to == params.from ? from : readPlaces(ws, params.to);
    report.issues = from.issues;
    if (params.to != params.from) {
        report.issues.insert(report.issues.end(), to.issues.begin(), to.issues.end());
    }
    if (from.points.empty() || to.points.empty()) {
        throw core::Error(
            core::Code::Input,
            core::format("{} holds no places", from.points.empty() ? params.from : params.to),
            "give places with longitude and latitude",
            from.points.empty() ? params.from : params.to);
    }
    const auto start = std::chrono::steady_clock::now();
    TravelTable table;
    {
        const core::Job::Part part(job, 0, 0.7);
        table = compute(ws, params, from, to, report, job);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    report.engine = table.engine;
    report.estimate = table.estimate;
    report.attribution = table.attribution;
    report.rows = static_cast<std::int64_t>(table.rows);
    report.columns = static_cast<std::int64_t>(table.columns);
    report.unreachable = table.unreachable();
    report.perSecond =
        static_cast<double>(table.milliseconds.size()) / std::max(report.seconds, 1e-6);
    tellSnaps(table.from, from, params.snapLimit, report);
    if (params.to != params.from) {
        tellSnaps(table.to, to, params.snapLimit, report);
    }
    const core::Job::Part part(job, 0.7, 1);
    write(table, from, to, params.file, job);
    report.file = std::filesystem::absolute(params.file).lexically_normal().string();
    return report;
}

} // namespace geo
