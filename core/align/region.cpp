// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/region.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

std::vector<int> upTo(int count) {
    std::vector<int> all(at(count));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

std::vector<UnitIx> unitsOf(const Alignment& alignment, const std::vector<TerritoryIx>& wanted) {
    std::vector<UnitIx> units;
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (std::binary_search(wanted.begin(), wanted.end(), alignment[i])) {
            units.push_back(static_cast<UnitIx>(i));
        }
    }
    return units;
}

} // namespace

Region::Region(const Problem& whole)
    : Region(whole, upTo(whole.units()), upTo(whole.territories()), nullptr) {}

Region::Region(const Problem& whole, const Alignment& alignment,
               std::vector<TerritoryIx> territories)
    : Region(whole, unitsOf(alignment, territories), territories, &alignment) {}

Region::Region(const Problem& whole, std::vector<UnitIx> units,
               std::vector<TerritoryIx> territories, const Alignment* alignment)
    : problem(&whole), unit(std::move(units)), territory(std::move(territories)),
      graph(whole, unit), measures(at(whole.measures())) {
    fillTerritories();
    fillUnits();
    fillBudget(alignment);
}

void Region::fillTerritories() {
    for (const TerritoryIx t : territory) {
        centre.push_back(problem->localCentre(t));
        for (int q = 0; q < problem->measures(); ++q) {
            limits.push_back(problem->limits(t, q));
            perTarget.push_back(1 / std::max(1.0, problem->target(t, q)));
        }
    }
}

void Region::fillUnits() {
    const bool priced = problem->data().disruptionPrice > 0 && problem->hasCurrent();
    for (const UnitIx i : unit) {
        position.push_back(problem->localPosition(i));
        weight.push_back(problem->weight(i));
        restricted = restricted || problem->restricted(i);
        const TerritoryIx now = problem->current(i);
        const auto found = std::lower_bound(territory.begin(), territory.end(), now);
        const bool here = found != territory.end() && *found == now;
        current.push_back(here ? static_cast<TerritoryIx>(found - territory.begin()) : kUnassigned);
        for (int q = 0; q < problem->measures(); ++q) {
            amounts.push_back(problem->amount(i, q));
        }
        if (priced) {
            away.push_back(problem->awayCost(i, kUnassigned));
        }
        if (problem->hasBudget()) {
            budgetUse.push_back(problem->budgetUse(i, kUnassigned));
        }
    }
}

void Region::fillBudget(const Alignment* alignment) {
    if (!problem->hasBudget()) {
        return;
    }
    if (alignment == nullptr) {
        budget = problem->budget();
        return;
    }
    // What the rest of the plan leaves over is shared out by what there is to move.
    Amount used = 0;
    Amount usedHere = 0;
    Amount all = 0;
    Amount here = std::accumulate(budgetUse.begin(), budgetUse.end(), Amount{0});
    for (UnitIx i = 0; i < problem->units(); ++i) {
        used += problem->budgetUse(i, (*alignment)[at(i)]);
        all += problem->budgetUse(i, kUnassigned);
    }
    for (const UnitIx i : unit) {
        usedHere += problem->budgetUse(i, (*alignment)[at(i)]);
    }
    const double share = static_cast<double>(here) / static_cast<double>(std::max<Amount>(1, all));
    const double left = static_cast<double>(std::max<Amount>(0, problem->budget() - used));
    budget = usedHere + static_cast<Amount>(share * left);
}

Alignment Region::cut(const Alignment& whole) const {
    std::vector<TerritoryIx> local(at(problem->territories()), kUnassigned);
    for (std::size_t t = 0; t < territory.size(); ++t) {
        local[at(territory[t])] = static_cast<TerritoryIx>(t);
    }
    Alignment part;
    part.reserve(unit.size());
    for (const UnitIx i : unit) {
        part.push_back(local[at(whole[at(i)])]);
    }
    return part;
}

void Region::paste(const Alignment& local, Alignment& whole) const {
    for (std::size_t i = 0; i < unit.size(); ++i) {
        whole[at(unit[i])] = territory[at(local[i])];
    }
}

} // namespace core::align
