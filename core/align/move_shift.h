// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/plan.h"

namespace core::align {

/// One unit changes to a neighbouring territory.
struct ShiftMove {
    UnitIx unit = 0;
    TerritoryIx to = 0;

    /// The change the move would make. Does not look at contiguity.
    Change evaluate(const Plan& plan) const;
    /// True when both territories stay contiguous and the unit may go. Slower than `evaluate`.
    bool possible(Plan& plan) const;
    /// Call only after `possible` said so.
    void apply(Plan& plan) const;
};

} // namespace core::align
