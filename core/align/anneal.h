// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/plan.h"
#include "core/align/stop.h"
#include "core/base/random.h"

#include <cstdint>

namespace core::align {

/// The budget and heat of one annealing.
struct AnnealOptions {
    std::int64_t iterations = 0;   ///< moves looked at
    double startTemperature = 0.5; ///< in units of the mean cost per unit of the two territories
    double endTemperature = 0.005;
};

/// Simulated annealing by shifts and swaps over the borders of neighbouring territories.
/// Territories stay contiguous throughout. Where units are small against the limits, no move may
/// add excess; in coarse problems moves may, at a price that adapts so that a fair share of the
/// plans passed through keeps the limits, and the last part keeps them strictly. Costs are compared
/// with the mean cost per unit of the two territories concerned, not with one global temperature:
/// density spans several orders of magnitude, and a global one melts the cities or freezes the
/// plains. Leaves `plan` at the best alignment seen: least excess first, then least objective.
void anneal(Plan& plan, const AnnealOptions& options, Random& random, Stop& stop);

} // namespace core::align
