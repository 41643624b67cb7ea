// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/plan.h"
#include "core/align/stop.h"
#include "core/base/random.h"

#include <cstdint>
#include <functional>

namespace core::align {

/// The budget and heat of one annealing.
struct AnnealOptions {
    std::int64_t iterations = 0;   ///< moves looked at
    double startTemperature = 0.5; ///< in units of the mean cost per unit of the two territories
    double endTemperature = 0.005;
    double strictFrom = 0; ///< share of the iterations after which limits are kept strictly, once
                           ///< a plan within them was seen
    std::int64_t priceCycle = 0; ///< iterations in which the price of excess rises from low to high
                                 ///< before it falls back; 0 = it adapts
    /// Told a few times a second of a better plan within the limits. May be empty.
    std::function<void(Alignment, double objective)> better;
};

/// Simulated annealing by shifts and swaps over the borders of neighbouring territories.
/// Territories stay contiguous throughout. Before `strictFrom` moves may overshoot limits, at a
/// price that adapts so that a fair share of the plans passed through keeps them; afterwards no
/// move may. Costs are compared with the mean cost per unit of the two territories concerned, not
/// with one global temperature: density spans several orders of magnitude, and a global one melts
/// the cities or freezes the plains. Leaves `plan` at the best alignment seen: least excess first,
/// then least objective.
void anneal(Plan& plan, const AnnealOptions& options, Random& random, Stop& stop);

} // namespace core::align
