// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/score.h"

#include "core/align/hungarian.h"
#include "core/align/member_centre.h"
#include "core/align/moments.h"
#include "core/align/score_totals.h"
#include "core/align/territory_score.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

using Members = std::vector<std::vector<UnitIx>>;

Members membersOf(const Problem& problem, const Alignment& alignment) {
    if (alignment.size() != at(problem.units())) {
        throw Error(Code::Input, format("the alignment has {} units, the problem {}",
                                        alignment.size(), problem.units()));
    }
    Members members(at(problem.territories()));
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const TerritoryIx owner = alignment[at(i)];
        if (owner < kUnassigned || owner >= problem.territories()) {
            throw Error(Code::Input,
                        format("{} is in a territory that does not exist", problem.unitName(i)));
        }
        if (owner != kUnassigned) {
            members[at(owner)].push_back(i);
        }
    }
    return members;
}

double momentOf(const Problem& problem, TerritoryIx t, const std::vector<UnitIx>& members) {
    Moments moments;
    for (const UnitIx i : members) {
        moments.add(problem.weight(i), problem.localPosition(i));
    }
    if (const auto fixed = problem.localCentre(t)) {
        return moments.about(*fixed);
    }
    if (problem.data().compactness == Compactness::MemberMoment && !members.empty()) {
        return bestMember(problem, members).moment;
    }
    return moments.aboutCentroid();
}

int cutBorders(const Problem& problem, const Alignment& alignment) {
    int cut = 0;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        for (const Neighbour& next : problem.neighbours(i)) {
            cut += next.unit > i && alignment[at(next.unit)] != alignment[at(i)];
        }
    }
    return cut;
}

double awayCost(const Problem& problem, const Alignment& alignment) {
    double cost = 0;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        cost += problem.awayCost(i, alignment[at(i)]);
    }
    return cost;
}

double travelCost(const Problem& problem, const Alignment& alignment) {
    double cost = 0;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const TerritoryIx owner = alignment[at(i)];
        cost += owner == kUnassigned ? 0 : problem.weight(i) * problem.travel(i, owner);
    }
    return cost;
}

} // namespace

Score score(const Problem& problem, const Alignment& alignment) {
    const Members members = membersOf(problem, alignment);
    TerritoryScorer scorer(problem);
    Score out;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        out.territories.push_back(scorer.score(alignment, t, members[at(t)]));
    }
    std::vector<UnitIx> free;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (alignment[at(i)] == kUnassigned) {
            free.push_back(i);
        }
    }
    out.pool = scorer.pool(free);
    addUp(problem, out);
    return out;
}

Amount budgetUse(const Problem& problem, const Alignment& alignment) {
    Amount sum = 0;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        sum += alignment[at(i)] == kUnassigned ? 0 : problem.budgetUse(i, alignment[at(i)]);
    }
    return sum;
}

Disruption disruption(const Problem& problem, const Alignment& alignment) {
    Disruption out;
    out.amounts.assign(at(problem.measures()), 0);
    int known = 0;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const TerritoryIx before = problem.current(i);
        known += before != kUnassigned;
        if (before == kUnassigned || before == alignment[at(i)]) {
            continue;
        }
        ++out.units;
        for (int q = 0; q < problem.measures(); ++q) {
            out.amounts[at(q)] += problem.amount(i, q);
        }
    }
    out.unitShare = known > 0 ? static_cast<double>(out.units) / known : 0;
    for (int q = 0; q < problem.measures(); ++q) {
        const Amount total = problem.total(q);
        out.shares.push_back(
            total > 0 ? static_cast<double>(out.amounts[at(q)]) / static_cast<double>(total) : 0);
    }
    return out;
}

Disruption relabelledDisruption(const Problem& problem, const Alignment& alignment) {
    const std::size_t k = at(problem.territories());
    std::vector<std::vector<double>> cost(k, std::vector<double>(k, 0));
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (alignment[at(i)] != kUnassigned && problem.current(i) != kUnassigned) {
            // One unit more decides where the measure does not.
            cost[at(alignment[at(i)])][at(problem.current(i))] -=
                static_cast<double>(problem.amount(i, 0)) + 1e-3;
        }
    }
    const std::vector<int> name = assignmentOf(cost);
    Alignment renamed = alignment;
    for (TerritoryIx& owner : renamed) {
        owner = owner == kUnassigned ? owner : name[at(owner)];
    }
    return disruption(problem, renamed);
}

double objective(const Problem& problem, const Alignment& alignment) {
    double cost = awayCost(problem, alignment);
    if (problem.data().compactness == Compactness::CutBorders) {
        return cost + cutBorders(problem, alignment);
    }
    if (problem.data().compactness == Compactness::Travel) {
        return cost + travelCost(problem, alignment);
    }
    const Members members = membersOf(problem, alignment);
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        cost += momentOf(problem, t, members[at(t)]);
    }
    return cost;
}

} // namespace core::align
