// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/export_file.h"
#include "geo/verbs/export_tables.h"

#include <chrono>
#include <filesystem>
#include <utility>

namespace geo {

using core::Code;
using core::Error;
namespace fs = std::filesystem;

namespace {

/// The workspace's own files are written by SQLite alone.
void refuseWorkspace(const core::Workspace& ws, const std::string& file) {
    std::error_code ignored;
    const std::string path = fs::weakly_canonical(file, ignored).string();
    const std::string own = fs::weakly_canonical(ws.path(), ignored).string();
    for (const char* part : {"", "-wal", "-shm", "-journal"}) {
        if (path == own + part) {
            throw Error(Code::Input, core::format("{} is the workspace itself", file),
                        "give another name", file);
        }
    }
}

} // namespace

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
    refuseWorkspace(ws, params.file);
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
