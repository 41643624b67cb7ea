// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/balance_problem.h"

namespace core {

/// Names new territories after places in them, but for those that came with a name. Those of a
/// scenario keep theirs.
void nameNewTerritories(BalanceProblem& problem, const align::Alignment& alignment);

/// Throws Error(Conflict) if the scenario a balance started from has other assignments now.
void requireUnchanged(const Connection& db, const BalanceProblem& problem);

/// Writes an alignment of a balance problem as its scenario: a new one, or in place. Territories
/// keep ids in place; a scenario made from another one takes its owners, unit locks and account
/// overrides along.
ScenarioId savePlan(Edit& edit, const BalanceProblem& problem, const align::Alignment& alignment,
                    std::uint64_t seed);

} // namespace core
