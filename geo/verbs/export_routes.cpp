// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export_routes.h"

#include "core/base/text.h"
#include "core/base/text_file.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/route_files.h"
#include "geo/io/export_file.h"
#include "geo/verbs/export_parts.h"
#include "geo/verbs/own_file.h"

#include <chrono>
#include <filesystem>

namespace geo {

namespace fs = std::filesystem;
namespace visits = core::visits;

namespace {

ExportSchema stopSchema() {
    return schemaOf("routes",
                    {{"plan", CellType::Text},
                     {"rep", CellType::Text},
                     {"date", CellType::Date},
                     {"position", CellType::Integer},
                     {"account", CellType::Text},
                     {"name", CellType::Text},
                     {"arrive", CellType::Text},
                     {"start", CellType::Text},
                     {"leave", CellType::Text},
                     {"drive_minutes", CellType::Real},
                     {"kilometres", CellType::Real},
                     {"engine", CellType::Text},
                     {"locked", CellType::Integer}},
                    ExportGeometry::Point);
}

std::int64_t writeStops(const core::RouteReport& report, const std::string& path,
                        std::vector<core::Issue>& issues) {
    ExportFile file(path, stopSchema());
    for (const visits::DayRoute& route : report.plan.routes) {
        std::int64_t position = 0;
        for (const visits::RouteStop& stop : route.stops) {
            const auto account = report.accounts.find(stop.account);
            const auto rep = report.reps.find(route.rep);
            const bool known = account != report.accounts.end();
            file.add({report.plan.name, rep == report.reps.end() ? std::string() : rep->second,
                      route.day, ++position, known ? account->second.externalId : std::string(),
                      known ? account->second.name : std::string(),
                      visits::clockTextOf(stop.arrives), visits::clockTextOf(stop.starts),
                      visits::clockTextOf(stop.leaves), static_cast<double>(stop.driving) / 60,
                      static_cast<double>(stop.metres) / 1000, report.plan.engine,
                      std::int64_t{stop.locked}},
                     &stop.place);
        }
    }
    return finished(file, issues);
}

} // namespace

ExportReport exportRoutes(const core::Workspace& ws, const RouteExportParams& params) {
    const auto start = std::chrono::steady_clock::now();
    refuseOwnTarget(ws, params.file);
    const core::RouteReport routes = core::showRoutes(ws, params.plan);
    ExportReport report;
    report.what = "routes";
    report.file = fs::absolute(params.file).lexically_normal().string();
    const std::string ending = core::lower(fs::path(params.file).extension().string());
    if (ending == ".gpx" || ending == ".ics" || ending == ".kml") {
        core::writeTextFile(report.file, ending == ".gpx"   ? core::gpxOf(routes)
                                         : ending == ".ics" ? core::calendarOf(routes)
                                                            : core::kmlOf(routes));
        report.rows = routes.plan.served();
    } else {
        report.rows = writeStops(routes, params.file, report.issues);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace geo
