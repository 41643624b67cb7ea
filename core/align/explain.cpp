// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/explain.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// How near a territory is to a unit: neighbours first, longest border first, then by distance.
struct Nearness {
    bool neighbour = false;
    double border = 0;
    double distance = 0; ///< from the unit to the centre, metres
    TerritoryIx territory = 0;

    bool operator<(const Nearness& other) const {
        return std::tuple(!neighbour, distance, territory) <
               std::tuple(!other.neighbour, other.distance, other.territory);
    }
};

std::vector<Nearness> others(const Problem& problem, const Evaluator& evaluator, UnitIx unit) {
    std::vector<Nearness> list;
    const TerritoryIx own = evaluator.alignment()[at(unit)];
    const Point here = problem.position(unit);
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        const Point centre = evaluator.score().territories[at(t)].centre;
        list.push_back({false, 0, std::hypot(centre.x - here.x, centre.y - here.y), t});
    }
    for (const Neighbour& next : problem.neighbours(unit)) {
        const TerritoryIx t = evaluator.alignment()[at(next.unit)];
        if (t != kUnassigned) {
            list[at(t)].neighbour = true;
            list[at(t)].border += next.border;
        }
    }
    if (own != kUnassigned) {
        list.erase(list.begin() + own);
    }
    std::sort(list.begin(), list.end());
    // Where the unit may go comes before where it may not; a neighbour is of interest either way.
    std::stable_partition(list.begin(), list.end(), [&](const Nearness& n) {
        return n.neighbour || problem.allows(unit, n.territory);
    });
    return list;
}

void addLimits(const Problem& problem, TerritoryIx t, const TerritoryScore& before,
               const TerritoryScore& after, std::vector<std::string>& obstacles) {
    for (int q = 0; q < problem.measures(); ++q) {
        if (after.excess[at(q)] > before.excess[at(q)]) {
            obstacles.push_back(format(
                "{} would be {} from its target in {}, beyond its limits", problem.territoryName(t),
                signedPercent(after.deviations[at(q)]), problem.data().measures[at(q)].name));
        }
    }
}

std::vector<std::string> obstaclesOf(const Problem& problem, UnitIx unit, TerritoryIx from,
                                     TerritoryIx to, const Score& now, const Score& after) {
    std::vector<std::string> obstacles;
    if (problem.locked(unit)) {
        obstacles.push_back(format("{} is locked", problem.unitName(unit)));
    } else if (!problem.allows(unit, to)) {
        obstacles.push_back(
            format("{} may not belong to {}", problem.unitName(unit), problem.territoryName(to)));
    }
    for (const TerritoryIx t : {from, to}) {
        if (t == kUnassigned) {
            continue;
        }
        const TerritoryScore& was = now.territories[at(t)];
        const TerritoryScore& is = after.territories[at(t)];
        if (is.units == 0) {
            obstacles.push_back(format("{} would be empty", problem.territoryName(t)));
        } else if (was.contiguous && !is.contiguous) {
            obstacles.push_back(
                t == to
                    ? format("{} would not be in one piece: {} does not touch it",
                             problem.territoryName(t), problem.unitName(unit))
                    : format("{} would fall into {} pieces", problem.territoryName(t), is.pieces));
        }
        addLimits(problem, t, was, is, obstacles);
    }
    if (now.budgetKept && !after.budgetKept) {
        obstacles.emplace_back("more would change hands than allowed");
    }
    return obstacles;
}

} // namespace

Explanation explain(Evaluator& evaluator, const Problem& problem, UnitIx unit, int most) {
    if (unit < 0 || unit >= problem.units()) {
        throw Error(Code::Input, format("there is no unit {}", unit + 1));
    }
    Explanation out;
    out.unit = unit;
    out.territory = evaluator.alignment()[at(unit)];
    out.now = evaluator.score();
    for (const Nearness& other : others(problem, evaluator, unit)) {
        if (static_cast<int>(out.alternatives.size()) >= most) {
            break;
        }
        Alternative alternative;
        alternative.territory = other.territory;
        alternative.neighbour = other.neighbour;
        alternative.border = other.border;
        alternative.after = evaluator.force(unit, other.territory).after;
        alternative.obstacles =
            obstaclesOf(problem, unit, out.territory, other.territory, out.now, alternative.after);
        alternative.newExcess = alternative.after.excess - out.now.excess;
        out.alternatives.push_back(std::move(alternative));
    }
    std::stable_sort(
        out.alternatives.begin(), out.alternatives.end(),
        [](const Alternative& a, const Alternative& b) {
            return std::tuple(!a.neighbour, !a.obstacles.empty(), a.newExcess, a.after.objective) <
                   std::tuple(!b.neighbour, !b.obstacles.empty(), b.newExcess, b.after.objective);
        });
    return out;
}

} // namespace core::align
