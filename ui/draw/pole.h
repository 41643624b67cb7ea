// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <span>
#include <vector>

namespace ui {

/// A place inside an area and how far its border is.
struct Pole {
    core::Point at;
    double distance = 0; ///< to the nearest border, x divided by the stretch; <= 0 if there is none
};

/// The pole of inaccessibility: the point inside the rings (closed, even-odd) that is farthest from
/// them, found to within `precision` by halving cells (after Mapbox's polylabel, 2016). Distances
/// along x count 1/`stretch`, because labels are wider than high. No rings, no pole.
Pole poleOfInaccessibility(std::span<const std::vector<core::Point>> rings, double stretch,
                           double precision);

/// The distance by which `poleOfInaccessibility` would rate this point; negative outside.
double insideDistance(std::span<const std::vector<core::Point>> rings, core::Point at,
                      double stretch);

} // namespace ui
