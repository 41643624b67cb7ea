// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/plan.h"

#include <optional>
#include <vector>

namespace core::align {

/// Carries activity from one territory to another across those between them: one unit moves over
/// each border on the way. Lessens the excess of the plan where single moves cannot.
struct ChainMove {
    struct Step {
        UnitIx unit = 0;
        TerritoryIx from = 0;
        TerritoryIx to = 0;
    };
    std::vector<Step> steps; ///< in the order in which they are applied

    /// Applies all steps if every territory stays contiguous and the excess falls; otherwise leaves
    /// the plan as it was and returns the unit that stood in the way.
    std::optional<UnitIx> apply(Plan& plan) const;
};

/// Looks for chains on the territory graph by Dijkstra's algorithm: a step costs what it adds to
/// the objective, and no territory on the way may end further outside its limits than it was.
class ChainSearch {
public:
    enum class Direction { GiveAway, TakeIn };

    explicit ChainSearch(const Region& region);

    /// The cheapest chain that starts at `start`, gives units away or takes them in there, and
    /// lessens the excess of the plan. Units in `banned` do not take part.
    std::optional<ChainMove> evaluate(Plan& plan, TerritoryIx start, Direction direction,
                                      const std::vector<UnitIx>& banned);

private:
    struct Label {
        double cost = 0;
        double excess = 0; ///< change so far, without what happens at this territory
        TerritoryIx parent = -1;
        UnitIx unit = -1; ///< unit passed between parent and this territory
        int depth = 0;
        bool reached = false;
        bool settled = false;
    };

    void expand(Plan& plan, TerritoryIx here, Direction direction,
                const std::vector<UnitIx>& banned);
    void offer(Plan& plan, TerritoryIx here, TerritoryIx next, UnitIx unit, Direction direction);
    double scale(const Plan& plan, TerritoryIx a, TerritoryIx b) const;
    bool onPath(TerritoryIx from, TerritoryIx territory) const;
    ChainMove trace(TerritoryIx end, Direction direction) const;

    const Region& region_;
    std::vector<Label> labels_;
    std::vector<std::pair<double, TerritoryIx>> heap_;
};

/// Applies chains until the limits are kept or no chain helps. Returns how many were applied.
int repairBalance(Plan& plan);

} // namespace core::align
