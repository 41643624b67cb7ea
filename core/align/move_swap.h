// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/plan.h"

namespace core::align {

/// Two units of neighbouring territories change places, which hardly disturbs the balance.
struct SwapMove {
    UnitIx first = 0;
    UnitIx second = 0;

    /// The change the move would make. Does not look at contiguity.
    Change evaluate(const Plan& plan) const;
    /// Applies the move if both territories stay contiguous and both units may go; otherwise leaves
    /// the plan as it was and returns false. (Whether the second unit can leave is known only when
    /// the first has moved.)
    bool apply(Plan& plan) const;
};

} // namespace core::align
