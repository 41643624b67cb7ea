// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/balance.h"
#include "core/verbs/balance.h"
#include "core/verbs/balance_problem.h"

namespace core {

/// What is said of the result of a balance.
BalanceReport balanceReport(const BalanceProblem& problem, const BalanceParams& params,
                            const align::BalanceResult& result, const align::Problem& solved);

/// How a balance was asked for, for the history.
Json balanceJson(const BalanceProblem& problem, const BalanceParams& params);

} // namespace core
