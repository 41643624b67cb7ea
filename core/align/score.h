// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace core::align {

/// The figures of one territory, with A = its value and T = its target in a measure. Distances,
/// areas and perimeters are in the plane of the positions.
struct TerritoryScore {
    int units = 0;
    std::vector<Amount> values;     ///< A per measure, with what is fixed to the territory
    std::vector<double> targets;    ///< T per measure
    std::vector<double> deviations; ///< (A - T) / T; 0 when both are 0, 1 when only T is
    std::vector<double> indexes;    ///< 100 * A / T; 100 = on target
    std::vector<double> excess;     ///< overshoot of limits per measure, as a share of the target
    Point centre;                   ///< fixed centre, best member or weighted centroid; metres
    double momentOfInertia = 0;     ///< sum of weight * distance^2 to the centre, weight * m^2
    double meanDistance = 0;        ///< sum of weight * distance / sum of weight, metres
    double farDistance = 0;         ///< 90 % of the weight is no farther from the centre, metres
    double area = 0;                ///< m^2; 0 where areas are unknown
    double perimeter = 0;           ///< sum of unit perimeters - 2 * shared borders inside, metres
    std::optional<double> polsbyPopper;    ///< 4 pi area / perimeter^2; empty without areas
    std::optional<double> schwartzberg;    ///< 1 / sqrt(Polsby-Popper); 1 = disc, else more
    std::optional<double> reock;           ///< area / area of the smallest circle around it
    std::optional<double> convexHullRatio; ///< area / area of its convex hull
    std::optional<double>
        normalisedMoment;   ///< area^2 / (2 pi * sum of r^2 dA); 1 = disc, else less
    int pieces = 0;         ///< connected pieces
    bool contiguous = true; ///< one piece per connected component of the land
    int isthmuses = 0;      ///< units whose loss would break it apart
    int enclaves = 0;       ///< of its pieces, those that one other territory surrounds
    bool allowed = true;    ///< all its units may be in it
    double awayCost = 0;    ///< price of the units that were elsewhere
    double travelCost = 0;  ///< sum of weight * travel time, weight * s; Compactness::Travel only
    int cutBorders = 0;     ///< borders and bridges to units outside
    int openBorders = 0;    ///< of them, to units without a territory
    int gainedUnits = 0;    ///< units that have another territory in the current alignment
    std::vector<Amount> gained; ///< what those bring, per measure
    std::vector<double> kept;   ///< share of what it has now that it keeps, per measure; 1 = all

    bool operator==(const TerritoryScore&) const = default;
    /// Within the tolerance and the hard limits in every measure.
    bool withinLimits() const {
        return std::all_of(excess.begin(), excess.end(), [](double e) { return e == 0; });
    }
};

/// The units without a territory.
struct PoolScore {
    int units = 0;
    int leftUnits = 0;        ///< of them, with a territory in the current alignment
    std::vector<Amount> left; ///< what those hold, per measure
    double awayCost = 0;
    bool operator==(const PoolScore&) const = default;
};

/// The figures of one measure over all D territories, with r = A / T.
struct MeasureScore {
    double maxDeviation = 0;   ///< max |A - T| / T
    double meanDeviation = 0;  ///< mean |A - T| / T
    double shareInBand = 1;    ///< share of territories within the tolerance and the hard limits
    double rangeRatio = 1;     ///< max r / min r; infinite if a territory is empty
    double balanceIndex = 100; ///< 100 * (1 - sum |A - T| / (2 sum T)); 100 = perfect
    double cv = 0;             ///< standard deviation of r / mean of r
    double gini = 0;           ///< sum over pairs |r_d - r_e| / (2 D^2 mean r)
    bool operator==(const MeasureScore&) const = default;
};

/// What changes hands against the current alignment. Units without a current territory do not
/// count.
struct Disruption {
    int units = 0;
    double unitShare = 0;
    std::vector<Amount> amounts; ///< per measure
    std::vector<double> shares;  ///< per measure, of the measure's total
    bool operator==(const Disruption&) const = default;
};

/// Everything that is reported about an alignment.
struct Score {
    std::vector<TerritoryScore> territories;
    PoolScore pool;
    std::vector<MeasureScore> measures;
    Disruption disruption;
    double maxDeviation = 0;    ///< over the balanced measures
    double momentOfInertia = 0; ///< sum over the territories, weight * m^2
    double objective = 0;       ///< what `balance` minimises: compactness + price of disruption
    double excess = 0;          ///< sum of all overshoots of limits, as shares of targets; 0 = kept
    bool contiguous = true;
    bool budgetKept = true; ///< no more changes hands than the problem's disruption budget
    bool locksKept = true;  ///< no unit is where it is not allowed
    int unassigned = 0;
    int enclaves = 0;
    int isthmuses = 0;
    bool operator==(const Score&) const = default;
    /// All rules are kept: every unit once, limits, locks, contiguity, budget.
    bool feasible() const {
        return unassigned == 0 && excess == 0 && contiguous && locksKept && budgetKept;
    }
};

/// Computes all figures from scratch. The alignment may leave units unassigned; throws Error(Input)
/// if it has the wrong length or names a territory that does not exist.
Score score(const Problem& problem, const Alignment& alignment);

/// What of the problem's disruption budget an alignment uses up; 0 without a budget.
Amount budgetUse(const Problem& problem, const Alignment& alignment);

/// What changes hands between the problem's current alignment and `alignment`, territory by
/// territory.
Disruption disruption(const Problem& problem, const Alignment& alignment);

/// The same after the territories were renamed so that most of measure 0 stays where it is
/// (assignment on the overlap matrix): what moves whatever the parts are called. O(units +
/// territories^3).
Disruption relabelledDisruption(const Problem& problem, const Alignment& alignment);

/// Compactness cost plus the price of disruption: the objective alone, from scratch.
double objective(const Problem& problem, const Alignment& alignment);

} // namespace core::align
