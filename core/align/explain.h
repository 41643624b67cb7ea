// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/evaluator.h"

#include <string>
#include <vector>

namespace core::align {

/// Another territory that a unit could belong to, and every figure as it would be then.
struct Alternative {
    TerritoryIx territory = 0;
    bool neighbour = false; ///< the unit touches it
    double border = 0;      ///< metres of border they share
    /// Rules that the move would break which the plan keeps now, one sentence each; none = it
    /// could be made.
    std::vector<std::string> obstacles;
    double newExcess = 0; ///< overshoot of limits that it adds, as a share of targets
    Score after;
};

/// Why a unit is where it is.
struct Explanation {
    UnitIx unit = 0;
    TerritoryIx territory = kUnassigned; ///< it belongs to now
    Score now;
    std::vector<Alternative> alternatives; ///< best first
};

/// Lists the territories that `unit` could move to instead, with the exact figures after the move:
/// `after` equals the score from scratch of the plan with that one unit moved. Territories that
/// the unit touches come first, then others by the distance of their centres; within the first
/// group those that break no rule, then by overshoot of limits, then by the objective. At most
/// `most` are listed. Throws Error(Input) for a unit that does not exist.
Explanation explain(Evaluator& evaluator, const Problem& problem, UnitIx unit, int most = 5);

} // namespace core::align
