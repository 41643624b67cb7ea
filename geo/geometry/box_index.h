// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace geo {

/// Finds boxes that meet a box. Built once over all of them, never changed, read by any number of
/// threads. A packed R-tree in Hilbert order (Kamel and Faloutsos 1993), 16 entries a node, the
/// levels one after the other in one array.
class BoxIndex {
public:
    BoxIndex() = default;
    /// Empty boxes are never found.
    explicit BoxIndex(const std::vector<core::Box>& boxes);

    /// Calls visit(index) for every box that meets `box`, borders included, in an order that
    /// depends on the boxes alone.
    template <class Visit> void query(const core::Box& box, Visit&& visit) const {
        if (!nodes_.empty()) {
            descend(nodes_.size() - 1, box, visit);
        }
    }

    /// Visits boxes by growing distance from `from`, until visit(index, distance) returns false.
    /// The distance is that between the boxes, 0 where they meet.
    template <class Visit> void nearest(const core::Box& from, Visit&& visit) const;

    bool empty() const { return nodes_.empty(); }

private:
    static constexpr std::size_t kFanOut = 16;

    /// Entries at the front of nodes_ are the items; behind them each entry's children are the
    /// entries `first` to `first + count`.
    struct Node {
        core::Box box;
        std::uint32_t first = 0; ///< the item's index, or the first child
        std::uint32_t count = 0; ///< 0 for an item
    };

    template <class Visit> void descend(std::size_t at, const core::Box& box, Visit& visit) const {
        const Node& node = nodes_[at];
        if (!node.box.intersects(box)) {
            return;
        }
        if (node.count == 0) {
            visit(static_cast<std::size_t>(node.first));
            return;
        }
        for (std::uint32_t child = 0; child < node.count; ++child) {
            descend(node.first + child, box, visit);
        }
    }

    std::vector<Node> nodes_;
};

/// The distance between the nearest points of two boxes.
double boxDistance(const core::Box& a, const core::Box& b);

template <class Visit> void BoxIndex::nearest(const core::Box& from, Visit&& visit) const {
    struct Entry {
        double distance;
        std::uint32_t node;
        /// Nodes come before items at the same distance, so that items come in index order.
        std::uint32_t item;
        bool operator<(const Entry& other) const {
            return distance != other.distance ? distance > other.distance : item > other.item;
        }
    };
    if (nodes_.empty()) {
        return;
    }
    std::vector<Entry> heap;
    const auto push = [&](std::size_t at) {
        const Node& node = nodes_[at];
        const std::uint32_t item = node.count == 0 ? node.first + 1 : 0;
        heap.push_back({boxDistance(from, node.box), static_cast<std::uint32_t>(at), item});
        std::push_heap(heap.begin(), heap.end());
    };
    push(nodes_.size() - 1);
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end());
        const Entry entry = heap.back();
        heap.pop_back();
        const Node& node = nodes_[entry.node];
        if (node.count == 0 && !visit(static_cast<std::size_t>(node.first), entry.distance)) {
            return;
        }
        for (std::uint32_t child = 0; child < node.count; ++child) {
            push(node.first + child);
        }
    }
}

} // namespace geo
