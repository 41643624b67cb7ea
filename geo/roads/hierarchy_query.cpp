// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/hierarchy.h"

#include <algorithm>

namespace geo {

HierarchyQuery::HierarchyQuery(const Hierarchy& hierarchy)
    : hierarchy_(hierarchy), forward_(hierarchy.up), backward_(hierarchy.down) {}

void HierarchyQuery::offer(Side& side, Vertex vertex, std::uint32_t distance, Vertex parent) {
    Side::Label& label = side.label[vertex];
    if (distance < label.distance) {
        if (label.distance == kFar) {
            side.touched.push_back(vertex);
        }
        label = {distance, parent};
        side.heap.push(vertex, distance);
    }
}

void HierarchyQuery::begin(Side& side, std::span<const SearchSeed> seeds) {
    for (const Vertex vertex : side.touched) {
        side.label[vertex].distance = kFar;
    }
    side.touched.clear();
    side.heap.clear();
    for (const SearchSeed& seed : seeds) {
        offer(side, hierarchy_.rankOf[seed.vertex], seed.distance, kNoMiddle);
    }
}

/// Takes the next vertex of one side. `against` are the arcs of the other side.
void HierarchyQuery::settle(Side& side, const Side& other, const UpwardArcs& against) {
    const VertexHeap::Entry entry = side.heap.pop();
    const std::uint32_t meeting = other.label[entry.vertex].distance;
    if (meeting != kFar && entry.distance + meeting < best_) {
        best_ = entry.distance + meeting;
        meeting_ = entry.vertex;
    }
    // Stall: a shorter way here comes from above, so nothing shortest goes on from here.
    for (const SearchArc& arc : against.of(entry.vertex)) {
        if (side.label[arc.to].distance + arc.weight < entry.distance) {
            return;
        }
    }
    for (const SearchArc& arc : side.arcs.of(entry.vertex)) {
        offer(side, arc.to, entry.distance + arc.weight, entry.vertex);
    }
}

std::uint32_t HierarchyQuery::distance(std::span<const SearchSeed> seeds,
                                       std::span<const SearchSeed> targets) {
    best_ = kFar;
    meeting_ = kNoMiddle;
    begin(forward_, seeds);
    begin(backward_, targets);
    while (true) {
        const bool onward = !forward_.heap.empty() && forward_.heap.top().distance < best_;
        const bool back = !backward_.heap.empty() && backward_.heap.top().distance < best_;
        if (!onward && !back) {
            return best_;
        }
        if (onward && (!back || forward_.heap.top().distance <= backward_.heap.top().distance)) {
            settle(forward_, backward_, hierarchy_.down);
        } else {
            settle(backward_, forward_, hierarchy_.up);
        }
    }
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
    while (forward_.label[climb.back()].parent != kNoMiddle) {
        climb.push_back(forward_.label[climb.back()].parent);
    }
    std::vector<Vertex> path = {hierarchy_.vertexOf[climb.back()]};
    for (std::size_t i = climb.size() - 1; i > 0; --i) {
        unpack(climb[i], climb[i - 1], path);
    }
    for (Vertex at = meeting_; backward_.label[at].parent != kNoMiddle;) {
        const Vertex next = backward_.label[at].parent;
        unpack(at, next, path);
        at = next;
    }
    return path;
}

} // namespace geo
