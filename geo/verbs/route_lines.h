// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/visits/route_plan.h"
#include "core/workspace/workspace.h"

#include <span>
#include <vector>

namespace geo {

/// The legs of a route along the roads: from its base to its stops and back, without a base from
/// its first stop on. In degrees, each from stop to stop; a leg that no road covers is empty.
using RouteLine = std::vector<std::vector<core::Point>>;

/// The legs of routes along the roads of the workspace, in their order; none if it has no roads.
std::vector<RouteLine> routeLines(const core::Workspace& ws,
                                  std::span<const core::visits::DayRoute> routes, core::Job& job);

} // namespace geo
