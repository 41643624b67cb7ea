// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/world.h"

#include <vector>

namespace support {

/// Where the units of a world lie, in degrees, in their order.
inline std::vector<core::Point> unitPoints(const World& world) {
    std::vector<core::Point> points;
    const core::Connection& db = world.ws.reader();
    for (const core::BasicUnit& unit : core::loadUnits(db, core::requireLayer(db, "grid").id)) {
        points.push_back(unit.lonLat);
    }
    return points;
}

} // namespace support
