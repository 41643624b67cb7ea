// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

namespace geo {

/// A plane in metres that touches the ellipsoid WGS 84 at a place: x east, y north, with the two
/// radii of curvature there (Bugayevskiy and Snyder 1995, section 1.1). Distances within 5 km of
/// the place are true to a few parts in ten thousand. Cheap to make: one for each street.
class LocalPlane {
public:
    /// `origin` in degrees of EPSG:4326.
    explicit LocalPlane(core::Point origin);

    core::Point toMetres(core::Point degrees) const;
    core::Point toDegrees(core::Point metres) const;

private:
    core::Point origin_;
    double metresPerLon_;
    double metresPerLat_;
};

/// Metres between two positions in degrees that lie close together.
double nearDistance(core::Point a, core::Point b);

} // namespace geo
