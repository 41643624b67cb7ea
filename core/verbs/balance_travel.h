// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/verbs/balance_problem.h"

namespace core {

/// Whether a rule or the objective asks for drive times.
bool asksForDrives(const BalanceParams& params);

/// Finds the drive times that the limit or the objective needs, by `params.drives` or else the
/// estimate. A unit that no road joins to any base is estimated and listed. Throws Error(Usage)
/// where no territory has a base, or the objective lacks one.
void findTravel(const BalanceParams& params, BalanceProblem& problem, Job& job);

/// Drive times to the bases become the objective and the limit. Units that no base reaches within
/// the limit may go to the nearest base only, and are a reason why no plan keeps all rules.
void applyTravel(const BalanceParams& params, BalanceProblem& problem);

} // namespace core
