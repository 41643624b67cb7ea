// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/route/options.h"
#include "core/route/plan.h"

namespace core::route {

/// Plans the stops of a problem on its resources: as much as possible is served, by priority, and
/// the objective is made smallest. Each stop that is left out gets a reason and, with
/// `options.explain`, the cheapest single change that would let it in.
///
/// Up to seven stops are planned by trying all. Otherwise a first plan is made by regret insertion
/// and bettered by ruin and recreate; a round trip without windows by Lin-Kernighan moves. When the
/// job is to wrap up, the best plan so far is returned. Throws Error(Input) where indices or matrix
/// sizes do not fit, Error(Cancelled) when the job is cancelled; all else that is wrong with the
/// problem becomes an issue of the plan.
Plan optimise(const Problem& problem, const Options& options, Job& job);

/// The plan that follows given orders: `orders[r]` are stops of resource r. A stop that cannot be
/// kept in its place is unserved, with its reason; so are stops in no order. For plans edited by
/// hand. Throws like `optimise`, and Error(Input) if a stop is listed twice.
Plan inOrder(const Problem& problem, const Options& options,
             const std::vector<std::vector<int>>& orders);

/// What people do without a planner, to compare with.
enum class NaiveOrder {
    AsListed,        ///< stops in the order of the list, each day until it is full
    NearestNeighbour ///< always on to the nearest stop that can still be made
};

/// Fills one resource after the other in that manner, keeping all rules.
Plan naivePlan(const Problem& problem, const Options& options, NaiveOrder order);

} // namespace core::route
