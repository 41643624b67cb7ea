// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/problem.h"
#include "core/verbs/route_params.h"
#include "core/visits/route_plan.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// A rep as a route knows one.
struct RouteRep {
    RepId id;
    std::string externalId;
    std::string name;
    std::optional<Point> base; ///< EPSG:4326
    std::vector<std::string> skills;
};

/// A call to be planned: `problem.stops[i]` is `stops[i]`.
struct RouteDraftStop {
    AccountId account;
    std::string name;
    Point place;
    std::vector<route::Window> windows; ///< of one day, seconds after midnight; empty = any
};

/// One rep on one day: `problem.resources[i]` is `days[i]`.
struct RouteDraftDay {
    std::size_t rep = 0; ///< into `reps`
    std::string date;
};

/// A route problem together with what its numbers stand for. Travel is still missing: places are
/// the locations of the problem in their order.
struct RouteDraft {
    route::Problem problem;
    std::vector<Point> places;
    std::vector<RouteRep> reps;
    std::vector<RouteDraftStop> stops;
    std::vector<RouteDraftDay> days;
    std::vector<std::string> dates;               ///< working days, in order
    std::vector<visits::UnservedStop> impossible; ///< calls that no plan can have
    std::vector<Issue> issues;
};

/// Reads accounts, reps and territories and puts the problem together. Throws Error(Usage) for
/// hours, windows, days or counts that make no sense, Error(Input) where no account or no rep is
/// left, or one that is named does not exist.
RouteDraft draftRoutes(const Workspace& ws, const RouteParams& params, Job& job);

} // namespace core
