// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/score.h"

#include "core/align/contiguity.h"
#include "core/align/member_centre.h"
#include "core/align/moments.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

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

struct CentreAndMoment {
    Point local;
    double moment = 0;
};

CentreAndMoment centreOf(const Problem& problem, TerritoryIx t,
                         const std::vector<UnitIx>& members) {
    Moments moments;
    for (const UnitIx i : members) {
        moments.add(problem.weight(i), problem.localPosition(i));
    }
    if (const auto fixed = problem.localCentre(t)) {
        return {*fixed, moments.about(*fixed)};
    }
    if (problem.data().compactness == Compactness::MemberMoment && !members.empty()) {
        const MemberCentre best = bestMember(problem, members);
        return {problem.localPosition(best.unit), best.moment};
    }
    return {moments.centroid(), moments.aboutCentroid()};
}

void fillValues(const Problem& problem, TerritoryIx t, const std::vector<UnitIx>& members,
                TerritoryScore& out) {
    for (int q = 0; q < problem.measures(); ++q) {
        Amount value = problem.fixed(t, q);
        for (const UnitIx i : members) {
            value += problem.amount(i, q);
        }
        const double target = problem.wholeTarget(t, q);
        const double amount = static_cast<double>(value);
        out.values.push_back(value);
        out.targets.push_back(target);
        out.deviations.push_back(target > 0 ? (amount - target) / target : value > 0 ? 1 : 0);
        out.indexes.push_back(target > 0 ? 100 * amount / target : value > 0 ? 200 : 100);
    }
}

void fillShape(const Problem& problem, const Alignment& alignment,
               const std::vector<UnitIx>& members, TerritoryScore& out) {
    const ProblemData& data = problem.data();
    for (const UnitIx i : members) {
        out.area += data.areas.empty() ? 0 : data.areas[at(i)];
        out.perimeter += data.perimeters.empty() ? 0 : data.perimeters[at(i)];
        for (const Neighbour& next : problem.neighbours(i)) {
            // Both sides of a border inside come by, so each subtracts its own half.
            if (!data.perimeters.empty() && alignment[at(next.unit)] == alignment[at(i)]) {
                out.perimeter -= next.border;
            }
        }
    }
    out.perimeter = std::max(0.0, out.perimeter);
    if (out.area > 0 && out.perimeter > 0) {
        const double ratio = 4 * std::numbers::pi * out.area / (out.perimeter * out.perimeter);
        out.polsbyPopper = std::min(1.0, ratio);
    }
}

void fillDistances(const Problem& problem, TerritoryIx t, const std::vector<UnitIx>& members,
                   TerritoryScore& out) {
    const CentreAndMoment centre = centreOf(problem, t, members);
    double weights = 0;
    double distances = 0;
    for (const UnitIx i : members) {
        const Point p = problem.localPosition(i);
        weights += problem.weight(i);
        distances += problem.weight(i) * std::hypot(p.x - centre.local.x, p.y - centre.local.y);
    }
    out.centre = {centre.local.x + problem.origin().x, centre.local.y + problem.origin().y};
    out.momentOfInertia = centre.moment;
    out.meanDistance = weights > 0 ? distances / weights : 0;
}

/// Overshoot of the limits of one measure; limits speak of units alone.
double excessOf(const Problem& problem, TerritoryIx t, int q, Amount value) {
    return problem.excess(t, q, value - problem.fixed(t, q));
}

double giniOf(std::vector<double> ratios, double mean) {
    // With sorted ratios the sum over pairs is a weighted sum: O(D log D).
    std::sort(ratios.begin(), ratios.end());
    const double count = static_cast<double>(ratios.size());
    double sum = 0;
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        sum += (2 * static_cast<double>(i) + 1 - count) * ratios[i];
    }
    return mean > 0 ? sum / (count * count * mean) : 0;
}

MeasureScore measureScore(const Problem& problem, const std::vector<TerritoryScore>& territories,
                          int q) {
    MeasureScore out;
    std::vector<double> ratios;
    double gap = 0;
    double targets = 0;
    int inBand = 0;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        const TerritoryScore& s = territories[at(t)];
        const double deviation = std::abs(s.deviations[at(q)]);
        out.maxDeviation = std::max(out.maxDeviation, deviation);
        out.meanDeviation += deviation / problem.territories();
        inBand += excessOf(problem, t, q, s.values[at(q)]) == 0;
        ratios.push_back(1 + s.deviations[at(q)]);
        gap += std::abs(static_cast<double>(s.values[at(q)]) - s.targets[at(q)]);
        targets += s.targets[at(q)];
    }
    const double count = static_cast<double>(ratios.size());
    double mean = 0;
    for (const double r : ratios) {
        mean += r / count;
    }
    double variance = 0;
    for (const double r : ratios) {
        variance += (r - mean) * (r - mean) / count;
    }
    const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
    out.shareInBand = inBand / count;
    out.rangeRatio = *low > 0 ? *high / *low : std::numeric_limits<double>::infinity();
    out.balanceIndex = targets > 0 ? 100 * (1 - gap / (2 * targets)) : 100;
    out.cv = mean > 0 ? std::sqrt(variance) / mean : 0;
    out.gini = giniOf(std::move(ratios), mean);
    return out;
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

void fillTotals(const Problem& problem, const Alignment& alignment, Score& out) {
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        const TerritoryScore& s = out.territories[at(t)];
        out.momentOfInertia += s.momentOfInertia;
        out.contiguous = out.contiguous && s.contiguous;
        for (int q = 0; q < problem.measures(); ++q) {
            out.excess += excessOf(problem, t, q, s.values[at(q)]);
        }
    }
    for (int q = 0; q < problem.measures(); ++q) {
        out.measures.push_back(measureScore(problem, out.territories, q));
        if (problem.balanced(q)) {
            out.maxDeviation = std::max(out.maxDeviation, out.measures.back().maxDeviation);
        }
    }
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const TerritoryIx owner = alignment[at(i)];
        out.unassigned += owner == kUnassigned;
        out.locksKept = out.locksKept && (owner == kUnassigned || problem.allows(i, owner));
    }
    out.disruption = disruption(problem, alignment);
    out.budgetKept = !problem.hasBudget() || budgetUse(problem, alignment) <= problem.budget();
    out.objective = awayCost(problem, alignment);
    switch (problem.data().compactness) {
    case Compactness::CutBorders: out.objective += cutBorders(problem, alignment); break;
    case Compactness::Travel: out.objective += travelCost(problem, alignment); break;
    default: out.objective += out.momentOfInertia;
    }
}

} // namespace

Score score(const Problem& problem, const Alignment& alignment) {
    const Members members = membersOf(problem, alignment);
    const Pieces pieces = findPieces(problem, alignment);
    const std::vector<bool> articulation = articulationUnits(problem, alignment);
    Score out;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        const std::vector<UnitIx>& own = members[at(t)];
        TerritoryScore s;
        s.units = static_cast<int>(own.size());
        fillValues(problem, t, own, s);
        fillShape(problem, alignment, own, s);
        fillDistances(problem, t, own, s);
        s.pieces = pieces.perTerritory[at(t)];
        s.contiguous = pieces.extra[at(t)] == 0;
        s.isthmuses = static_cast<int>(
            std::count_if(own.begin(), own.end(), [&](UnitIx i) { return articulation[at(i)]; }));
        out.territories.push_back(std::move(s));
    }
    fillTotals(problem, alignment, out);
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
        cost += centreOf(problem, t, members[at(t)]).moment;
    }
    return cost;
}

} // namespace core::align
