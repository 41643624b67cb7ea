// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/trade_off.h"
#include "core/verbs/balance_problem.h"
#include "core/verbs/score.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct TradeOffParams {
    BalanceParams balance;          ///< `scenario` is not used
    int plans = 7;                  ///< at most so many are returned
    std::vector<double> tolerances; ///< to balance to; empty = around that of `balance`
    std::vector<double> budgets;    ///< shares that may change hands; empty = 2 % to all
    /// Plans to keep as scenarios: "knee", "all", or numbers as listed, from 1.
    std::vector<std::string> save;
    std::string name = "Trade-off"; ///< of kept scenarios, with the number of the plan
};

/// One plan of a trade-off, in figures people know.
struct TradeOffRow {
    int number = 0; ///< from 1
    double maxDeviation = 0;
    double balanceIndex = 0;  ///< of the first measure
    double disruption = 0;    ///< share of the measure that disruption is counted by
    int units = 0;            ///< that change hands
    int accounts = 0;         ///< that change hands
    double compactness = 0;   ///< moment of inertia, weight * m^2; or travel, weight * s
    double travelMinutes = 0; ///< mean one-way drive from the centre, an estimate
    double tolerance = 0;     ///< balanced to; 0 = the plan as it is
    std::optional<double> budget;
    bool knee = false;
    std::string scenario; ///< it was kept as; empty = not kept
};

struct TradeOffReport {
    std::vector<TradeOffRow> plans; ///< most compact first
    std::string objective;          ///< "compactness" or "travel"
    std::string disruptionMeasure;
    std::string against; ///< scenario that disruption is counted against; empty = none
    int tried = 0;
    int dominated = 0;
    bool wrappedUp = false;
    std::uint64_t seed = 1;
    double seconds = 0;
    std::vector<Issue> issues;
    Changes changes;
};
void to_json(Json& json, const TradeOffReport& report);

/// Plans that were found and are written nowhere yet.
struct FoundTradeOff {
    BalanceProblem problem;
    align::TradeOffResult result;
    TradeOffReport report;
};
/// Finds what `tradeOff` would return and writes nothing. `save` and `name` are not used.
std::shared_ptr<const FoundTradeOff> findTradeOff(Workspace& ws, const TradeOffParams& params,
                                                  Job& job);
/// Keeps plans of those found as scenarios, by `save` and `name`, in one step to undo. The report
/// says how they are called. Throws Error(Conflict) if what they were found for has changed since.
TradeOffReport keepTradeOff(Workspace& ws, const FoundTradeOff& found,
                            const TradeOffParams& params);

/// Returns plans of which none is worse than another on all of balance, disruption and compactness
/// (or travel), with the knee marked, and keeps those wanted as scenarios in one step to undo.
TradeOffReport tradeOff(Workspace& ws, const TradeOffParams& params, Job& job);

} // namespace core
