// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/districting_instance.h"

#include <cstdint>

namespace bench {

/// What a plan is worth, worked out from nothing but the instance and the plan: no code is shared
/// with the search, so that a mistake there cannot hide here.
struct PlanCheck {
    int districts = 0;       ///< that hold a unit
    bool contiguous = false; ///< every unit assigned, and each district in one piece
    bool populationOk =
        false;               ///< every one of the k districts lies within L and U, in each measure
    double maxDeviation = 0; ///< largest |population * k / total - 1|
    double momentOfInertia = 0; ///< persons * (1000 km)^2, as the instance defines it
    std::int64_t cutEdges = 0;  ///< edges between units of different districts

    /// A plan in the sense of the published tables.
    bool feasible() const { return contiguous && populationOk; }
    double value(DistrictingObjective objective) const;
};

/// Checks a plan with one district (0 to k - 1) per unit, or -1 for none.
PlanCheck checkPlan(const DistrictingInstance& instance, const core::align::Alignment& plan);

} // namespace bench
