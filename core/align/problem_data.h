// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/alignment.h"
#include "core/plan/shape.h"

#include <optional>
#include <string>
#include <vector>

namespace core::align {

/// An activity measure of the basic units, such as workload or revenue.
struct Measure {
    std::string name;
    std::vector<Amount> values; ///< per unit, never negative
    double weight = 1;          ///< share in balancing; 0 = reported, not balanced
};

/// Two basic units that touch. `length` is the shared border in metres; a bridge joins an island to
/// the land nearest to it and has no length.
struct Border {
    UnitIx a = 0;
    UnitIx b = 0;
    double length = 0;
    bool bridge = false;
};

/// The convex hulls of the units, one after another.
struct Hulls {
    std::vector<Point> points; ///< metres in the layer's work CRS
    std::vector<int> first;    ///< per unit, where its points begin, and the end; empty = unknown
};

/// What is asked of one territory.
struct TerritorySpec {
    std::string name;
    std::vector<double> targets; ///< per measure; empty = an equal share of the total
    std::optional<Point> centre; ///< a fixed centre (rep base), metres; empty = free
    std::vector<std::optional<Amount>> minimum; ///< hard limit per measure; empty = none
    std::vector<std::optional<Amount>> maximum; ///< hard limit per measure; empty = none
    /// Activity that belongs to it whatever its units are, per measure (accounts that do not follow
    /// their unit); counts towards targets and limits. Never negative; empty = none.
    std::vector<Amount> fixed;
};

/// What "compact" means, that is, what the objective sums over the territories.
enum class Compactness {
    /// Moment of inertia about the weighted centroid, or about the fixed centre: sum of
    /// weight * distance^2, in weight * m^2.
    Moment,
    /// The same about the best member unit (Hess et al. 1965), with distances rounded to whole
    /// `ProblemData::distanceStep`: the objective of the political districting literature.
    MemberMoment,
    /// Number of borders and bridges between units of different territories.
    CutBorders,
    /// Sum of weight * travel time to the fixed base, from `ProblemData::travel`, in weight * s.
    Travel
};

/// A hard limit on what may change hands against the current alignment.
struct DisruptionBudget {
    double share = 1; ///< of the measure's total, or of the units that have a territory now; 0 to 1
    int measure = -1; ///< -1 = the units are counted
};

/// Everything a Problem is made of. Vectors per unit are in unit order and either empty (where that
/// is said) or exactly as long as `positions`.
struct ProblemData {
    std::vector<Point> positions;        ///< metres in the layer's work CRS
    std::vector<std::string> names;      ///< keys of the units for messages; may be empty
    std::vector<double> positionWeights; ///< weight in the moment; empty = from measure 0
    std::vector<double> areas;           ///< m^2; may be empty
    std::vector<double> perimeters;      ///< metres; may be empty
    Hulls hulls;                         ///< for figures of shape only
    std::vector<Measure> measures;       ///< at least one
    std::vector<Border> borders;
    std::vector<TerritorySpec> territories;
    Alignment current;                             ///< empty = none; kUnassigned allowed
    std::vector<std::vector<TerritoryIx>> allowed; ///< empty, or an empty list = all
    std::vector<bool> locked;                      ///< stays in its current territory; may be empty
    double tolerance = 0.05;                       ///< |value / target - 1| for balanced measures
    Compactness compactness = Compactness::Moment;
    double distanceStep = 0; ///< metres; 0 = distances are not rounded (MemberMoment only)
    /// Units x territories, by unit: seconds from the unit to the territory's base, infinite where
    /// it cannot be reached, which forbids the territory to the unit. Empty unless Travel.
    std::vector<float> travel;
    std::optional<DisruptionBudget> disruptionBudget; ///< needs `current`
    double disruptionPrice = 0; ///< price of moving all activity of measure 0 away from its current
                                ///< territory, as a multiple of the current plan's compactness cost
};

} // namespace core::align
