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
    std::string file;         ///< ends in .pdf; replaced if it exists
    std::string scenario;     ///< empty = the only one
    std::string paper = "a4"; ///< or "letter"; both landscape
};

struct ReportReport {
    std::string file; ///< absolute
    int pages = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const ReportReport& report);

/// Writes the map book of a scenario: an overview, the summary table, the imbalance chart, a page
/// per territory with its map, totals, units and neighbours, and further pages where a list is
/// longer than its page. Light theme, 300 dpi. Needs a QGuiApplication, but no display.
///
/// Throws Error(Usage) for a file that is no .pdf or a paper that is unknown, Error(Input) for an
/// unknown scenario, Error(Storage) if the file cannot be written.
ReportReport report(core::Workspace& ws, const ReportParams& params, core::Job& job);

} // namespace ui
