// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/export.h"

#include <cstdint>
#include <string>

namespace geo {

struct RouteExportParams {
    std::int64_t plan = 0; ///< 0 = the newest
    std::string file;
};

/// Writes the routes of a plan: gpx (for navigation devices), ics (calendars), kml (stops and their
/// order), or the stops as rows of any format that `ExportFile` writes, with points where it holds
/// them. Throws Error(Input) if nothing has been planned, and what `ExportFile` throws.
ExportReport exportRoutes(const core::Workspace& ws, const RouteExportParams& params);

} // namespace geo
