// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/smallest_repair.h"

#include <optional>
#include <utility>
#include <vector>

namespace core::align {

/// Whether a plan is one that a repair may end in.
class PlanCheck {
public:
    explicit PlanCheck(const Problem& problem);
    /// All limits are kept, and no territory is in more pieces than in the current plan.
    bool holds(const Alignment& alignment) const;
    bool limitsHold(const Alignment& alignment) const;
    /// A territory in more pieces than now, or nothing.
    std::optional<TerritoryIx> broken(const Alignment& alignment) const;
    /// Pieces beyond one per component that the territory has now.
    int extra(TerritoryIx t) const { return extra_[static_cast<std::size_t>(t)]; }

private:
    const Problem* problem_;
    std::vector<int> extra_;
};

/// The exact part of `smallestRepair`.
class RepairSearch {
public:
    /// All must outlive the search.
    RepairSearch(const Problem& problem, const PlanCheck& check, const RepairOptions& options,
                 Job& job);
    /// Nothing found: `atLeast` says how far it is proven that there is none.
    Repair run();

private:
    struct Branch {
        UnitIx unit = 0;
        TerritoryIx to = 0;
    };
    /// A limit that is not kept.
    struct Breach {
        TerritoryIx territory = 0;
        int measure = 0;
        bool above = false;
    };

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void measureDistances();
    void sortUnits();
    std::size_t cell(int row, int column, int columns) const {
        return index(row) * index(columns) + index(column);
    }
    Amount& held(TerritoryIx t, int m) { return held_[cell(t, m, problem_.measures())]; }
    Amount held(TerritoryIx t, int m) const { return held_[cell(t, m, problem_.measures())]; }
    bool mayMove(UnitIx unit, TerritoryIx to, int left) const;
    int givesAtLeast(TerritoryIx t, int measure, Amount excess) const;
    int getsAtLeast(int measure, Amount missing) const;
    int movesAtLeast() const;
    std::vector<Breach> breaches() const;
    std::int64_t weighed(const Breach& breach) const;
    std::vector<Branch> branches(const Breach& breach, int left) const;
    std::vector<Branch> branchesAround(TerritoryIx t, int left) const;
    std::vector<Branch> next(int left);
    void deepen(int left);
    void settle();
    void move(const Branch& branch, bool back);
    bool spend(std::int64_t work);

    const Problem& problem_;
    const PlanCheck& check_;
    const RepairOptions& options_;
    Job& job_;
    Alignment owner_;
    std::vector<Amount> held_;        ///< per territory and measure, sum over its units
    std::vector<bool> moved_;         ///< per unit
    std::vector<char> forbidden_;     ///< per unit and territory
    std::vector<unsigned char> hops_; ///< per unit and territory: borders to its nearest unit
    std::vector<int> inComponent_;    ///< per territory and component: its units now
    std::vector<std::vector<UnitIx>> largest_; ///< per territory and measure, largest unit first
    std::vector<std::vector<Amount>> top_;     ///< per measure: sums of the largest units
    std::vector<RepairMove> moves_;
    Amount disruption_ = 0;
    int depth_ = 0; ///< moves of the repairs that are looked for now
    std::int64_t work_ = 0;
    bool gaveUp_ = false;
    Repair best_;
};

} // namespace core::align
