// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/balance.h"
#include "core/verbs/score.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

struct BalanceParams {
    std::string layer;                     ///< empty = the only one, or that of `from`
    std::vector<ScenarioMeasure> measures; ///< empty = those of the scenario rebalanced
    int territories = 0;                   ///< 0 = those of the scenario rebalanced
    std::optional<double> tolerance;       ///< share of the target; empty = 0.05 or the scenario's
    std::string scenario;                  ///< name of the result; empty = "Balanced", numbered
    std::string from;                  ///< scenario to start from; empty = the result's own, if any
    std::vector<double> targetWeights; ///< unequal targets, per territory; empty = as they are
    std::uint64_t seed = 1;
    double timeLimitSeconds = 0; ///< a cap on the wall clock; 0 = none
    int threads = 0;             ///< 0 = all cores; the plan is the same on any number
};

struct BalanceReport {
    ScoreReport figures;
    std::optional<double> lowerBound; ///< no plan within the limits has a smaller objective
    std::optional<double> gap;
    bool feasible = true;
    std::vector<align::Reason> reasons;         ///< why not, if not
    std::vector<align::Relaxation> relaxations; ///< what would help, if not
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
