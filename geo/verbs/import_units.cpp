// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_units.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/own_file.h"
#include "geo/verbs/place_names.h"

#include <chrono>

namespace geo {

using core::Code;
using core::Error;
using core::Json;

namespace {

std::string requireName(const std::string& layer) {
    const std::string name(core::trim(layer));
    if (name.empty()) {
        throw Error(Code::Usage, "the new layer needs a name",
                    "give it with --layer, for example "
                    "--layer ZIPs");
    }
    return name;
}

core::NewLayer toNewLayer(PreparedLayer& prepared, const ImportUnitsParams& params,
                          const ImportUnitsReport& report, const std::string& sourceLayer) {
    core::NewLayer layer;
    layer.layer.name = report.layer;
    layer.layer.kind = "area";
    layer.layer.source = params.source;
    layer.layer.sourceLayer = sourceLayer;
    layer.layer.keyField = report.keyField;
    layer.layer.vintage = params.vintage;
    layer.layer.attribution = params.attribution;
    moveUnits(prepared, layer);
    return layer;
}

void fillReport(const PreparedLayer& layer, ImportUnitsReport& report) {
    report.workCrs = layer.workCrs;
    report.units = static_cast<std::int64_t>(layer.units.size());
    report.edges = static_cast<std::int64_t>(layer.adjacency.borders.size());
    report.cornerTouches = static_cast<std::int64_t>(layer.adjacency.cornerTouches.size());
    report.components = layer.components;
    report.repaired = layer.repaired;
    report.duplicates = layer.duplicates;
    report.rejected = layer.rejected;
    report.issues = layer.issues;
    report.bridges = namedBridges(layer);
}

} // namespace

void to_json(Json& json, const ImportUnitsParams& params) {
    json = Json{{"source", params.source},
                {"layer", params.layer},
                {"source_layer", params.read.sourceLayer},
                {"key", params.read.keyField},
                {"name_field", params.read.nameField},
                {"where", params.read.where},
                {"crs", params.read.sourceCrs},
                {"duplicates", params.duplicates == Duplicates::Merge ? "merge" : "reject"},
                {"border_tolerance", params.borderTolerance}};
}

void to_json(Json& json, const ImportUnitsReport& report) {
    json = Json{{"layer", report.layer},
                {"read", report.read},
                {"units", report.units},
                {"edges", report.edges},
                {"components", report.components},
                {"bridges", report.bridges.size()},
                {"repaired", report.repaired},
                {"duplicates", report.duplicates},
                {"rejected", report.rejected},
                {"seconds", report.seconds},
                {"corner_touches", report.cornerTouches},
                {"key_field", report.keyField},
                {"crs", report.crs},
                {"work_crs", report.workCrs},
                {"bridge_list", report.bridges},
                {"restore_point", report.restorePoint},
                {"issues", report.issues}};
}

ImportUnitsReport importUnits(core::Workspace& ws, const ImportUnitsParams& params,
                              core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    ImportUnitsReport report;
    report.layer = requireName(params.layer);
    refuseOwnFile(ws, params.source);
    PrepareOptions options{params.duplicates, {}};
    options.adjacency.tolerance = params.borderTolerance;
    UnitSource source;
    {
        const core::Job::Part part(job, 0, 0.2);
        source = readUnits(params.source, params.read, job);
    }
    report.read = source.read;
    report.crs = source.crs;
    report.keyField = source.keyField;
    const std::string sourceLayer = source.layer;
    PreparedLayer prepared;
    {
        const core::Job::Part part(job, 0.2, 0.7);
        prepared = prepareLayer(std::move(source), options, job);
    }
    nameByPlace(prepared);
    fillReport(prepared, report);
    const core::NewLayer layer = toNewLayer(prepared, params, report, sourceLayer);
    if (!core::loadLayers(ws.newReader()).empty()) {
        report.restorePoint = ws.restorePoint("before importing " + report.layer);
    }
    {
        const core::Job::Part part(job, 0.7, 0.9);
        ws.record("import units " + report.layer,
                  [&](core::Record& record) { core::replaceLayer(record, layer, job); });
    }
    const core::Job::Part part(job, 0.9, 1);
    locateAccounts(ws, core::requireLayer(ws.newReader(), report.layer), job);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    report.seconds = taken.count();
    return report;
}

} // namespace geo
