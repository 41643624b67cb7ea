// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/alignment.h"
#include "core/verbs/plan_problem.h"

namespace core {

/// Names new territories after the unit that holds most of the first measure in each ("Hartford"),
/// numbered where two would be alike; "Territory 3" where units have no names. Larger territories
/// choose first, so that the better known name goes to the heavier unit.
void nameTerritories(PlanProblem& plan, const align::Alignment& alignment);

} // namespace core
