// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/proposal.h"
#include "ui/balance/pending_plan.h"

#include <mutex>
#include <optional>
#include <vector>

namespace ui {

/// A search as a picture: what the best plan cost at which time, and what none can cost less than.
struct SearchCurve {
    struct Point {
        double seconds = 0;
        double value = 0;
    };
    std::vector<Point> best;  ///< falling; only plans that keep all limits
    std::vector<Point> bound; ///< rising
    bool kept = false;        ///< the best plan keeps every rule

    /// How much better a plan could be at best, as a share of the best one; empty without a bound.
    std::optional<double> gap() const;
};

/// Hands what a search tells on its threads to the window, which asks when it has time: only the
/// newest plan, and every point of the curve.
class SearchFeed {
public:
    /// Called by the search.
    void plan(const core::BalanceProblem& problem, const core::align::FoundPlan& plan);
    void bound(double value, double seconds);

    /// Called by the window. The moves of the newest plan if there is one that was not yet taken.
    std::optional<std::vector<PendingMove>> takeMoves();
    SearchCurve curve() const;

private:
    mutable std::mutex mutex_;
    std::optional<std::vector<PendingMove>> moves_;
    SearchCurve curve_;
    double movesAt_ = -1; ///< seconds, of the last plan whose moves were worked out
};

/// What an alignment of a problem moves against the plan that it started from; nothing for a first
/// plan.
std::vector<PendingMove> movesOf(const core::BalanceProblem& problem,
                                 const core::align::Alignment& alignment);

} // namespace ui
