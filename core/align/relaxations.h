// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/align/reasons.h"

#include <string>
#include <vector>

namespace core::align {

/// A change of the rules that helps where no plan keeps all of them.
struct Relaxation {
    enum class Kind {
        Tolerance,   ///< `value` = the tolerance, as a share of the target
        Limits,      ///< other hard minima or maxima for `territories`
        Unlock,      ///< `units` may leave their territories
        Allow,       ///< `units` may also go to `territories`
        Territories, ///< `value` = how many territories there should be
        Disruption   ///< `value` = the share that may change hands
    };
    Kind kind = Kind::Tolerance;
    std::string message; ///< what to change, with its number
    double value = 0;
    std::vector<UnitIx> units;
    std::vector<TerritoryIx> territories;
    /// The plan in hand keeps all rules with it. Otherwise it only takes a contradiction away.
    bool sufficient = false;
};

/// The cheapest changes that were found: first those with which `alignment`, the least violating
/// plan, keeps all rules; then those that take away the proven `reasons`, each with the smallest
/// number that does. Every one was tried: the changed problem was checked again.
std::vector<Relaxation> relaxationsFor(const Problem& problem, const std::vector<Reason>& reasons,
                                       const Alignment& alignment);

} // namespace core::align
