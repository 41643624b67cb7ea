// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/plan_problem.h"

#include <vector>

namespace core {

/// What the locks of a scenario mean for its units.
struct LockedUnits {
    std::vector<bool> locked; ///< per unit: stays in its territory
    /// Per unit, the territories it may go to (an empty list = all); empty if no territory is
    /// locked.
    std::vector<std::vector<align::TerritoryIx>> allowed;
};

/// Units locked today, by themselves or with their territory in `alignment`: locked territories
/// neither lose nor gain. Units without a territory are not locked.
LockedUnits lockedUnits(const Connection& db, ScenarioId scenario, const PlanProblem& plan,
                        const align::Alignment& alignment);

} // namespace core
