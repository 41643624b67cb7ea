// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/least_disruption.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// What moving units worth `amount` costs at least.
double cheapest(const Problem& problem, int measure, std::vector<UnitIx> units, Amount amount) {
    const auto use = [&](UnitIx i) {
        return static_cast<double>(problem.budgetUse(i, kUnassigned));
    };
    const auto worth = [&](UnitIx i) { return static_cast<double>(problem.amount(i, measure)); };
    std::erase_if(units, [&](UnitIx i) { return problem.amount(i, measure) == 0; });
    std::sort(units.begin(), units.end(), [&](UnitIx a, UnitIx b) {
        const double x = use(a) * worth(b);
        const double y = use(b) * worth(a);
        return x < y || (x == y && a < b);
    });
    const bool whole = problem.data().disruptionBudget->measure < 0;
    double left = static_cast<double>(amount);
    double sum = 0;
    for (const UnitIx i : units) {
        if (left <= 0) {
            break;
        }
        // Units are counted whole: the largest come first, so no fewer would do.
        const double share = whole ? 1 : std::min(1.0, left / worth(i));
        sum += share * use(i);
        left -= worth(i);
    }
    return sum;
}

} // namespace

Amount leastDisruption(const Problem& problem, int measure) {
    if (!problem.hasBudget()) {
        return 0;
    }
    std::vector<std::vector<UnitIx>> members(at(problem.territories()));
    std::vector<Amount> held(at(problem.territories()), 0);
    std::vector<UnitIx> movable;
    Amount free = 0;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const TerritoryIx now = problem.current(i);
        if (now == kUnassigned) {
            free += problem.amount(i, measure);
            continue;
        }
        held[at(now)] += problem.amount(i, measure);
        if (!problem.locked(i)) {
            members[at(now)].push_back(i);
            movable.push_back(i);
        }
    }
    double giving = 0;
    Amount missing = 0;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        const Limits& band = problem.limits(t, measure);
        if (held[at(t)] > band.upper) {
            giving += cheapest(problem, measure, members[at(t)],
                               held[at(t)] - std::max<Amount>(0, band.upper));
        }
        // Both limits may be far beyond what there is.
        missing += std::clamp<Amount>(band.lower - held[at(t)], 0, problem.total(measure));
        missing = std::min(missing, problem.total(measure));
    }
    const double getting = missing > free ? cheapest(problem, measure, movable, missing - free) : 0;
    return static_cast<Amount>(std::ceil(std::max(giving, getting) * (1 - 1e-12) - 1e-9));
}

} // namespace core::align
