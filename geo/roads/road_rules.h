// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"
#include "geo/roads/roads.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// A line that no drive may cross: a river without a bridge, a mountain, "don't cross".
struct RoadBarrier {
    std::int64_t id = 0;
    std::string name;
    std::vector<core::Point> line; ///< degrees of EPSG:4326
};

/// What a plan says of its roads, whoever asks for drive times.
struct RoadRules {
    std::vector<RoadBarrier> barriers;
    std::vector<RoadFactor> factors;
};
RoadRules loadRoadRules(const core::Connection& db);

/// What a command asks for, on top of what the plan says: barriers of both, factors of both
/// multiplied.
RoadUse withRules(RoadUse use, const RoadRules& rules);

} // namespace geo
