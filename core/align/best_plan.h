// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/plan.h"

#include <vector>

namespace core::align {

/// Remembers the best alignment a search has passed through by the moves made since, so that a new
/// best costs nothing; only after many moves is it written out.
class BestPlan {
public:
    explicit BestPlan(const Plan& plan);

    /// The plan as it is now is the best.
    void take();
    /// A unit has left `from`.
    void moved(UnitIx unit, TerritoryIx from);
    /// The best alignment. O(units).
    Alignment alignment() const;
    /// Puts the plan back to the best.
    void restore(Plan& plan);

private:
    struct Step {
        UnitIx unit;
        TerritoryIx from;
    };

    const Plan* plan_;
    std::vector<Step> since_;
    Alignment written_; ///< empty while `since_` leads back
};

} // namespace core::align
