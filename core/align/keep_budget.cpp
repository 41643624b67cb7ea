// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/keep_budget.h"

#include "core/align/evaluator.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// Moved units that count towards the budget and may go back.
std::vector<UnitIx> chargedUnits(const Problem& problem, const Alignment& alignment) {
    std::vector<UnitIx> units;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const TerritoryIx owner = alignment[at(i)];
        if (owner != kUnassigned && problem.budgetUse(i, owner) > 0 &&
            problem.allows(i, problem.current(i))) {
            units.push_back(i);
        }
    }
    return units;
}

int brokenTerritories(const Score& score) {
    int broken = 0;
    for (const TerritoryScore& s : score.territories) {
        broken += !s.contiguous;
    }
    return broken;
}

} // namespace

Alignment keepBudget(const Problem& problem, Alignment alignment) {
    if (!problem.hasBudget() || budgetUse(problem, alignment) <= problem.budget()) {
        return alignment;
    }
    Evaluator evaluator(problem, std::move(alignment));
    while (!evaluator.score().budgetKept) {
        UnitIx best = -1;
        std::tuple<int, double, double> least;
        for (const UnitIx unit : chargedUnits(problem, evaluator.alignment())) {
            const Score after = evaluator.force(unit, problem.current(unit)).after;
            const std::tuple cost(brokenTerritories(after), after.excess, after.objective);
            if (best < 0 || cost < least) {
                best = unit;
                least = cost;
            }
        }
        if (best < 0) {
            break; // what is left has to be where it is
        }
        evaluator.apply({&best, 1}, problem.current(best));
    }
    return evaluator.alignment();
}

void keepBudget(const Problem& problem, BalanceResult& result) {
    if (result.score.budgetKept) {
        return;
    }
    result.alignment = keepBudget(problem, std::move(result.alignment));
    result.score = score(problem, result.alignment);
    result.feasible = result.score.feasible();
    result.reasons = reasonsFor(problem, result.alignment);
    result.relaxations = result.feasible
                             ? std::vector<Relaxation>{}
                             : relaxationsFor(problem, result.reasons, result.alignment);
    if (result.gap && result.lowerBound && result.score.objective > 0) {
        result.gap = std::max(0.0, 1 - *result.lowerBound / result.score.objective);
    }
}

} // namespace core::align
