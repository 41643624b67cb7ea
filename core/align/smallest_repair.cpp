// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/smallest_repair.h"

#include "core/align/contiguity.h"
#include "core/align/gentle.h"
#include "core/align/repair_search.h"
#include "core/base/error.h"

#include <algorithm>

namespace core::align {

namespace {

// What a repair by the balancing engine may move: a fifth of the units is no repair any more.
constexpr double kGentleShare = 0.2;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

std::vector<RepairMove> movesTo(const Problem& problem, const Alignment& alignment) {
    std::vector<RepairMove> moves;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (problem.current(i) != kUnassigned && alignment[at(i)] != problem.current(i)) {
            moves.push_back({i, problem.current(i), alignment[at(i)]});
        }
    }
    return moves;
}

Amount disruptionOf(const Problem& problem, const std::vector<RepairMove>& moves) {
    Amount sum = 0;
    for (const RepairMove& move : moves) {
        sum += problem.amount(move.unit, 0);
    }
    return sum;
}

/// Takes back each move that the plan can do without, the dearest first.
Alignment withoutNeedless(const Problem& problem, const PlanCheck& check, Alignment alignment) {
    std::vector<RepairMove> moves = movesTo(problem, alignment);
    std::stable_sort(moves.begin(), moves.end(), [&](const RepairMove& a, const RepairMove& b) {
        return problem.amount(a.unit, 0) > problem.amount(b.unit, 0);
    });
    for (bool any = true; any;) {
        any = false;
        for (const RepairMove& move : moves) {
            if (alignment[at(move.unit)] == move.from) {
                continue;
            }
            alignment[at(move.unit)] = move.from;
            if (check.holds(alignment)) {
                any = true;
            } else {
                alignment[at(move.unit)] = move.to;
            }
        }
    }
    return alignment;
}

/// What the balancing engine makes of it; nothing found unless it brings all territories back.
Repair gentleRepair(const Problem& problem, const PlanCheck& check, const RepairOptions& options,
                    Job& job) {
    BalanceResult result =
        rebalanceGently(problem.data(), {{kGentleShare, -1}, options.seed, options.threads}, job);
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (problem.current(i) == kUnassigned) {
            result.alignment[at(i)] = kUnassigned;
        }
    }
    Repair repair;
    if (check.holds(result.alignment)) {
        repair.found = true;
        repair.moves =
            movesTo(problem, withoutNeedless(problem, check, std::move(result.alignment)));
        repair.disruption = disruptionOf(problem, repair.moves);
    }
    return repair;
}

} // namespace

Repair smallestRepair(const Problem& problem, const RepairOptions& options, Job& job) {
    if (!problem.hasCurrent()) {
        throw Error(Code::Input, "there is no plan that could be repaired", "publish one first");
    }
    const PlanCheck check(problem);
    RepairSearch search(problem, check, options, job);
    Repair exact = search.run();
    if (exact.found) {
        return exact;
    }
    Repair repair = gentleRepair(problem, check, options, job);
    repair.work = exact.work;
    repair.atLeast = exact.atLeast;
    repair.fewest = repair.found && static_cast<int>(repair.moves.size()) <= exact.atLeast;
    return repair;
}

} // namespace core::align
