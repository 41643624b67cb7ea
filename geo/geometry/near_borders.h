// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/geometry/adjacency.h"

#include <vector>

namespace geo {

/// One side of a unit's ring, in metres, with the unit on its left.
struct Side {
    core::Point from;
    core::Point to;
    int unit = 0;
};

/// What the sides of two units have to do with each other, by tolerance.
struct NearPair {
    UnitPair pair;
    double metres = 0;  ///< length over which they run side by side
    bool cross = false; ///< some sides cross
    bool operator==(const NearPair&) const = default;
};

/// All pairs of units with sides within `tolerance` (metres) of each other, sorted by pair.
std::vector<NearPair> findNearPairs(const std::vector<Side>& sides, double tolerance,
                                    core::Job& job);

} // namespace geo
