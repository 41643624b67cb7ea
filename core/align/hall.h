// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <optional>
#include <vector>

namespace core::align {

/// A certificate by counting: units and territories that cannot come out even.
struct HallConflict {
    int measure = 0;
    bool tooMuch = true; ///< else too little
    /// Too much: units that may go to `territories` only. Too little: all that may go there.
    std::vector<UnitIx> units;
    std::vector<TerritoryIx> territories;
    Amount held = 0;  ///< by the units
    Amount limit = 0; ///< what the territories may hold together, or must
};

/// Hall's condition for one measure, by two maximum flows: for every set of territories, what may
/// go nowhere else must fit into their upper limits, and what may go there must fill their lower
/// ones. Together these say exactly whether divisible units could be shared out. Returns a violated
/// set from which no territory can be left out, with, for too much, units from which none can be
/// left out; empty when the condition holds.
std::optional<HallConflict> hallConflict(const Problem& problem, int measure, bool tooMuch);

} // namespace core::align
