// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/score_totals.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
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
        inBand += s.excess[at(q)] == 0;
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

/// Each border between two territories was counted from both sides.
int cutBorders(const Score& score) {
    int cut = 0;
    for (const TerritoryScore& s : score.territories) {
        cut += s.cutBorders + s.openBorders;
    }
    return cut / 2;
}

void addTerritories(const Problem& problem, Score& out) {
    for (const TerritoryScore& s : out.territories) {
        out.momentOfInertia += s.momentOfInertia;
        out.contiguous = out.contiguous && s.contiguous;
        out.locksKept = out.locksKept && s.allowed;
        out.enclaves += s.enclaves;
        out.isthmuses += s.isthmuses;
        out.disruption.units += s.gainedUnits;
        for (int q = 0; q < problem.measures(); ++q) {
            out.excess += s.excess[at(q)];
            out.disruption.amounts[at(q)] += s.gained[at(q)];
        }
    }
}

void addObjective(const Problem& problem, Score& out) {
    out.objective = out.pool.awayCost;
    double travel = 0;
    for (const TerritoryScore& s : out.territories) {
        out.objective += s.awayCost;
        travel += s.travelCost;
    }
    switch (problem.data().compactness) {
    case Compactness::CutBorders: out.objective += cutBorders(out); break;
    case Compactness::Travel: out.objective += travel; break;
    default: out.objective += out.momentOfInertia;
    }
}

/// Units that went to nobody are not charged to the budget.
Amount budgetUse(const Problem& problem, const Score& out) {
    const int measure = problem.data().disruptionBudget->measure;
    return measure < 0 ? out.disruption.units - out.pool.leftUnits
                       : out.disruption.amounts[at(measure)] - out.pool.left[at(measure)];
}

} // namespace

void addUp(const Problem& problem, Score& out) {
    Score sums;
    sums.territories = std::move(out.territories);
    sums.pool = std::move(out.pool);
    sums.disruption.units = sums.pool.leftUnits;
    sums.disruption.amounts = sums.pool.left;
    sums.unassigned = sums.pool.units;
    addTerritories(problem, sums);
    for (int q = 0; q < problem.measures(); ++q) {
        sums.measures.push_back(measureScore(problem, sums.territories, q));
        if (problem.balanced(q)) {
            sums.maxDeviation = std::max(sums.maxDeviation, sums.measures.back().maxDeviation);
        }
        const auto total = static_cast<double>(problem.total(q));
        const auto moved = static_cast<double>(sums.disruption.amounts[at(q)]);
        sums.disruption.shares.push_back(total > 0 ? moved / total : 0);
    }
    const int known = problem.unitsWithCurrent();
    sums.disruption.unitShare = known > 0 ? static_cast<double>(sums.disruption.units) / known : 0;
    sums.budgetKept = !problem.hasBudget() || budgetUse(problem, sums) <= problem.budget();
    addObjective(problem, sums);
    out = std::move(sums);
}

} // namespace core::align
