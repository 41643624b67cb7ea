// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/areas/grid.h"
#include "geo/areas/ring_assembly.h"

#include <cstdint>
#include <vector>

namespace geo {

/// Sites must lie on multiples of this many grid steps, regions within 2^41 steps of their middle:
/// then every product fits 128 bits. With a step of 2^-20 m that is 1/8 m and 2,000 km.
inline constexpr std::int64_t kSiteStep = std::int64_t{1} << 17;

/// A point that claims what lies nearest to it.
struct ThiessenSite {
    GridPoint at;
    int cell = 0;
};

/// An area to be divided among its own sites, as by `evenOddBorder`. Regions may touch but not
/// overlap; where they share a border, they share its vertices.
struct ThiessenRegion {
    std::vector<GridEdge> border;
    std::vector<ThiessenSite> sites; ///< at least one; no two at the same place
};

/// A piece of border between two cells, or between a cell and the outside (-1).
struct CellBorder {
    GridPoint from;
    GridPoint to;
    int left = -1;
    int right = -1;
};

/// Divides each region into the Thiessen (Voronoi) cells of its sites. Together the cells of a
/// region cover it without gaps or overlaps; where a cell ends on a region's border, that point
/// becomes a vertex of the cells on both sides of it.
///
/// All decisions are exact, so collinear, cocircular and touching configurations are like any
/// other; only the new vertices are rounded to the grid. Regions are divided one after another:
/// time is about (sites + vertices) x sites of each region. Reports progress 0 to 1.
std::vector<CellBorder> divideIntoCells(const std::vector<ThiessenRegion>& regions, core::Job& job);

} // namespace geo
