// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace ui {

struct ReportParams {
    std::string file;         ///< ends in .pdf or .xlsx; replaced if it exists
    std::string scenario;     ///< empty = the only one
    std::string paper = "a4"; ///< or "letter"; both landscape
    /// What changed since: a scenario, or a moment as "2026-03-01". Empty = since the scenario that
    /// this one is based on, if there is one.
    std::string from = {};
    bool changes = true;    ///< false: nothing of what changed
    std::string rep = {};   ///< only the territories of this rep, or this territory; empty = all
    bool movesOnly = false; ///< only what changes hands
};

struct ReportReport {
    std::string file; ///< absolute
    int pages = 0;    ///< of a PDF
    int rows = 0;     ///< of a workbook, without its head
    std::string from; ///< what it is compared with, empty = nothing
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const ReportReport& report);

/// Writes the map book of a scenario as PDF: an overview, the summary table, the imbalance chart, a
/// page per territory with its map, totals, units, largest accounts and neighbours, and further
/// pages where a list is longer than its page; where there is a plan before, also what changes: the
/// map is hatched, new units are bold, and units and accounts that change hands are listed for each
/// territory and all together. Light theme, 300 dpi. Needs a QGuiApplication, but no display. As
/// XLSX: the summary table, its figures as numbers.
///
/// Throws Error(Usage) for another kind of file or paper, Error(Input) for an unknown scenario,
/// moment or rep, or if only moves are wanted and nothing moves, Error(Storage) if the file cannot
/// be written.
ReportReport report(core::Workspace& ws, const ReportParams& params, core::Job& job);

} // namespace ui
