// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/node_edges.h"

namespace geo {

NodeEdges::NodeEdges(std::span<const RoadSegment> segments, std::size_t nodes)
    : first_(nodes + 1, 0), edges_(2 * segments.size()) {
    for (const RoadSegment& segment : segments) {
        ++first_[segment.from + 1];
        ++first_[segment.to + 1];
    }
    for (std::size_t node = 0; node < nodes; ++node) {
        first_[node + 1] += first_[node];
    }
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto edge = static_cast<EdgeId>(2 * i);
        edges_[next[segments[i].from]++] = edge;
        edges_[next[segments[i].to]++] = edge + 1;
    }
}

} // namespace geo
