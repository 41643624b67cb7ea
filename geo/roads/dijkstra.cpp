// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/dijkstra.h"

namespace geo {

void Dijkstra::run(std::span<const SearchSeed> seeds, std::uint32_t limit) {
    for (const Vertex vertex : touched_) {
        distance_[vertex] = kFar;
    }
    touched_.clear();
    reached_.clear();
    heap_.clear();
    const auto offer = [this, limit](Vertex vertex, std::uint32_t distance) {
        std::uint32_t& known = distance_[vertex];
        if (distance < known && distance <= limit) {
            if (known == kFar) {
                touched_.push_back(vertex);
            }
            known = distance;
            heap_.push(vertex, distance);
        }
    };
    for (const SearchSeed& seed : seeds) {
        offer(seed.vertex, seed.distance);
    }
    while (!heap_.empty()) {
        const VertexHeap::Entry entry = heap_.pop();
        reached_.push_back(entry.vertex);
        for (const SearchArc& arc : graph_.leaving(entry.vertex)) {
            offer(arc.to, entry.distance + arc.weight);
        }
    }
}

} // namespace geo
