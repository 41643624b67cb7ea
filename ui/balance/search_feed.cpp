// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/search_feed.h"

#include <algorithm>

namespace ui {

std::optional<double> SearchCurve::gap() const {
    if (best.empty() || bound.empty() || best.back().value <= 0) {
        return std::nullopt;
    }
    return std::max(0.0, 1 - (bound.back().value / best.back().value));
}

std::vector<PendingMove> movesOf(const core::BalanceProblem& problem,
                                 const core::align::Alignment& alignment) {
    std::vector<PendingMove> moves;
    const auto& current = problem.plan.data.current;
    if (!problem.setup.inPlace() || current.size() != alignment.size()) {
        return moves;
    }
    const auto idOf = [&](core::align::TerritoryIx t) {
        return t == core::align::kUnassigned
                   ? core::TerritoryId()
                   : problem.plan.territories[static_cast<std::size_t>(t)].id;
    };
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] != current[i]) {
            moves.push_back({problem.plan.units[i].id, idOf(current[i]), idOf(alignment[i])});
        }
    }
    return moves;
}

void SearchFeed::plan(const core::BalanceProblem& problem, const core::align::FoundPlan& plan) {
    const std::lock_guard lock(mutex_);
    if (plan.excess <= 0) {
        curve_.best.push_back({plan.seconds, plan.objective});
    }
    curve_.kept = plan.excess <= 0;
    // Nobody can see more than a few plans a second; the search shall not pay for the others.
    constexpr double kPause = 0.15;
    if (movesAt_ < 0 || plan.seconds - movesAt_ >= kPause) {
        moves_ = movesOf(problem, plan.alignment);
        movesAt_ = plan.seconds;
    }
}

void SearchFeed::bound(double value, double seconds) {
    const std::lock_guard lock(mutex_);
    curve_.bound.push_back({seconds, value});
}

std::optional<std::vector<PendingMove>> SearchFeed::takeMoves() {
    const std::lock_guard lock(mutex_);
    return std::exchange(moves_, std::nullopt);
}

SearchCurve SearchFeed::curve() const {
    const std::lock_guard lock(mutex_);
    return curve_;
}

} // namespace ui
