// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

namespace geo {

/// +1 if `c` lies left of the line from `a` to `b`, -1 if right of it, 0 if exactly on it. Exact
/// for coordinates of one layer (a filter by Shewchuk 1997, then 113-bit arithmetic).
int orientation(core::Point a, core::Point b, core::Point c);

enum class Place { Outside, Border, Inside };

/// Where a point lies with respect to a closed ring, whichever way it runs.
Place placeInRing(core::Point point, const core::Ring& ring);

} // namespace geo
