// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/plan/shape.h"
#include "geo/embedded/topojson.h"
#include "geo/embedded/zip_table.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// A ZIP and the county whose area it takes part in.
struct PlacedZip {
    const ZipPlace* zip = nullptr;
    std::size_t county = 0; ///< index into the counties that were given
    core::Point point;      ///< degrees; the ZIP's own, or the nearest on the county's border
    bool moved = false;     ///< true if the ZIP's own point lies outside of that county
};

struct ZipPlacing {
    std::vector<PlacedZip> placed;     ///< in order of ZIP
    std::vector<std::string> unplaced; ///< ZIPs without a county: military, or too far out
    std::vector<core::Issue> issues;
};

/// Gives each ZIP to a county of its own state: to the one that holds its point; failing that to
/// the one it names; failing that to the nearest. A point outside of its county moves to the
/// nearest place on the county's border, at most 100 km; ZIPs farther out, and those whose state
/// has no counties (APO, FPO), stay without a county and are listed.
///
/// `states` are postal abbreviations in any case; empty means all. Throws Error(Input) for one that
/// the counties do not have.
ZipPlacing placeZips(std::span<const ZipPlace> zips, const std::vector<BaseShape>& counties,
                     const std::vector<std::string>& states);

} // namespace geo
