// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/export_file.h"
#include "geo/verbs/export_tables.h"
#include "geo/verbs/own_file.h"

#include <chrono>
#include <filesystem>
#include <utility>

namespace geo {

using core::Code;
using core::Error;
namespace fs = std::filesystem;

void to_json(core::Json& json, const ExportParams& params) {
    json = core::Json{{"what", params.what},
                      {"scenario", params.scenario},
                      {"from", params.from},
                      {"layer", params.layer},
                      {"file", params.file}};
}

void to_json(core::Json& json, const ExportReport& report) {
    json = core::Json{{"what", report.what},
                      {"rows", report.rows},
                      {"file", report.file},
                      {"seconds", report.seconds},
                      {"issues", report.issues}};
}

ExportReport exportTable(core::Workspace& ws, const ExportParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    refuseOwnTarget(ws, params.file);
    ExportReport report;
    report.what = params.what;
    report.file = fs::absolute(params.file).lexically_normal().string();
    if (params.what == "units") {
        report.rows = exportUnits(ws, params, report.issues, job);
    } else if (params.what == "territories") {
        report.rows = exportTerritories(ws, params, report.issues, job);
    } else if (params.what == "assignments") {
        report.rows = exportAssignments(ws, params, report.issues, job);
    } else if (params.what == "accounts") {
        report.rows = exportAccounts(ws, params, report.issues, job);
    } else if (params.what == "moves") {
        report.rows = exportMoves(ws, params, report.issues, job);
    } else {
        throw Error(Code::Usage,
                    core::format("\"{}\" is nothing that can be exported", params.what),
                    "say units, territories, assignments, accounts or moves", "--what");
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace geo
