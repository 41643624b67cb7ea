// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/areas/grid.h"

#include <vector>

namespace geo {

/// Valid in the OGC sense: simple rings, the shell counter-clockwise, the holes clockwise, each
/// starting at its smallest vertex.
struct GridPolygon {
    GridRing shell;
    std::vector<GridRing> holes;
};

/// Joins edges to polygons. Edges that run both ways (a border inside the region, or a part that
/// shrank to a line) vanish; rings that meet themselves are cut apart there. The order of the edges
/// does not matter; the polygons come largest first. Throws Error(Bug) if the edges do not close.
std::vector<GridPolygon> assemble(std::vector<GridEdge> edges);

/// The border of the region that rings enclose by the even-odd rule, interior on the left, whatever
/// the direction of the rings; spikes and lines run twice vanish, rings that meet or cross
/// themselves at a vertex are cut apart there.
std::vector<GridEdge> evenOddBorder(const std::vector<GridRing>& rings);

} // namespace geo
