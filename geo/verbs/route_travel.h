// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/route_params.h"
#include "core/workspace/workspace.h"
#include "geo/engines/travel_engine.h"

#include <memory>
#include <string>

namespace geo {

/// Drive times of routes by an engine.
core::RouteTravelFinder routeTravel(std::shared_ptr<TravelEngine> engine);

/// The same by the engines that need no server, see `localEngine`. `hours`: between which one
/// drives, "08:30-17:00"; empty = any.
core::RouteTravelFinder routeTravel(const core::Workspace& ws, const std::string& engine,
                                    const std::string& hours = {});

} // namespace geo
