// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/plan_problem.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core::watch {

/// A published plan with today's data: who has what says the ledger; bands, targets, locks and
/// overrides are those of the scenario that was published.
struct PlanInForce {
    Scenario scenario;
    std::string version; ///< names what was published, "ledger:3"; a scenario, "scenario:2"
    std::string since;   ///< a date
    PlanProblem plan;    ///< its current alignment is the one in force
    /// Units that the scenario has given to somebody else since it was published.
    int changedSince = 0;

    /// Per territory and measure, in the unit that people know.
    struct Figure {
        double value = 0;
        double target = 0;
        bool inside = true; ///< of its band and of hard limits
        double share() const { return target > 0 ? value / target : 1; }
    };
    /// Of any alignment of the plan.
    std::vector<std::vector<Figure>> figures(const align::Alignment& alignment) const;
    /// Code of the territory of each account that has one: that of its unit, or of an override.
    std::map<AccountId, std::string> territories(const Connection& db) const;
};

/// The plan in force on a date: the newest that was published by then. With a scenario, that one
/// as it is, whether published or not. Empty if nothing is in force. Throws Error(Input) for a
/// scenario that there is not, or if what was published is gone.
std::optional<PlanInForce> findPlanInForce(const Connection& db, const std::string& today,
                                           const std::string& scenario = {});
/// The same; throws Error(Input) if nothing is in force.
PlanInForce requirePlanInForce(const Connection& db, const std::string& today,
                               const std::string& scenario = {});

} // namespace core::watch
