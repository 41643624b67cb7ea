// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/doctor.h"

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/verbs/doctor.h"
#include "core/workspace/connection.h"
#include "crm/http/versions.h"
#include "geo/io/versions.h"

#include <QtGlobal>

#include <built_with.h>

#include <filesystem>

namespace ui {

namespace {

void addVersions(DoctorReport& report) {
    report.versions.emplace_back("Evenlode", core::kVersion);
    const core::Connection memory = core::Connection::inMemory();
    report.versions.emplace_back("SQLite", memory.text("SELECT sqlite_version()").value_or(""));
    report.versions.emplace_back("Qt", qVersion());
    for (const auto& versions : {geo::libraryVersions(), crm::libraryVersions()}) {
        report.versions.insert(report.versions.end(), versions.begin(), versions.end());
    }
    for (const BuiltWith& library : kBuiltWith) {
        report.versions.emplace_back(library.name, library.version);
    }
}

} // namespace

void to_json(core::Json& json, const DoctorReport& report) {
    core::Json versions = core::Json::object();
    for (const auto& [name, version] : report.versions) {
        versions[name] = version;
    }
    json = core::Json{{"ok", report.ok},
                      {"workspace", report.workspace.empty() ? core::Json(nullptr)
                                                             : core::Json(report.workspace)},
                      {"problems", report.problems},
                      {"versions", versions},
                      {"drivers", report.drivers},
                      {"keychain", report.keychain}};
}

std::string textOf(const DoctorReport& report) {
    std::string text;
    for (const auto& [name, version] : report.versions) {
        text += core::format("{:<10} {}\n", name, version);
    }
    text += core::format("{:<10} {}\n{:<10} {}\n", "reads", core::join(report.drivers, ", "),
                         "secrets", report.keychain);
    if (!report.workspace.empty()) {
        text += core::format("\n{} is {}\n", report.workspace, report.ok ? "sound" : "not sound");
    }
    for (const core::Issue& problem : report.problems) {
        text += core::format("  {} {} ({})\n", problem.subject, problem.message, problem.hint);
    }
    return text;
}

DoctorReport doctor(const std::string& workspace) {
    DoctorReport report;
    addVersions(report);
    report.drivers = geo::usualDrivers();
    report.keychain = "none needed: no connection of this version signs in";
    for (const std::string& problem : geo::installationProblems()) {
        report.problems.push_back(
            {core::Severity::Error, "installation", 0, problem, "run `./bootstrap deps`"});
    }
    if (!workspace.empty()) {
        report.workspace = std::filesystem::absolute(workspace).lexically_normal().string();
        const auto found = core::checkWorkspace(report.workspace);
        report.problems.insert(report.problems.end(), found.begin(), found.end());
    }
    report.ok = report.problems.empty();
    return report;
}

} // namespace ui
