// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/road_network.h"

#include <span>
#include <vector>

namespace geo {

/// The edges that leave each node, closed ones included, in growing order.
class NodeEdges {
public:
    NodeEdges(std::span<const RoadSegment> segments, std::size_t nodes);

    std::span<const EdgeId> leaving(std::uint32_t node) const {
        return std::span<const EdgeId>(edges_).subspan(first_[node],
                                                       first_[node + 1] - first_[node]);
    }

private:
    std::vector<std::uint32_t> first_;
    std::vector<EdgeId> edges_;
};

/// Whether the edge may be driven.
inline bool isOpen(const RoadSegment& segment, EdgeId edge) {
    return (isBackward(edge) ? segment.backwardMs : segment.forwardMs) != kClosed;
}

} // namespace geo
