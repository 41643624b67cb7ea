// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export_visits.h"

#include "geo/io/export_file.h"
#include "geo/verbs/export_parts.h"
#include "geo/verbs/own_file.h"

#include <chrono>
#include <filesystem>

namespace geo {

namespace {

/// Whole numbers as numbers: GDAL puts those of its integer type in quotes in text files, and then
/// scripts cannot add them up.
Cell countCell(std::int64_t count) {
    return static_cast<double>(count);
}

/// Writes the rows that `fill` adds.
template <class Fill>
ExportReport writeRows(const core::Workspace& ws, const std::string& file, const char* what,
                       std::vector<ExportColumn> columns, const Fill& fill) {
    const auto start = std::chrono::steady_clock::now();
    refuseOwnTarget(ws, file);
    ExportReport report;
    report.what = what;
    report.file = std::filesystem::absolute(file).lexically_normal().string();
    ExportFile out(file, schemaOf(what, std::move(columns), ExportGeometry::None));
    fill(out);
    report.rows = finished(out, report.issues);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace

ExportReport exportCompared(const core::Workspace& ws, const core::CompareVisitsReport& report,
                            const std::string& file) {
    const std::vector<ExportColumn> columns = {{"state"},
                                               {"day", CellType::Date},
                                               {"week"},
                                               {"rep_id"},
                                               {"account_id"},
                                               {"planned_start"},
                                               {"planned_minutes", CellType::Real},
                                               {"planned_drive_minutes", CellType::Real},
                                               {"actual_start"},
                                               {"actual_minutes", CellType::Real},
                                               {"actual_drive_minutes", CellType::Real},
                                               {"minutes_late", CellType::Real},
                                               {"rep"},
                                               {"territory"},
                                               {"account"},
                                               {"outcome"}};
    return writeRows(ws, file, "visits", columns, [&](ExportFile& out) {
        for (const core::ComparedVisit& visit : report.visits) {
            out.add({visitStateName(visit.state), visit.day, visit.week, textCell(visit.repNumber),
                     textCell(visit.account), textCell(visit.plannedStart),
                     realCell(visit.plannedMinutes), realCell(visit.plannedDrive),
                     textCell(visit.actualStart), realCell(visit.actualMinutes),
                     realCell(visit.actualDrive), realCell(visit.minutesLate), textCell(visit.rep),
                     textCell(visit.territory), textCell(visit.name), textCell(visit.outcome)});
        }
    });
}

ExportReport exportCallPlan(const core::Workspace& ws, const core::CallPlanReport& report,
                            const std::string& file) {
    const std::vector<ExportColumn> columns = {{"account_id"},
                                               {"class"},
                                               {"every_days", CellType::Real},
                                               {"asked", CellType::Real},
                                               {"made", CellType::Real},
                                               {"kept", CellType::Real},
                                               {"last_visit", CellType::Date},
                                               {"rep"},
                                               {"territory"},
                                               {"account"}};
    return writeRows(ws, file, "call_plan", columns, [&](ExportFile& out) {
        for (const core::PlannedAccount& one : report.accounts) {
            out.add({one.account, textCell(one.accountClass), one.every, countCell(one.asked),
                     countCell(one.made), countCell(one.kept()), textCell(one.lastVisit),
                     textCell(one.rep), textCell(one.territory), textCell(one.name)});
        }
    });
}

ExportReport exportStale(const core::Workspace& ws, const core::StaleAccountsReport& report,
                         const std::string& file) {
    const std::vector<ExportColumn> columns = {{"account_id"},
                                               {"last_visit", CellType::Date},
                                               {"days", CellType::Real},
                                               {"value", CellType::Real},
                                               {"rep"},
                                               {"territory"},
                                               {"account"}};
    return writeRows(ws, file, "stale_accounts", columns, [&](ExportFile& out) {
        for (const core::StaleAccount& one : report.accounts) {
            out.add({one.account, textCell(one.lastVisit), one.days ? countCell(*one.days) : Cell(),
                     one.value, textCell(one.rep), textCell(one.territory), textCell(one.name)});
        }
    });
}

} // namespace geo
