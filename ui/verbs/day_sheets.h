// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>

namespace ui {

struct DaySheetsParams {
    std::string file;         ///< ends in .pdf; replaced if it exists
    std::int64_t plan = 0;    ///< route plan, 0 = the newest
    std::string rep;          ///< number, name or e-mail; empty = all
    std::string day;          ///< a date; empty = all
    std::string paper = "a4"; ///< or "letter"; both landscape
    std::string language;     ///< "en" or "de"; empty = that of the program
};

struct DaySheetsReport {
    std::string file; ///< absolute
    int pages = 0;
    int days = 0;            ///< of all reps together
    bool alongRoads = false; ///< drives are drawn along roads, with directions
    bool roadNames = false;
    bool estimated = false; ///< drive times are an estimate
};
void to_json(core::Json& json, const DaySheetsReport& report);

/// Writes the sheets that reps take along as PDF: for each rep and day a map with numbered stops
/// and the drives, the calls with times, windows, addresses, last visit, open value and notes,
/// drive minutes and distances, totals, what the order saves, and directions. Along the workspace's
/// roads where there are any and drive times are not an estimate; else straight dashed lines, which
/// say that they are. Light theme, 300 dpi. Needs a QGuiApplication, but no display.
///
/// Throws Error(Usage) for another kind of file, paper or language, Error(Input) for a plan, rep or
/// day that there is not, Error(Storage) if the file cannot be written.
DaySheetsReport daySheets(const core::Workspace& ws, const DaySheetsParams& params, core::Job& job);

} // namespace ui
