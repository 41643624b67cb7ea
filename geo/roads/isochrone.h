// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"
#include "geo/roads/roads.h"
#include "geo/roads/travel_matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// What can be reached within a time.
struct Isochrone {
    double minutes = 0;
    core::MultiPolygon shape; ///< degrees; empty where no road was near
    double areaKm2 = 0;
    std::int64_t reachedNodes = 0; ///< of the road network
};

struct IsochroneResult {
    std::vector<Isochrone> polygons; ///< in the order in which the minutes were asked for
    std::vector<PointSnap> centres;
};

/// The areas that can be reached by car within so many minutes from any of the centres: overlaps
/// count once.
///
/// Roads are driven as far as the time lasts, the last ones to a point between their ends; from
/// there one goes on foot in a straight line at 6 km/h, so the time to reach any place is defined,
/// whatever was asked for. It is kept on a grid, smoothed, and contoured on triangles, where it is
/// linear: so what is reached in fewer minutes always lies within what is reached in more.
/// `inward`: from where a centre can be reached within so many minutes, which differs where there
/// are one-way streets. Throws Error(Usage) for minutes that are not between 0 and 300.
IsochroneResult isochrones(const Roads& roads, std::span<const core::Point> centres,
                           std::span<const double> minutes, core::Job& job,
                           double limit = kSnapLimit, bool inward = false);

/// The same by the estimate, without roads: circles on a sphere around the centres, overlaps once.
IsochroneResult estimateIsochrones(std::span<const core::Point> centres,
                                   std::span<const double> minutes,
                                   const core::TravelEstimate& rule);

} // namespace geo
