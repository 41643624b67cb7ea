// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem_data.h"

#include <cstddef>
#include <span>

namespace core::align {

/// A neighbour in the adjacency graph.
struct Neighbour {
    UnitIx unit = 0;
    int mate = 0; ///< position in `Problem::links()` of the same border seen from the other side
    double border = 0; ///< metres
    bool bridge = false;
};

/// The band a territory has to keep in one measure: its tolerance and hard limits together.
struct Limits {
    Amount lower = 0;
    Amount upper = 0;
};

/// A districting problem, checked once and never changed afterwards: basic units with activity and
/// positions, their adjacency graph, territories with targets and limits, locks.
class Problem {
public:
    /// Throws Error(Input) with a sentence naming the unit, measure or territory that is wrong.
    explicit Problem(ProblemData data);

    int units() const { return static_cast<int>(data_.positions.size()); }
    int territories() const { return static_cast<int>(data_.territories.size()); }
    int measures() const { return static_cast<int>(data_.measures.size()); }
    const ProblemData& data() const { return data_; }

    Point position(UnitIx unit) const { return data_.positions[index(unit)]; }
    /// The middle of all positions. Computations run relative to it, for precision.
    Point origin() const { return origin_; }
    Point localPosition(UnitIx unit) const;
    /// The fixed centre of a territory relative to the origin, or nothing.
    std::optional<Point> localCentre(TerritoryIx territory) const;
    /// Weight in the moment of inertia. Unless given, the unit's value in measure 0, but at least
    /// one hundredth of the mean, so that empty units too are drawn to the territory around them.
    double weight(UnitIx unit) const { return weights_[index(unit)]; }
    Amount amount(UnitIx unit, int measure) const {
        return amounts_[index(unit) * data_.measures.size() + index(measure)];
    }
    /// One value that stands for all balanced measures: their weighted mean share of the total.
    double load(UnitIx unit) const { return loads_[index(unit)]; }
    double targetLoad(TerritoryIx territory) const { return targetLoads_[index(territory)]; }

    bool balanced(int measure) const { return data_.measures[index(measure)].weight > 0; }
    /// Sum over the units; what territories have `fixed` is not in it.
    Amount total(int measure) const { return totals_[index(measure)]; }
    /// What the units of a territory shall bring: its target without what it has `fixed`.
    double target(TerritoryIx territory, int measure) const {
        return targets_[index(territory) * data_.measures.size() + index(measure)];
    }
    /// The target as people know it, with what the territory has `fixed`.
    double wholeTarget(TerritoryIx territory, int measure) const {
        return target(territory, measure) +
               beyond_[index(territory) * data_.measures.size() + index(measure)];
    }
    /// Activity that the territory has whatever its units are.
    Amount fixed(TerritoryIx territory, int measure) const {
        const std::vector<Amount>& own = data_.territories[index(territory)].fixed;
        return own.empty() ? 0 : own[index(measure)];
    }
    /// What the units of a territory have to keep. For measures that are not balanced, the hard
    /// limits alone. `upper` is negative where what is `fixed` is beyond the limit by itself.
    const Limits& limits(TerritoryIx territory, int measure) const {
        return limits_[index(territory) * data_.measures.size() + index(measure)];
    }
    /// How far `value`, a sum over units, is outside the limits, as a share of the target; 0
    /// inside.
    double excess(TerritoryIx territory, int measure, Amount value) const;

    std::span<const Neighbour> neighbours(UnitIx unit) const {
        return {links_.data() + firstLink_[index(unit)],
                links_.data() + firstLink_[index(unit) + 1]};
    }
    /// Every border twice, once from each side, by unit; `firstLink(i)` is where those of i begin.
    std::span<const Neighbour> links() const { return links_; }
    int firstLink(UnitIx unit) const { return firstLink_[index(unit)]; }
    /// Connected component of the whole graph that the unit lies in.
    int component(UnitIx unit) const { return component_[index(unit)]; }
    int components() const { return components_; }

    /// The territory the unit has now, or kUnassigned.
    TerritoryIx current(UnitIx unit) const {
        return data_.current.empty() ? kUnassigned : data_.current[index(unit)];
    }
    /// How many units have a territory now.
    int unitsWithCurrent() const { return unitsWithCurrent_; }
    bool hasCurrent() const { return !data_.current.empty(); }
    bool locked(UnitIx unit) const { return !data_.locked.empty() && data_.locked[index(unit)]; }
    /// Locks and allowed sets together.
    bool allows(UnitIx unit, TerritoryIx territory) const {
        const int row = restriction_[index(unit)];
        return row < 0 || allowedBits_[index(row) * data_.territories.size() + index(territory)];
    }
    bool restricted(UnitIx unit) const { return restriction_[index(unit)] >= 0; }
    /// The key of a unit as people know it, or "unit 17" (counted from 1).
    std::string unitName(UnitIx unit) const;
    std::string territoryName(TerritoryIx territory) const;
    /// Seconds from a unit to a territory's base; infinite where it cannot be reached.
    double travel(UnitIx unit, TerritoryIx territory) const {
        return static_cast<double>(
            data_.travel[index(unit) * data_.territories.size() + index(territory)]);
    }
    bool hasBudget() const { return data_.disruptionBudget.has_value(); }
    /// How much may change hands: of the budget's measure, or units. 0 without a budget.
    Amount budget() const { return budget_; }
    /// What of the budget is used up if the unit is in that territory; 0 without a budget.
    Amount budgetUse(UnitIx unit, TerritoryIx territory) const {
        const TerritoryIx now = current(unit);
        return !hasBudget() || now == kUnassigned || now == territory ? 0 : budgetAmount(unit);
    }
    /// What leaving the current territory adds to the objective, per unit.
    double awayCost(UnitIx unit, TerritoryIx territory) const {
        return awayCost_.empty() || current(unit) == territory ? 0 : awayCost_[index(unit)];
    }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void checkUnits() const;
    void checkMeasures();
    void checkBorders() const;
    void checkTerritories() const;
    void checkAlignment() const;
    void buildWeights();
    void buildTargets();
    void buildGraph();
    void buildComponents();
    void buildRestrictions();
    void restrict(UnitIx unit, const std::vector<TerritoryIx>& only);
    void buildAwayCosts();
    void checkTravel() const;
    void checkHulls() const;
    void buildBudget();
    Amount budgetAmount(UnitIx unit) const {
        const int measure = data_.disruptionBudget->measure;
        return measure < 0 ? 1 : amount(unit, measure);
    }

    ProblemData data_;
    Point origin_;
    std::vector<Amount> amounts_;
    std::vector<Amount> totals_;
    std::vector<double> weights_;
    std::vector<double> loads_;
    std::vector<double> targetLoads_;
    std::vector<double> targets_;
    std::vector<double> beyond_; ///< whole target - target
    std::vector<Limits> limits_;
    std::vector<Neighbour> links_;
    std::vector<int> firstLink_;
    std::vector<int> component_;
    int components_ = 0;
    int unitsWithCurrent_ = 0;
    std::vector<int> restriction_;
    std::vector<bool> allowedBits_;
    std::vector<double> awayCost_;
    Amount budget_ = 0;
};

} // namespace core::align
