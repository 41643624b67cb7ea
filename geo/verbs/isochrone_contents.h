// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/isochrone_centres.h"

#include <optional>
#include <span>
#include <vector>

namespace geo {

/// Fills in what lies inside: accounts by their point, with their value; measures of units by the
/// share of their area (by their point where the layer has no areas).
void countInside(const core::Connection& db, const IsochroneParams& params,
                 std::vector<IsochronePolygon>& polygons, core::Job& job);

/// How many accounts of the reps at the centres, by the owners that the scenario's territories have
/// today, lie in no polygon of their rep. `polygons`: apart, so many for each centre. Empty if no
/// centre is a rep's.
std::optional<BeyondReach> beyondReach(const core::Connection& db, const IsochroneParams& params,
                                       std::span<const IsochroneCentre> centres,
                                       std::span<const IsochronePolygon> polygons);

} // namespace geo
