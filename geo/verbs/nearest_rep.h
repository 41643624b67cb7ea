// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "core/workspace/connection.h"

#include <span>
#include <string>
#include <vector>

namespace geo {

/// Who would be there first.
struct NearestRep {
    std::string rep;
    double minutes = 0; ///< from that rep's base, an estimate along the great circle
};

/// The nearest rep of each place (EPSG:4326), by the workspace's travel estimate. Empty if no rep's
/// base is known.
std::vector<NearestRep> nearestReps(const core::Connection& db,
                                    std::span<const core::Point> places);

} // namespace geo
