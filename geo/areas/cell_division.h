// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/areas/thiessen.h"

#include <vector>

namespace geo {

/// Where the border of a region passes from one cell into the next.
struct BorderBreak {
    Fraction along; ///< of the edge, 0 at `from`
    GridPoint node; ///< the same, on the grid
    int after = 0;  ///< the site that owns the left side from here on
};

/// One edge of a region's border and whose it is.
struct DividedEdge {
    GridEdge edge;
    int first = 0; ///< the site that owns its left side at `from`
    std::vector<BorderBreak> breaks;
};

/// A region's border divided among its sites, and the pieces of bisector between them inside.
/// Sites are indices into ThiessenRegion::sites.
struct RegionDivision {
    std::vector<DividedEdge> border;
    std::vector<CellBorder> inner;
};

/// Divides one region. See `divideIntoCells`.
RegionDivision divideRegion(const ThiessenRegion& region);

} // namespace geo
