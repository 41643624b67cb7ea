// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/options.h"
#include "core/route/plan.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/route_draft.h"

namespace core {

// What planning routes and changing them have in common.

/// How the optimiser is to search. Throws Error(Usage) for an aim that there is not.
route::Options routeOptions(const RouteParams& params);
/// Puts the optimiser's routes into the plan, and what they could not serve, beside what no plan
/// can have.
void takeRoutes(visits::RoutePlan& plan, const route::Plan& planned, const RouteDraft& draft);
/// What driving would take without a planner.
void takeNaive(visits::RoutePlan& plan, const RouteDraft& draft, const route::Options& options);
/// Looks up the names of all accounts and reps of the plan.
void addRouteNames(const Connection& db, RouteReport& report);

} // namespace core
