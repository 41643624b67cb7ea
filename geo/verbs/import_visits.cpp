// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_visits.h"

#include "core/base/text.h"
#include "geo/verbs/own_file.h"

#include <chrono>
#include <filesystem>

namespace geo {

namespace fs = std::filesystem;

namespace {

bool isTrackFile(const std::string& source) {
    return core::lower(fs::path(source).extension().string()) == ".gpx";
}

} // namespace

void to_json(core::Json& json, const ImportVisitsReport& report) {
    json = report.taken;
    json["source"] = report.source;
    json["read"] = report.log.read;
    json["rejected"] = report.log.rejected;
    json["not_done"] = report.log.notDone;
    json["tracks"] = report.log.tracks;
    json["mapping"] = report.log.mapping;
    json["zone"] = report.log.zone;
    json["seconds"] = report.seconds;
    core::Json issues = report.log.issues;
    for (const core::Issue& issue : report.taken.issues) {
        issues.push_back(issue);
    }
    json["issues"] = std::move(issues);
}

ImportVisitsReport importVisits(core::Workspace& ws, const ImportVisitsParams& params,
                                core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    const std::string& source = params.read.source;
    refuseOwnFile(ws, source);
    job.step(0, "reading visits");
    ImportVisitsReport report;
    report.source = source;
    report.log = isTrackFile(source) ? readVisitTracks(params.read) : readVisitTable(params.read);
    core::TakeVisitsParams take = params.take;
    take.from = fs::path(source).filename().string();
    report.taken = core::takeVisits(ws, report.log.entries, take, job);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace geo
