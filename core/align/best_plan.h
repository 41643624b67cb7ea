// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/plan.h"

#include <initializer_list>
#include <vector>

namespace core::align {

/// Remembers the best alignment a search has passed through by the moves made since, so that a new
/// best costs nothing; only after many moves is it written out.
class BestPlan {
public:
    explicit BestPlan(const Plan& plan);

    /// The plan as it is now is the best.
    void take();
    struct Step {
        UnitIx unit;
        TerritoryIx from;
    };
    /// Units have left `from`: one, or both of a swap together, because the plan is read here and
    /// must hold no move that is not told.
    void moved(std::initializer_list<Step> steps);
    /// The best alignment. O(units).
    Alignment alignment() const;
    /// Puts the plan back to the best.
    void restore(Plan& plan);

private:
    const Plan* plan_;
    std::vector<Step> since_;
    Alignment written_; ///< empty while `since_` leads back
};

} // namespace core::align
