// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/import_spreadsheet.h"

#include "core/base/error.h"
#include "geo/embedded/zip_table.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/make_zip_areas.h"

#include <set>

namespace ui {

namespace {

constexpr const char* kLayerName = "zip";

/// Postal abbreviations of the states that accounts lie in, by their ZIP.
std::vector<std::string> statesOf(const core::Workspace& ws) {
    std::set<std::string> states;
    core::Statement rows = ws.reader().prepare(
        "SELECT DISTINCT zip FROM accounts WHERE zip IS NOT NULL AND zip <> ''");
    while (rows.step()) {
        if (const geo::ZipPlace* place = geo::zipTable().find(rows.string(0).substr(0, 5))) {
            states.insert(std::string(place->state));
        }
    }
    // Military post offices lie in no state.
    for (const char* military : {"AA", "AE", "AP"}) {
        states.erase(military);
    }
    return {states.begin(), states.end()};
}

void makeAreas(core::Workspace& ws, SpreadsheetReport& report, core::Job& job) {
    report.states = statesOf(ws);
    if (report.states.empty()) {
        throw core::Error(core::Code::Input, "no account has a ZIP of the United States",
                          "import unit areas from a map file instead");
    }
    {
        core::Job::Part part(job, 0.4, 0.9);
        const geo::MakeZipAreasReport made =
            geo::makeZipAreas(ws, {kLayerName, report.states}, job);
        report.layer = made.layer;
        report.units = made.units;
    }
    core::Job::Part part(job, 0.9, 1);
    geo::locateAccounts(ws, job);
    geo::AggregateUnitsParams count;
    count.layer = report.layer;
    count.from = "accounts";
    count.value = "*:count";
    count.as = "accounts";
    geo::aggregateUnits(ws, count, job);
}

} // namespace

SpreadsheetReport importSpreadsheet(core::Workspace& ws, const SpreadsheetParams& params,
                                    core::Job& job,
                                    const std::function<void(const SpreadsheetReport&)>& imported) {
    SpreadsheetReport report;
    {
        const core::Job::Part part(job, 0, params.makeAreas ? 0.4 : 1);
        report.records = geo::importRecords(ws, params.kind, params.import, job);
    }
    if (imported) {
        imported(report);
    }
    if (params.makeAreas) {
        makeAreas(ws, report, job);
    }
    return report;
}

} // namespace ui
