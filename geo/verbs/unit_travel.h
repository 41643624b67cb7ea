// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/travel_estimate.h"
#include "core/workspace/workspace.h"
#include "geo/engines/travel_engine.h"

#include <memory>

namespace geo {

/// How far a unit's point may lie from a road: points of large rural units lie off all roads, and
/// the way to the road is estimated.
inline constexpr double kUnitSnapLimit = 25'000;

/// Drive times of `balance` and its like by an engine: from places such as units to bases, with the
/// way between a place and its road at the speed of `estimate`. Bases far from any road are
/// issues.
core::TravelFunction unitTravel(std::shared_ptr<TravelEngine> engine,
                                const core::TravelEstimate& estimate);

/// The same by the roads of a workspace where it has some, else by its estimate.
core::TravelFunction workspaceDrives(const core::Workspace& ws);

} // namespace geo
