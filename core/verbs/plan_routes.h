// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/options.h"
#include "core/route/plan.h"
#include "core/verbs/route_params.h"
#include "core/visits/route_plan.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace core {

/// Finds the plan for a problem, as `route::optimise` does.
using RouteOptimiser =
    std::function<route::Plan(const route::Problem&, const route::Options&, Job&)>;

/// A route plan with the names of what its numbers stand for.
struct RouteReport {
    visits::RoutePlan plan;
    struct AccountName {
        std::string externalId;
        std::string name;
    };
    std::map<AccountId, AccountName> accounts;
    std::map<RepId, std::string> reps;
    bool dryRun = false;
    double seconds = 0;
    std::vector<Issue> issues;
    Changes changes;
};
void to_json(Json& json, const RouteReport& report);

/// Plans who calls on whom, when and in which order: as many calls as possible by priority, then
/// the least driving. Calls without a place get a reason and the cheapest change that would let
/// them in. Beside it stands what driving would take in the order of the list, and always on to the
/// nearest. One step to undo, nothing is kept in a dry run.
///
/// `travel` finds drive times; the report says whose they are. `optimiser` plans instead of
/// `route::optimise` where it is not empty. Throws as `draftRoutes`.
RouteReport planRoutes(Workspace& ws, const RouteParams& params, const RouteTravelFinder& travel,
                       Job& job, const RouteOptimiser& optimiser = {});

/// A plan that is kept; 0 = the newest. Throws Error(Input) if there is none.
RouteReport showRoutes(const Workspace& ws, std::int64_t plan);

struct RoutePlanList {
    std::vector<visits::RoutePlan> plans; ///< newest first, without their routes
};
void to_json(Json& json, const RoutePlanList& list);
RoutePlanList listRoutePlans(const Workspace& ws);

/// Removes a plan. One step to undo; planned visits that were made of it stay.
Changes removeRoutePlan(Workspace& ws, std::int64_t plan);

} // namespace core
