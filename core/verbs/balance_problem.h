// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/options.h"
#include "core/align/reasons.h"
#include "core/base/issue.h"
#include "core/verbs/balance_params.h"
#include "core/verbs/plan_problem.h"
#include "core/verbs/territory_bases.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace core {

/// What a balance works on: the scenario it starts from, if any, and the one it writes.
struct BalanceSetup {
    std::optional<Scenario> source;
    std::optional<Scenario> existing;
    std::string name;
    std::vector<ScenarioMeasure> measures;
    double tolerance = 0.05;

    bool inPlace() const { return existing && source && existing->id == source->id; }
};

/// The limit on drive time, and what it asks for that cannot be had.
struct TravelLimit {
    double limitMinutes = 0; ///< 0 = none
    struct Beyond {
        int unit = 0;      ///< index
        int territory = 0; ///< nearest base
        double minutes = 0;
        bool noWay = false; ///< no road leads from there to any base; `minutes` is an estimate
    };
    std::vector<Beyond> beyond; ///< units that no base reaches within the limit, farthest first
};

/// A balance ready to be computed.
struct BalanceProblem {
    BalanceSetup setup;
    PlanProblem plan;            ///< complete, targets and rules included
    std::string territoriesFrom; ///< how their number came about, one sentence; empty = as asked
    std::vector<std::optional<RepId>> owners; ///< per territory: the rep of its centre
    std::set<int> named;              ///< territories that were given a name, not to be named again
    std::vector<TerritoryBase> bases; ///< per territory: where drives begin
    /// Drive times from units to bases; null where nobody asks for them.
    std::shared_ptr<const TravelTimes> times;
    std::vector<bool> noWay; ///< per unit: its times are estimates, since no road leads there
    std::optional<TravelLimit> travel;
    std::string budgetMeasure;          ///< of the disruption budget: "units", or a measure's name
    std::vector<LockWish> locks;        ///< of the wishes, those that hold
    std::vector<align::Reason> reasons; ///< rules that no plan can keep, found on the way
    std::vector<Issue> issues;
    std::vector<ScenarioMeasure> extended; ///< measures with those added for rules
};

/// Reads what a balance needs and works out its rules. Throws Error(Usage) for wishes that
/// contradict each other, Error(Conflict) if the result is published.
BalanceProblem loadBalanceProblem(const Connection& db, const BalanceParams& params, Job& job);
/// The same but for drive times, which may take long and need no database: `findTravel`, then
/// `applyTravel` with any limit.
BalanceProblem loadBeforeTravel(const Connection& db, const BalanceParams& params);

/// How to search, for a problem and what was wished.
align::BalanceOptions balanceOptions(const BalanceProblem& problem, const BalanceParams& params);

} // namespace core
