// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/reference.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <chrono>
#include <filesystem>

namespace geo {

using core::Code;
using core::Error;

namespace {

std::string pathOf(const std::string& indexPath) {
    return indexPath.empty() ? ReferenceIndex::standardPath() : indexPath;
}

/// Nothing but SQLite may open a workspace or the index.
void refuseOwnFiles(const AddReferenceParams& params, const std::string& index) {
    for (const std::string& own : {params.workspace, index}) {
        std::error_code ignored;
        if (!own.empty() && std::filesystem::equivalent(own, params.source, ignored)) {
            throw Error(Code::Input, core::format("{} is no reference data", params.source),
                        "name a file with streets or addresses", params.source);
        }
    }
}

} // namespace

void to_json(core::Json& json, const ReferenceSource& source) {
    json = core::Json{{"identity", source.identity},     {"name", source.name},
                      {"kind", kindName(source.kind)},   {"vintage", source.vintage},
                      {"added_at", source.addedAt},      {"streets", source.counts.streets},
                      {"ranges", source.counts.ranges},  {"points", source.counts.points},
                      {"skipped", source.counts.skipped}};
}

void to_json(core::Json& json, const AddReferenceReport& report) {
    json = core::Json{{"streets", report.added.counts.streets},
                      {"ranges", report.added.counts.ranges},
                      {"points", report.added.counts.points},
                      {"skipped", report.added.counts.skipped},
                      {"sources", report.added.sources},
                      {"unchanged", report.added.unchanged},
                      {"replaced", report.added.replaced},
                      {"index", report.index},
                      {"seconds", report.seconds}};
}

void to_json(core::Json& json, const ReferenceList& list) {
    json = core::Json{{"index", list.index}, {"sources", list.sources}};
}

AddReferenceReport addReference(const AddReferenceParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    AddReferenceReport report;
    report.index = pathOf(params.indexPath);
    if (params.kind == ReferenceKind::Zip) {
        return report; // built into the program
    }
    refuseOwnFiles(params, report.index);
    ReferenceIndex index(report.index);
    report.added = addReference(index, params.source, params.kind, job);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

ReferenceList listReference(const std::string& indexPath) {
    const std::string path = pathOf(indexPath);
    return {path, ReferenceStore(path).sources()};
}

ReferenceList removeReference(const std::string& name, const std::string& indexPath) {
    const std::string path = pathOf(indexPath);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored) || ReferenceIndex(path).remove(name) == 0) {
        throw Error(Code::Input, core::format("the index has no source \"{}\"", name),
                    "see `evenlode geocode reference list`", name);
    }
    return listReference(path);
}

} // namespace geo
