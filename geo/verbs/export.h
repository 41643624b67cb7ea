// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct ExportParams {
    std::string what;     ///< units, territories, assignments, accounts or moves
    std::string scenario; ///< empty = the only one, where one is needed
    std::string from;     ///< moves lead from this scenario; empty = the one it is based on
    std::string layer;    ///< for units without a scenario; empty = the only one
    std::string file;     ///< the format is what its name ends in, see `ExportFile`
};
void to_json(core::Json& json, const ExportParams& params);

struct ExportReport {
    std::string what;
    std::int64_t rows = 0;
    std::string file; ///< absolute
    double seconds = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const ExportReport& report);

/// Writes a part of the workspace into a file of any usual format, which takes the place of an
/// older one only when it is complete.
///
/// - units: key, name, area, point, accounts, all measures, and the territory in the scenario
/// - territories: the figures of `score`, with dissolved shapes
/// - assignments: each unit key (also aliases) with territory and owner
/// - accounts: all columns with unit, territory and match level
/// - moves: units that change hands between two scenarios
///
/// Formats that hold geometry get it: unit, territory or point. Throws Error(Usage) for another
/// word, Error(Input) for a scenario that is not there, and what `ExportFile` throws.
ExportReport exportTable(core::Workspace& ws, const ExportParams& params, core::Job& job);

} // namespace geo
