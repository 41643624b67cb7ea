// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "geo/roads/road_network.h"

#include <span>
#include <vector>

namespace geo {

/// Lines that nobody may cross, on the grid of the roads' own points, so that whether a road meets
/// one is exact.
class BarrierLines {
public:
    BarrierLines() = default;
    /// Lines in degrees.
    explicit BarrierLines(const std::vector<std::vector<core::Point>>& lines);

    /// By segment, whether a line meets it; empty where there are no lines.
    std::vector<bool> shut(const RoadNetwork& network) const;
    /// Whether a line lies between two positions in degrees, or on one of them.
    bool between(core::Point from, core::Point to) const;

private:
    bool meet(std::span<const RoadPoint> way) const;

    std::vector<std::vector<RoadPoint>> lines_;
};

} // namespace geo
