// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/options.h"
#include "core/align/score.h"
#include "core/base/job.h"

#include <optional>
#include <vector>

namespace core::align {

/// What is tried for a trade-off. Empty lists stand for a range around the problem's own rules.
struct TradeOffOptions {
    int plans = 7; ///< at most so many are returned
    /// Tolerances to balance to; empty = half, once, twice and four times the problem's.
    std::vector<double> tolerances;
    /// Shares of the problem's budget measure (measure 0 without a budget) that may change hands;
    /// empty = 2 %, 5 %, 10 %, 20 % and all. Without a current alignment there are none.
    std::vector<double> budgets;
    BalanceOptions search; ///< `start` is chosen for each plan
};

/// One plan of a trade-off; on each axis less is better.
struct TradeOffPlan {
    Alignment alignment;
    Score score;                  ///< from scratch, under the rules of the problem given
    double imbalance = 0;         ///< max deviation over the balanced measures
    double disruption = 0;        ///< share of the budget measure that changes hands
    double compactness = 0;       ///< moment of inertia, weight * m^2; or travel, weight * s
    double tolerance = 0;         ///< it was balanced to; 0 = the current alignment itself
    std::optional<double> budget; ///< it was limited to
    bool knee = false;            ///< where giving a little on one axis stops buying much on others
};

struct TradeOffResult {
    std::vector<TradeOffPlan> plans; ///< most compact first; none is worse than another throughout
    int tried = 0;                   ///< plans that were computed
    int dominated = 0;               ///< of them, those left out because another is no worse
    bool wrappedUp = false;          ///< ended early at the user's request
};

/// Balances with different tolerances and disruption budgets, and returns the plans of which none
/// is worse than another on all of imbalance, disruption and compactness. The current alignment
/// takes part if it is whole. Each plan is whole, keeps its locks and is scored from scratch.
///
/// The knee is the plan nearest to the point that is best on every axis, with the axes stretched to
/// the range of the set. If more than `plans` are left, the knee and the ends of the axes stay and
/// the others are chosen as far apart as can be. Deterministic as `balance` is. Throws what
/// `balance` throws.
TradeOffResult tradeOff(const Problem& problem, const TradeOffOptions& options, Job& job);

} // namespace core::align
