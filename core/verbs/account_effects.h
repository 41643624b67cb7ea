// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/plan_problem.h"

namespace core {

/// Takes the accounts of a scenario that do not follow their unit out of the units' activity and
/// counts. What an override brings goes to the territory it names, whatever units that has
/// (`PlanProblem::fixed`); what a holdout brings goes to nobody and is not balanced. Only measures
/// that were summed from accounts know what an account brought; others stay as they are.
void applyAccountEffects(const Connection& db, ScenarioId scenario, PlanProblem& problem);

} // namespace core
