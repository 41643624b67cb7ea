// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/balance.h"
#include "core/base/json.h"
#include "core/verbs/balance_problem.h"

#include <string>
#include <vector>

namespace core {

/// One change of the rules that helps where no plan keeps all of them, in the terms in which a
/// balance is asked for.
struct WayOut {
    enum class Kind {
        Band,        ///< `value` = tolerance, share of the target
        DriveLimit,  ///< `value` = minutes
        Disruption,  ///< `value` = share that may change hands
        Territories, ///< `value` = how many
        Unlock,      ///< `units` may leave their territories
        Other        ///< to be done by hand, see `touches`
    };
    Kind kind = Kind::Other;
    std::string loosen;  ///< which rule, in plain words
    std::string from;    ///< as it is; may be empty
    std::string to;      ///< the least that helps; may be empty
    std::string touches; ///< whom it concerns
    double value = 0;
    std::vector<std::string> units; ///< keys
    /// The plan in hand keeps all rules with it. Otherwise it only takes a contradiction away.
    bool sufficient = false;
    std::string option; ///< how the command line says it; empty for Other
};
void to_json(Json& json, const WayOut& way);

/// Every change was tried: those that the search offers (align::relaxationsFor) and the least limit
/// of drive time without a proven contradiction, least change first (as a share of what the rule is
/// now). Empty for a plan that keeps all rules. Reads the plan once more if drive limits are
/// tried.
std::vector<WayOut> waysOut(const Connection& db, const BalanceProblem& problem,
                            const BalanceParams& params, const align::BalanceResult& result);

/// Asks for a balance with that rule loosened. False for Unlock and Other, which are no wishes of a
/// balance.
bool applyWayOut(const WayOut& way, BalanceParams& params);

/// The proven reason with the fewest rules, the one to show first; null if nothing is proven.
const align::Reason* smallestClash(const std::vector<align::Reason>& reasons);

} // namespace core
