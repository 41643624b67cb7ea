// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/contiguity.h"
#include "core/align/moments.h"
#include "core/align/problem.h"

#include <vector>

namespace core::align {

/// What a move changes: cost in units of the objective, and overshoot of limits as a share of
/// target.
struct Change {
    double cost = 0;
    double excess = 0;
};

/// An alignment being worked on, with the sums that make the effect of a move O(degree) to know.
/// Every unit has an owner. In debug builds each applied move is compared with the full score.
class Plan {
public:
    /// `alignment` must assign every unit.
    Plan(const Problem& problem, Alignment alignment);

    const Problem& problem() const { return *problem_; }
    const Alignment& alignment() const { return owner_; }
    TerritoryIx owner(UnitIx unit) const { return owner_[index(unit)]; }
    const std::vector<UnitIx>& members(TerritoryIx t) const { return members_[index(t)]; }
    Amount value(TerritoryIx t, int measure) const {
        return values_[index(t) * measures_ + index(measure)];
    }
    const Moments& moments(TerritoryIx t) const { return moments_[index(t)]; }
    double cost(TerritoryIx t) const { return cost_[index(t)]; }
    double excess(TerritoryIx t) const { return excess_[index(t)]; }
    /// The objective; for MemberMoment an upper bound until `recentre` has run.
    double objective() const;
    double excess() const;
    /// Number of territories outside their limits.
    int outside() const { return outside_; }

    /// Cost of a territory if `out` left and `in` joined; -1 = nobody.
    double costAfter(TerritoryIx t, UnitIx out, UnitIx in) const;
    double excessAfter(TerritoryIx t, UnitIx out, UnitIx in) const;

    /// Links (positions in Problem::links) whose ends have different owners, in no special order.
    const std::vector<int>& cutLinks() const { return cutLinks_; }
    UnitIx linkSource(int link) const { return source_[index(link)]; }
    bool touches(UnitIx unit, TerritoryIx t) const;
    /// True when the unit's territory keeps other units and stays in one piece without it.
    bool removable(UnitIx unit);

    /// Moves a unit. Contiguity is the caller's business.
    void assign(UnitIx unit, TerritoryIx to);
    /// Finds the best member centre of every territory anew (MemberMoment only).
    void recentre();

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    double travelCost(UnitIx unit, TerritoryIx t) const;
    double cutCostAfter(TerritoryIx t, UnitIx out, UnitIx in) const;
    double memberCostAfter(TerritoryIx t, UnitIx out, UnitIx in) const;
    void recentreTerritory(TerritoryIx t);
    void walkCentre(TerritoryIx t);
    void updateLinks(UnitIx unit);
    void setCut(int link, bool cut);
    void refresh(TerritoryIx t);
    void checkAgainstScratch() const;

    const Problem* problem_;
    std::size_t measures_;
    Alignment owner_;
    std::vector<std::vector<UnitIx>> members_;
    std::vector<int> slot_;
    std::vector<Amount> values_;
    std::vector<Moments> moments_;
    std::vector<double> links_;
    std::vector<double> away_;
    std::vector<double> travelled_;
    std::vector<UnitIx> centre_;
    std::vector<double> memberMoment_;
    std::vector<int> sinceRecentred_;
    std::vector<std::optional<Point>> fixed_;
    std::vector<double> cost_;
    std::vector<double> excess_;
    int outside_ = 0;
    std::vector<UnitIx> source_;
    std::vector<int> cutLinks_;
    std::vector<int> cutSlot_;
    RemovalTest removal_;
    std::vector<Point> local_;
};

} // namespace core::align
