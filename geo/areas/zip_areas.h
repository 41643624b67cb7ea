// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/embedded/topojson.h"
#include "geo/embedded/zip_table.h"
#include "geo/geometry/prepare_layer.h"

#include <span>
#include <string>
#include <vector>

namespace geo {

/// Approximate ZIP areas, ready to be stored.
struct ZipAreas {
    PreparedLayer layer;               ///< with borders, corner touches and bridges
    int zips = 0;                      ///< ZIPs that have an area, alone or with others
    std::vector<std::string> unplaced; ///< ZIPs without an area, in order
};

/// Makes an area for each ZIP from points alone: within each county the ground goes to the nearest
/// ZIP point (Thiessen cells, in an equal-area plane in metres, exact; see `divideIntoCells`).
///
/// - The areas of a county's ZIPs cover it without gaps or overlaps, and neighbours have identical
///   vertices along their common border, also across county lines. County vertices are kept as they
///   are; new ones lie within a micrometre of where they belong.
/// - ZIPs whose points lie within a metre share one area: the lowest number is its key, the others
///   are aliases.
/// - Which county a ZIP takes part in: see `placeZips`.
/// - A county without a ZIP point goes as a whole to the ZIP of the same state with which it has
///   the longest border, an island to the nearest one. Counties of states without any ZIP point
///   (Puerto Rico, in the embedded table) stay uncovered, which is an issue.
///
/// Counties are those of `decodeTopology`: neighbours share their vertices. `states` limits both
/// ZIPs and counties to postal abbreviations; empty means all. Throws Error(Input) for an unknown
/// state or when no ZIP can be placed.
ZipAreas buildZipAreas(std::span<const ZipPlace> zips, const std::vector<BaseShape>& counties,
                       const std::vector<std::string>& states, core::Job& job);

} // namespace geo
