// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <vector>

namespace core {

/// Corners of the convex hull, counter-clockwise, not closed (Andrew's monotone chain, 1979). One
/// or two points come back as they are.
std::vector<Point> convexHull(std::vector<Point> points);
/// The hull of all outer rings of a shape.
std::vector<Point> convexHull(const MultiPolygon& shape);

} // namespace core
