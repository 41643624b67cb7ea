// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/hierarchy.h"

#include <algorithm>

namespace geo {

HierarchyQuery::HierarchyQuery(const Hierarchy& hierarchy)
    : hierarchy_(hierarchy), labels_(hierarchy.vertexCount()) {}

// Low in the hierarchy nearly every access is one to memory that no cache holds, and they are most
// of a query; asked for early, they come while the other side is at work.

void HierarchyQuery::fetchFirst(Vertex vertex) const {
    __builtin_prefetch(hierarchy_.up.first.data() + vertex);
    __builtin_prefetch(hierarchy_.down.first.data() + vertex);
}

void HierarchyQuery::fetchArcs(Vertex vertex) const {
    const SearchArc* up = hierarchy_.up.arcs.data() + hierarchy_.up.first[vertex];
    const SearchArc* down = hierarchy_.down.arcs.data() + hierarchy_.down.first[vertex];
    __builtin_prefetch(up);
    __builtin_prefetch(down);
}

void HierarchyQuery::offer(int side, Vertex vertex, std::uint32_t distance, Vertex parent) {
    std::uint32_t& known = labels_[vertex].distance[side];
    if (distance < known && distance < best_) { // no way over here is shorter than one known
        if (known == kFar) {
            touched_[side].push_back(vertex);
        }
        known = distance;
        fetchFirst(vertex);
        labels_[vertex].parent[side] = parent;
        heap_[side].push((static_cast<std::uint64_t>(distance) << 32) | vertex);
    }
}

void HierarchyQuery::begin(int side, std::span<const SearchSeed> seeds) {
    for (const Vertex vertex : touched_[side]) {
        labels_[vertex].distance[side] = kFar;
    }
    touched_[side].clear();
    heap_[side].clear();
    for (const SearchSeed& seed : seeds) {
        offer(side, hierarchy_.rankOf[seed.vertex], seed.distance, kNoMiddle);
    }
}

/// The distance of the next vertex of one side, kFar at its end. What has been overtaken is
/// dropped.
std::uint32_t HierarchyQuery::nearest(int side) {
    KeyHeap& heap = heap_[side];
    while (!heap.empty()) {
        const auto distance = static_cast<std::uint32_t>(heap.top() >> 32);
        const auto vertex = static_cast<Vertex>(heap.top());
        if (labels_[vertex].distance[side] == distance) {
            fetchArcs(vertex);
            return distance;
        }
        heap.pop();
    }
    return kFar;
}

/// Takes the next vertex of one side.
void HierarchyQuery::settle(int side) {
    KeyHeap& heap = heap_[side];
    const auto distance = static_cast<std::uint32_t>(heap.top() >> 32);
    const auto vertex = static_cast<Vertex>(heap.top());
    heap.pop();
    const std::uint32_t rest = labels_[vertex].distance[1 - side];
    if (rest != kFar && distance + rest < best_) {
        best_ = distance + rest;
        meeting_ = vertex;
    }
    // Stall: a shorter way here comes from above, so nothing shortest goes on from here.
    const UpwardArcs& against = side == 0 ? hierarchy_.down : hierarchy_.up;
    for (const SearchArc& arc : against.of(vertex)) {
        if (labels_[arc.to].distance[side] + arc.weight < distance) {
            return;
        }
    }
    const UpwardArcs& onward = side == 0 ? hierarchy_.up : hierarchy_.down;
    for (const SearchArc& arc : onward.of(vertex)) {
        offer(side, arc.to, distance + arc.weight, vertex);
    }
}

std::uint32_t HierarchyQuery::distance(std::span<const SearchSeed> seeds,
                                       std::span<const SearchSeed> targets) {
    best_ = kFar;
    meeting_ = kNoMiddle;
    begin(0, seeds);
    begin(1, targets);
    std::uint32_t onward = nearest(0);
    std::uint32_t back = nearest(1);
    while (std::min(onward, back) < best_) {
        if (onward <= back) {
            settle(0);
            onward = nearest(0);
        } else {
            settle(1);
            back = nearest(1);
        }
    }
    return best_;
}

std::uint32_t HierarchyQuery::distance(Vertex from, Vertex to) {
    const SearchSeed seed{from, 0};
    const SearchSeed target{to, 0};
    return distance({&seed, 1}, {&target, 1});
}

/// Adds the vertices after `from` up to `to`, over what the arc between them stands for.
void HierarchyQuery::unpack(Vertex from, Vertex to, std::vector<Vertex>& path) const {
    std::vector<std::pair<Vertex, Vertex>> open = {{from, to}};
    while (!open.empty()) {
        const auto [a, b] = open.back();
        open.pop_back();
        const bool climbs = b < a;
        const UpwardArcs& arcs = climbs ? hierarchy_.up : hierarchy_.down;
        const Vertex low = climbs ? a : b;
        const Vertex high = climbs ? b : a;
        std::uint32_t middle = kNoMiddle;
        for (std::uint32_t i = arcs.first[low]; i < arcs.first[low + 1]; ++i) {
            if (arcs.arcs[i].to == high) {
                middle = arcs.middle[i];
                break;
            }
        }
        if (middle == kNoMiddle) {
            path.push_back(hierarchy_.vertexOf[b]);
        } else {
            open.emplace_back(middle, b);
            open.emplace_back(a, middle);
        }
    }
}

std::vector<Vertex> HierarchyQuery::path() const {
    if (meeting_ == kNoMiddle) {
        return {};
    }
    std::vector<Vertex> climb = {meeting_};
    while (labels_[climb.back()].parent[0] != kNoMiddle) {
        climb.push_back(labels_[climb.back()].parent[0]);
    }
    std::vector<Vertex> path = {hierarchy_.vertexOf[climb.back()]};
    for (std::size_t i = climb.size() - 1; i > 0; --i) {
        unpack(climb[i], climb[i - 1], path);
    }
    for (Vertex at = meeting_; labels_[at].parent[1] != kNoMiddle;) {
        const Vertex next = labels_[at].parent[1];
        unpack(at, next, path);
        at = next;
    }
    return path;
}

} // namespace geo
