// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/balance_problem.h"

namespace core {

/// Gives territories the centres wished for: by name, else to the territory of the rep, else in
/// order. Throws Error(Input) for more centres than territories and for unknown territories.
void placeCentres(const Connection& db, const BalanceParams& params, BalanceProblem& problem);

/// Target weights as wished: one by one, or from a column of the reps in charge.
///
/// By a column: a territory's weight is the sum over its reps of the column's value times their
/// ramp (see Ramp). A team without a value of its own counts as its members. A rep without a value
/// counts as the mean of the others, a territory without a rep as the mean of the others; both are
/// listed. A roster entry of the rep in the scenario's sales force overrides capacity and dates and
/// multiplies by its own ramp.
void setTargetWeights(const Connection& db, const BalanceParams& params, BalanceProblem& problem);

/// Locked units stay; locked territories neither lose nor gain. Then the wishes: a unit that stays
/// is locked, a unit that is wanted elsewhere may go only there. Wishes that cannot hold are
/// issues.
void applyLocks(const Connection& db, const BalanceParams& params, BalanceProblem& problem);

} // namespace core
