// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/contiguity.h"
#include "core/align/moments.h"
#include "core/align/region.h"

#include <vector>

namespace core::align {

/// What a move changes: cost in units of the objective, and overshoot of limits as a share of
/// target (of the mean target, for the disruption budget).
struct Change {
    double cost = 0;
    double excess = 0;
    bool overdraws = false; ///< takes more than is left of the disruption budget
};

/// An alignment being worked on, with the sums that make the effect of a move O(1) to know,
/// O(degree) for cut borders. Every unit has an owner. In debug builds each applied move of a small
/// plan is compared with the full score.
class Plan {
public:
    /// `alignment` must assign every unit of the region, which must outlive the plan.
    Plan(const Region& region, Alignment alignment);

    const Region& region() const { return *region_; }
    const Alignment& alignment() const { return owner_; }
    TerritoryIx owner(UnitIx unit) const { return owner_[index(unit)]; }
    const std::vector<UnitIx>& members(TerritoryIx t) const { return members_[index(t)]; }
    Amount value(TerritoryIx t, std::size_t measure) const {
        return values_[index(t) * measures_ + measure];
    }
    /// What a territory adds to the objective; cut borders count half for each side.
    double cost(TerritoryIx t) const { return cost_[index(t)]; }
    double excess(TerritoryIx t) const { return excess_[index(t)]; }
    /// Overshoot of the disruption budget.
    double budgetExcess() const { return budgetExcessAt(used_); }
    /// The objective; for MemberMoment an upper bound until `recentre` has run.
    double objective() const;
    double excess() const;
    /// Number of territories outside their limits.
    int outside() const { return outside_; }

    /// What moving one unit to another territory would change. Does not look at contiguity. The
    /// disruption budget, unlike the limits, is not to be overdrawn on the way.
    Change shiftChange(UnitIx unit, TerritoryIx to) const;
    /// What exchanging two units of different territories would change.
    Change swapChange(UnitIx first, UnitIx second) const;
    /// The excess of a territory if `out` left and `in` joined; -1 = nobody.
    double excessAfter(TerritoryIx t, UnitIx out, UnitIx in) const;

    /// Links whose ends have different owners, in no special order.
    const std::vector<int>& cutLinks() const { return cutLinks_; }
    bool touches(UnitIx unit, TerritoryIx t) const;
    /// True when the unit's territory keeps other units and stays in one piece without it.
    /// In territories of many units a few that are joined by a long way round are missed.
    bool removable(UnitIx unit);

    /// Moves a unit. Contiguity is the caller's business.
    void assign(UnitIx unit, TerritoryIx to);
    /// Exchanges two units if both territories stay in one piece; otherwise changes nothing.
    bool swap(UnitIx first, UnitIx second);
    /// Finds the best member centre of every territory anew (MemberMoment only).
    void recentre();
    /// Takes the sums anew, without the rounding errors that moves leave behind.
    void refreshSums();

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    double unitCost(TerritoryIx t, UnitIx unit) const;
    double leaveCost(TerritoryIx t, UnitIx unit) const;
    double joinCost(TerritoryIx t, UnitIx unit) const;
    double exchangeCost(TerritoryIx t, UnitIx out, UnitIx in) const;
    double awayChange(UnitIx unit, TerritoryIx from, TerritoryIx to) const;
    Amount useChange(UnitIx unit, TerritoryIx from, TerritoryIx to) const;
    void addBudget(Change& change, Amount use) const;
    double budgetExcessAt(Amount used) const;
    int cutChange(UnitIx unit, TerritoryIx from, TerritoryIx to) const;
    double excessOf(TerritoryIx t, std::size_t measure, Amount value) const;
    void fillTable(TerritoryIx t);
    void setCentre(TerritoryIx t, UnitIx centre);
    void recentreTerritory(TerritoryIx t);
    void walkCentre(TerritoryIx t);
    double momentAbout(TerritoryIx t, UnitIx centre) const;
    double stepped(UnitIx unit, Point centre) const;
    void refreshTerritory(TerritoryIx t);
    void refreshExcess(TerritoryIx t);
    std::size_t patience();
    void updateLinks(UnitIx unit);
    void setCut(int link, bool cut);
    void checkAgainstScratch();

    const Region* region_;
    Compactness compactness_;
    std::size_t measures_;
    Alignment owner_;
    std::vector<std::vector<UnitIx>> members_;
    std::vector<int> slot_;
    std::vector<Amount> values_;
    std::vector<Moments> moments_;
    std::vector<char> separable_; ///< per territory: the cost is a sum over its units
    std::vector<double> table_;   ///< by territory, then unit: MemberMoment about the centre
    std::vector<UnitIx> centre_;
    std::vector<int> sinceRecentred_;
    std::vector<double> cost_;
    std::vector<double> excess_;
    Amount used_ = 0;
    double perMeanTarget_ = 0; ///< of the budget's measure
    int outside_ = 0;
    std::vector<int> cutLinks_;
    std::vector<int> cutSlot_;
    RemovalTest removal_;
    std::uint32_t searches_ = 0;
    std::uint32_t checks_ = 0;
};

} // namespace core::align
