// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geometry/geos.h"

namespace geo {

/// The area that two valid geometries of one plane have in common, in the square of its unit.
double commonArea(const Geos& geos, const GeosGeometry& a, const GeosGeometry& b);

} // namespace geo
