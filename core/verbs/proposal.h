// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/balance.h"
#include "core/verbs/balance_problem.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace core {

/// A plan that was found and is written nowhere yet: to be looked at, and taken as a whole, in part
/// or not at all.
struct Proposal {
    BalanceProblem problem;     ///< what it was found for, the present alignment included
    align::Alignment alignment; ///< per unit of `problem.plan`
    BalanceReport report;       ///< of the whole proposal
    Json params;                ///< for the history

    /// Units that it gives to another territory than they are in now, in the plan's order. All of
    /// them if there is no plan yet.
    std::vector<UnitId> moves() const;
};

/// What a search tells while it runs. Called on its threads, one at a time; both may be empty.
struct ProposalWatch {
    /// A better plan: the territories of all units as indices into `problem.plan.territories`,
    /// its objective, by how much limits are overshot, and the seconds since the start. The problem
    /// is complete and lives as long as the search.
    std::function<void(const BalanceProblem& problem, const align::FoundPlan& plan)> better;
    std::function<void(double bound, double seconds)> bounded;
};

/// Finds what `balance` would write and writes nothing. Errors as `balance`.
std::shared_ptr<const Proposal> proposeBalance(Workspace& ws, const BalanceParams& params, Job& job,
                                               const ProposalWatch& watch = {});

/// What taking a proposal did.
struct AcceptReport {
    std::string scenario;
    int moved = 0; ///< units that changed hands
    int left = 0;  ///< units that somebody gave to another territory meanwhile, and that stay there
    Changes changes;
};

/// Writes a proposal as one step to undo. Only the units of `only` move, unless it is empty; that
/// needs a plan to start from. What was changed by hand since the search began stays as it is.
/// Throws Error(Conflict) if a proposal for another scenario lost its basis meanwhile, Error(Usage)
/// if nothing of `only` is left to be moved.
AcceptReport acceptProposal(Workspace& ws, const Proposal& proposal,
                            std::span<const UnitId> only = {});

} // namespace core
