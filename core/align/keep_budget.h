// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/balance.h"

namespace core::align {

/// An alignment within the problem's disruption budget, made from one beyond it by taking moves
/// back: those first that break nothing and cost the least overshoot of limits. The budget is kept
/// before balance and contiguity are. The same alignment if the budget is kept, or there is none.
Alignment keepBudget(const Problem& problem, Alignment alignment);

/// The same for what `balance` found, with its score, its reasons and its gap.
void keepBudget(const Problem& problem, BalanceResult& result);

} // namespace core::align
