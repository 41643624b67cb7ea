// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"

#include <compare>
#include <vector>

namespace geo {

/// Two shapes by their positions in the input, a < b.
struct UnitPair {
    int a = 0;
    int b = 0;
    auto operator<=>(const UnitPair&) const = default;
};

/// A border that two units share.
struct Border {
    UnitPair pair;
    double metres = 0; ///< its length
    bool operator==(const Border&) const = default;
};

struct AdjacencyOptions {
    /// Borders that run side by side, or overlap, within this distance count as shared (metres).
    double tolerance = 1;
    /// A border that was only found by tolerance must be at least this many tolerances long: two
    /// sides that part from a common corner at a flat angle stay that close for a few.
    double fewestTolerances = 5;
};

/// Who borders whom. Both lists are sorted by pair, and no pair is in both.
struct Adjacency {
    std::vector<Border> borders;
    std::vector<UnitPair> cornerTouches; ///< meet in points only (or less than counts as a border)
};

/// Finds the shared borders of shapes in a work CRS (metres), each valid with outer rings
/// counter-clockwise.
///
/// 1. Sides with the same two ends (to the millimetre) in two units are shared exactly.
/// 2. Sides without such a partner are compared with those of other units nearby: where two run in
///    opposite directions (within 45 degrees), as the sides of neighbours do, the stretch over
///    which one projects onto the other within the tolerance is shared. This finds T-junctions,
///    where only one unit has a vertex, and badly snapped borders. Overlapping stretches count
///    once; of the two units' lengths the mean is taken.
/// 3. Pairs whose sides cross and that have no border so far overlap by more than the tolerance:
///    half the outline of their intersection is taken for the border.
///
/// O(n log n) in the number of vertices for shapes with sides of similar lengths.
Adjacency findAdjacency(const std::vector<core::MultiPolygon>& shapes,
                        const AdjacencyOptions& options, core::Job& job);

} // namespace geo
