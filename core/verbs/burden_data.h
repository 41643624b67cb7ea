// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "core/verbs/travel_burden.h"

#include <optional>
#include <span>
#include <vector>

namespace core {

/// An account that is to be called on.
struct BurdenPlace {
    Point at; ///< its own, else that of its unit
    UnitId unit;
    double areaM2 = 0; ///< of its unit; 0 = not known
    double visits = 0;
};

/// What travel burden is worked out from.
struct BurdenData {
    std::string scenario;
    TravelEstimate estimate; ///< of the workspace
    std::vector<Territory> territories;
    std::vector<TerritoryBase> bases;
    std::vector<std::vector<BurdenPlace>> places; ///< per territory
    std::vector<int> withoutPlace;                ///< per territory
};
BurdenData loadBurdenData(const Connection& db, const TravelBurdenParams& params);

/// Seconds between two neighbouring calls of a tour through all the places, by the estimate, as
/// `analysis::BurdenInput` wants it. Where areas of units are not known, the places count as spread
/// evenly over their convex hull.
double spacingSeconds(std::span<const BurdenPlace> places, const TravelEstimate& estimate);

} // namespace core
