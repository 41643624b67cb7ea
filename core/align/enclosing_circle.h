// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <vector>

namespace core::align {

struct Circle {
    Point centre;
    double radius = 0; ///< in the unit of the points
};

/// The smallest circle that holds all points: Welzl's algorithm (1991), expected O(n); the order of
/// the points does not change the result. Points that are not finite are left out; without points
/// the radius is 0. Reock's compactness of a shape is its area over the area of the circle around
/// the vertices of its polygons.
Circle minEnclosingCircle(std::vector<Point> points);

} // namespace core::align
