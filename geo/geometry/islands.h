// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"
#include "geo/geometry/adjacency.h"

#include <vector>

namespace geo {

/// Which units hang together by borders.
struct Components {
    int count = 0;
    std::vector<int> of; ///< component of each unit, numbered in order of their first units
};

Components componentsOf(int units, const std::vector<Border>& borders);

/// A link between two units that have no common border, so that the whole layer hangs together.
struct Bridge {
    UnitPair pair;
    double gapMetres = 0; ///< between the nearest points of the two shapes; 0 if they touch
    core::Point fromA;    ///< these points, in the plane of the shapes
    core::Point toB;
};

/// Joins all components by the shortest bridges: the minimum spanning tree over the distances
/// between shapes (Boruvka 1926, the largest component waiting), found with a box index and GEOS
/// distances. As many bridges as components less one, sorted by pair. Among equal gaps the pair
/// that comes first wins. Shapes are valid, not empty, in a work CRS (metres).
std::vector<Bridge> linkIslands(const std::vector<core::MultiPolygon>& shapes,
                                const std::vector<Border>& borders, core::Job& job);

} // namespace geo
