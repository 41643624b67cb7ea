// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <span>

namespace geo {

/// On the ellipsoid WGS 84, from degrees (x longitude, y latitude), by Karney 2013.

/// Metres along the shortest line between two positions.
double geodesicDistance(core::Point a, core::Point b);
/// Metres along a line through the positions.
double geodesicLength(std::span<const core::Point> line);
/// Square metres; holes count negative, whichever way the rings run.
double geodesicArea(const core::MultiPolygon& shape);

} // namespace geo
