// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/scenario.h"
#include "core/plan/shape.h"
#include "core/verbs/travel_estimate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// How much of a measure one territory shall hold: gives the number of territories.
struct TargetValue {
    std::string measure;
    double value = 0;
};

/// A place that a territory is built around, such as a rep's home. Whoever knows the layer's CRS
/// projects it (geo::loadCentres).
struct FixedCentre {
    std::string territory; ///< code, name or number; empty = that of the rep, or the next one
    std::string name;      ///< for people: the rep or the row it came from
    RepId rep;             ///< 0 = no rep
    Point lonLat;          ///< EPSG:4326
    Point position;        ///< the same in the layer's work CRS, metres
};

/// A unit that has to stay, or to be in a certain territory.
struct LockWish {
    std::string unit;      ///< key or alias
    std::string territory; ///< code, name or number; empty = the one it has
    std::string reason;
    std::int64_t row = 0; ///< of the file it came from
};

/// How the share of a new rep grows: `first` on the first day, the whole after `months` months,
/// in proportion between. Before the first day and after the last one a rep has no share.
struct Ramp {
    double months = 6; ///< 0 = no ramp
    double first = 0.25;
    std::string date; ///< the day for which shares are worked out, "2026-03-01"; empty = today
};

/// What a balanced plan shall have as little of as the rules permit.
enum class Objective {
    Compactness, ///< moment of inertia: weight * squared distance to the centre
    Travel       ///< weight * drive time to the base
};

struct BalanceParams {
    std::string layer;                     ///< empty = the only one, or that of `from`
    std::vector<ScenarioMeasure> measures; ///< empty = those of the scenario rebalanced
    int territories = 0; ///< 0 = those of the scenario, by `targetValue`, or one per centre
    std::optional<TargetValue> targetValue;
    std::optional<double> tolerance;   ///< share of the target; empty = 0.05 or the scenario's
    std::string scenario;              ///< name of the result; empty = "Balanced", numbered
    std::string from;                  ///< scenario to start from; empty = the result's own, if any
    std::vector<double> targetWeights; ///< unequal targets, per territory; empty = as they are
    std::string targetBy; ///< unequal targets by a column of the reps in charge: "capacity"
    Ramp ramp;            ///< of `targetBy`
    std::vector<FixedCentre> centres;
    double maxTravelMinutes = 0; ///< units go to no base farther than this; 0 = no limit
    /// What drives are estimated with where `drives` is empty; empty = that of the workspace.
    std::optional<TravelEstimate> travel;
    /// Who finds drive times; empty = the estimate. Not kept with a proposal.
    TravelFunction drives;
    Objective objective = Objective::Compactness;
    std::vector<LockWish> locks;         ///< kept in the result, as locks by hand are
    std::optional<double> maxDisruption; ///< share of `disruptionMeasure` that may change hands
    std::string disruptionMeasure;       ///< "units", "accounts" or a measure; empty = the first
    double disruptionPrice = 0; ///< of moving everything, in multiples of the present compactness
    /// Repairs the plan with as few moves as it takes instead of improving it; a twentieth may
    /// change hands unless `maxDisruption` says otherwise.
    bool gentle = false;
    /// Keys of the units that the search may move; the others stay where they are, but for those
    /// that have no territory yet. Empty = all.
    std::vector<std::string> scope;
    /// Keys of the units that may change hands when the plan is written; empty = all that the plan
    /// found moves.
    std::vector<std::string> only;
    std::uint64_t seed = 1;
    double timeLimitSeconds = 0; ///< a cap on the wall clock; 0 = none
    int threads = 0;             ///< 0 = all cores; the plan is the same on any number
};

} // namespace core
