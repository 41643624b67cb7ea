// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/route/plan.h"
#include "core/route/solution.h"

#include <vector>

namespace core::route {

/// Whether a stop's series has a pattern that agrees with where its other calls are and puts this
/// one on the day of `resource`. True for a stop in no series.
bool agreesWithSeries(const Solution& solution, int stop, int resource);

/// Why each absent stop is in no tour, and, where `options.explain` asks for it, what would let it
/// in. Reasons other than NotWorthIt and LeftOut hold whatever the order of what is served:
/// NoSkill, Unreachable and the like even for a day with nothing else to do.
std::vector<Unserved> explainUnserved(Solution& solution, const Options& options, Job& job);

} // namespace core::route
