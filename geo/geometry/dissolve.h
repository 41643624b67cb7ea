// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <vector>

namespace geo {

/// The union of units as one shape, valid and oriented, without the borders between them.
///
/// Sides that two units share vertex by vertex cancel, and the rest is chained into rings: linear,
/// and no coordinate changes. Where that gives no valid shape (borders that do not meet exactly,
/// overlaps) GEOS computes the union instead. Null pointers are not allowed; each shape is valid
/// with outer rings counter-clockwise. Any plane.
core::MultiPolygon dissolve(const std::vector<const core::MultiPolygon*>& shapes);

} // namespace geo
