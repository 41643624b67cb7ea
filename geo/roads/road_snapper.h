// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "geo/geometry/box_index.h"
#include "geo/roads/barrier_lines.h"
#include "geo/roads/many_to_many.h"
#include "geo/roads/search_graph.h"

#include <optional>

namespace geo {

/// The place on a road that is nearest to a position.
struct RoadPlace {
    std::uint32_t segment = 0;
    double share = 0;       ///< of the segment's length, 0 at its first point
    core::Point onRoad;     ///< degrees
    double metres = 0;      ///< from the position to the road
    std::uint32_t part = 0; ///< of the network, see EdgeGraph; 0 is the largest
};

/// Finds roads near positions. Read by any number of threads.
class RoadSnapper {
public:
    RoadSnapper(const RoadNetwork& network, const EdgeGraph& graph, const BarrierLines& barriers);

    /// The nearest road that can be driven within `limit` metres. One of the largest part of the
    /// network, or of a part at least a tenth as large, wins over all others, however near they
    /// are: from a parking lot that hangs together with nothing, nobody gets anywhere. No road
    /// beyond a barrier. Empty if there is none, or the position is no number.
    std::optional<RoadPlace> snap(core::Point degrees, double limit) const;

private:
    const RoadNetwork& network_;
    const EdgeGraph& graph_;
    const BarrierLines& barriers_;
    std::vector<bool> wide_; ///< by part
    BoxIndex boxes_;
    std::vector<std::uint32_t> segmentOfBox_;
};

/// The two ends of an edge as anchors: where a way that begins at the place, or ends there, touches
/// the graph.
Anchors sourceAnchors(const RoadNetwork& network, const EdgeGraph& graph, const RoadPlace& place);
Anchors targetAnchors(const RoadNetwork& network, const EdgeGraph& graph, const RoadPlace& place);

} // namespace geo
