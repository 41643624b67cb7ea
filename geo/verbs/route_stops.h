// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/route_params.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace geo {

/// Reads the calls of a route from a table of any format: a column for the account's number
/// ("account" or "id"), and as many of these as there are: minutes, window (09:00-11:00, several
/// with ";"), day, rep, priority, skills (with ","), every. Throws Error(Input) where there is no
/// such column or the file cannot be read, and for a number that is none, with its row.
std::vector<core::RouteWish> readRouteStops(const core::Workspace& ws, const std::string& file);

} // namespace geo
