// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/route_params.h"
#include "core/workspace/workspace.h"

#include <string>

namespace geo {

/// How drive times of routes are found: "estimate", "embedded" (the workspace's road network), or,
/// where `engine` is empty, the network where there is one and else the estimate. Throws
/// Error(Usage) for another word, Error(Input) for "embedded" without a network.
core::RouteTravelFinder routeTravel(const core::Workspace& ws, const std::string& engine);

} // namespace geo
