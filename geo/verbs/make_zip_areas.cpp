// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/make_zip_areas.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/unit_store.h"
#include "geo/areas/zip_areas.h"
#include "geo/embedded/base_map.h"
#include "geo/embedded/zip_table.h"
#include "geo/verbs/locate_accounts.h"

#include <chrono>

namespace geo {

namespace {

constexpr const char* kAttribution =
    "ZIP code points © GeoNames, CC BY 4.0, turned into areas; county boundaries: US Census Bureau";

void fillReport(const ZipAreas& areas, MakeZipAreasReport& report) {
    report.workCrs = areas.layer.workCrs;
    report.units = static_cast<std::int64_t>(areas.layer.units.size());
    report.zips = areas.zips;
    report.edges = static_cast<std::int64_t>(areas.layer.adjacency.borders.size());
    report.cornerTouches = static_cast<std::int64_t>(areas.layer.adjacency.cornerTouches.size());
    report.components = areas.layer.components;
    report.bridges = namedBridges(areas.layer);
    report.unplaced = areas.unplaced;
    report.issues = areas.layer.issues;
}

core::NewLayer toNewLayer(PreparedLayer& prepared, const std::string& name) {
    core::NewLayer layer;
    layer.layer.name = name;
    layer.layer.kind = "area";
    layer.layer.source = "ZIP points within counties";
    layer.layer.keyField = "zip";
    layer.layer.vintage = "ZIP points 2026, counties 2017";
    layer.layer.attribution = kAttribution;
    layer.layer.approximate = true;
    moveUnits(prepared, layer);
    return layer;
}

} // namespace

void to_json(core::Json& json, const MakeZipAreasParams& params) {
    json = core::Json{{"layer", params.layer}, {"states", params.states}};
}

void to_json(core::Json& json, const MakeZipAreasReport& report) {
    json = core::Json{{"layer", report.layer},
                      {"units", report.units},
                      {"zips", report.zips},
                      {"edges", report.edges},
                      {"components", report.components},
                      {"bridges", report.bridges.size()},
                      {"approximate", true},
                      {"seconds", report.seconds},
                      {"corner_touches", report.cornerTouches},
                      {"work_crs", report.workCrs},
                      {"bridge_list", report.bridges},
                      {"unplaced", report.unplaced},
                      {"restore_point", report.restorePoint},
                      {"issues", report.issues}};
}

MakeZipAreasReport makeZipAreas(core::Workspace& ws, const MakeZipAreasParams& params,
                                core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    MakeZipAreasReport report;
    report.layer = core::trim(params.layer);
    if (report.layer.empty()) {
        throw core::Error(core::Code::Usage, "the new layer needs a name",
                          "Give it with --layer, for example --layer ZIPs.");
    }
    ZipAreas areas;
    {
        const core::Job::Part part(job, 0, 0.7);
        areas = buildZipAreas(zipTable().all(), counties(), params.states, job);
    }
    fillReport(areas, report);
    const core::NewLayer layer = toNewLayer(areas.layer, report.layer);
    if (!core::loadLayers(ws.newReader()).empty()) {
        report.restorePoint = ws.restorePoint("before making " + report.layer);
    }
    {
        const core::Job::Part part(job, 0.7, 0.9);
        ws.record("make ZIP areas " + report.layer,
                  [&](core::Record& record) { core::replaceLayer(record, layer, job); });
    }
    const core::Job::Part part(job, 0.9, 1);
    locateAccounts(ws, core::requireLayer(ws.newReader(), report.layer), job);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    report.seconds = taken.count();
    return report;
}

} // namespace geo
