// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/graph.h"
#include "core/align/problem.h"

#include <optional>
#include <vector>

namespace core::align {

/// Some territories and the units they hold, cut out of a problem and laid out for speed: what the
/// inner loops of the search read. Units and territories have indices of their own, in the order of
/// the problem; for the whole problem they are the same.
struct Region {
    /// The whole problem.
    explicit Region(const Problem& problem);
    /// `territories` (sorted) and the units `alignment` gives them.
    Region(const Problem& problem, const Alignment& alignment,
           std::vector<TerritoryIx> territories);

    int units() const { return static_cast<int>(unit.size()); }
    int territories() const { return static_cast<int>(territory.size()); }
    bool allows(UnitIx local, TerritoryIx to) const {
        return !restricted || problem->allows(unit[static_cast<std::size_t>(local)],
                                              territory[static_cast<std::size_t>(to)]);
    }
    /// The part of a whole alignment that lies here, in local indices.
    Alignment cut(const Alignment& whole) const;
    /// Writes a local alignment into the whole one.
    void paste(const Alignment& local, Alignment& whole) const;

    const Problem* problem;
    std::vector<UnitIx> unit;           ///< in the problem
    std::vector<TerritoryIx> territory; ///< in the problem
    Graph graph;
    std::vector<Point> position; ///< relative to the problem's origin
    std::vector<double> weight;
    std::vector<TerritoryIx> current; ///< kUnassigned if none or not of this region
    std::vector<double> away;         ///< price of not being in `current`; empty = no price
    std::vector<Amount> budgetUse;    ///< used up by not being in `current`; empty = no budget
    Amount budget = 0;                ///< for the units of the region; the rest stay as they are
    std::size_t measures;
    std::vector<Amount> amounts;              ///< by unit, then measure
    std::vector<Limits> limits;               ///< by territory, then measure
    std::vector<double> perTarget;            ///< 1 / target, by territory, then measure
    std::vector<std::optional<Point>> centre; ///< fixed centres relative to the origin
    bool restricted = false;

private:
    Region(const Problem& whole, std::vector<UnitIx> units, std::vector<TerritoryIx> territories,
           const Alignment* alignment);
    void fillUnits();
    void fillTerritories();
    void fillBudget(const Alignment* alignment);
};

} // namespace core::align
