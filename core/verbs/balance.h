// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/balance.h"
#include "core/verbs/balance_params.h"
#include "core/verbs/score.h"
#include "core/verbs/ways_out.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// How drive times were counted, and the units that the limit could not be kept for.
struct TravelFigures {
    std::string engine;                     ///< "estimate" until a road network says it
    std::optional<TravelEstimate> estimate; ///< what it was estimated with; empty = by roads
    std::string attribution;
    double limitMinutes = 0; ///< 0 = none
    struct Beyond {
        std::string unit;
        std::string territory; ///< nearest base
        double minutes = 0;
        bool noWay = false; ///< no road leads to any base; the minutes are an estimate
    };
    std::vector<Beyond> beyond; ///< farthest first
    /// Drives within one territory of the plan found.
    struct Drives {
        std::string territory;
        std::string base;        ///< "home of Ann"
        std::string kind;        ///< of base: home, centre, middle or none
        double meanMinutes = 0;  ///< one way, weighted by the first measure
        double worstMinutes = 0; ///< of its units
        std::string worstUnit;
    };
    std::vector<Drives> territories; ///< those with a base
};

/// The limit on what changes hands, and what of it was used.
struct BudgetFigures {
    std::string measure; ///< "units" or a measure
    double share = 0;
    double used = 0;
    bool kept = true;
};

struct BalanceReport {
    ScoreReport figures;
    std::optional<double> lowerBound; ///< no plan within the limits has a smaller objective
    std::optional<double> gap;
    bool feasible = true;
    std::vector<align::Reason> reasons;         ///< why not, if not
    std::vector<align::Relaxation> relaxations; ///< what would help, if not
    std::vector<WayOut> waysOut;                ///< the same as wishes, least change first
    std::string territoriesFrom;                ///< how their number came about; empty = as asked
    bool travelObjective = false;
    std::optional<TravelFigures> travel;
    std::optional<BudgetFigures> budget;
    bool timeLimitHit = false;
    bool wrappedUp = false;
    std::uint64_t seed = 1;
    std::int64_t iterations = 0;
    double seconds = 0;
    Changes changes;
};
void to_json(Json& json, const BalanceReport& report);

/// Builds a scenario with contiguous territories within the tolerance of their targets, or
/// rebalances one: locks are kept, territories keep names and ids. One step to undo. A plan that
/// cannot keep all rules is saved as the best found, with `feasible` false and the reasons. Throws
/// Error(Conflict) if the scenario it started from was changed meanwhile.
BalanceReport balance(Workspace& ws, const BalanceParams& params, Job& job);

} // namespace core
