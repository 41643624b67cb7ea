// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/options.h"
#include "core/route/plan.h"

#include <string>
#include <vector>

namespace core::route {

/// What is wrong with a plan, sentence by sentence; empty = nothing. Follows every route minute by
/// minute from the problem alone and shares no code with the search, so that tests and benchmarks
/// can rely on it. Locked stops are held to times and limits, not to reps, days and skills.
/// Breaks that `plan.issues` reports as left out must be listed in `leftOut` as pairs of resource
/// and number.
std::vector<std::string> faultsOf(const Problem& problem, const Plan& plan,
                                  const std::vector<std::pair<int, int>>& leftOut = {});

/// What the objective makes of a plan's routes, from scratch, without balance and fixed costs.
std::int64_t objectiveOf(const Problem& problem, const Plan& plan, Objective objective);

} // namespace core::route
