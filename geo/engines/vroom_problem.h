// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/route/options.h"
#include "core/route/problem.h"

#include <vector>

namespace geo {

/// A route problem as VROOM's API takes it (its docs/API.md, version 1.14): rep-days are vehicles,
/// stops are jobs, drives come as matrices. Who may serve a stop (reps, days and skills together)
/// is a skill of its own. Where a day has no base, a place that costs nothing to reach is added.
/// Throws Error(Usage) for what VROOM does not know: visit frequencies, locks, prizes, and other
/// aims than the least driving.
core::Json vroomProblem(const core::route::Problem& problem, const core::route::Options& options);

/// The orders of VROOM's answer: per resource, its stops. Throws Error(Remote) for an answer that
/// names what was not asked, or serves a stop twice, or says that it failed (with its words).
std::vector<std::vector<int>> vroomOrders(const core::route::Problem& problem,
                                          const core::Json& answer);

} // namespace geo
