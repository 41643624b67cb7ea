// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visits/route_plan.h"
#include "core/workspace/workspace.h"

#include <vector>

namespace core::visits {

/// Adds a plan with its routes; all get ids.
void insertRoutePlan(Edit& edit, RoutePlan& plan);
/// Puts other routes, unserved stops and driving in place of those of a plan.
void replaceRoutes(Edit& edit, RoutePlan& plan);
void deleteRoutePlan(Edit& edit, RoutePlanId plan);
/// Notes which planned visit a stop has become.
void noteRouteVisit(Edit& edit, RouteId route, std::size_t position, const std::string& visitKey);

/// Newest first, without routes.
std::vector<RoutePlan> loadRoutePlans(const Connection& db);
/// A whole plan. Throws Error(Input) if there is none of this number.
RoutePlan requireRoutePlan(const Connection& db, RoutePlanId plan);
/// The newest one, whole; empty if there is none.
std::optional<RoutePlan> newestRoutePlan(const Connection& db);

} // namespace core::visits
