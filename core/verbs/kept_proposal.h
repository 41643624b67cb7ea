// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/verbs/proposal.h"

#include <memory>

namespace core {

/// A proposal in a form that outlives the program: what was asked for, and which unit goes from
/// which territory to which, by key and code. Only for proposals that change a plan in place.
Json keptProposal(const Proposal& proposal, const BalanceParams& params);

/// Makes the proposal anew over the plan as it is now. Moves of units that are not where the search
/// found them any more, or whose territory is gone, are left out; null if none is left, or if what
/// was kept cannot be read. `drives` finds drive times anew. Throws Error as `balance` does if the
/// plan lost its basis.
std::shared_ptr<const Proposal> restoredProposal(const Connection& db, const Json& kept, Job& job,
                                                 const TravelFunction& drives = {});

/// A unit that goes from one territory to another: key and codes; an empty code = none.
struct UnitTransfer {
    std::string unit, from, to;
};

/// A proposal of just these moves, over the plan that `params` names. Moves of units that are not
/// there any more are left out; null if none is left. Throws Error as `balance` does.
std::shared_ptr<const Proposal> proposalOfMoves(const Connection& db, const BalanceParams& params,
                                                const std::vector<UnitTransfer>& moves, Job& job);

} // namespace core
