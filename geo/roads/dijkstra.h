// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/search_graph.h"

#include <span>
#include <vector>

namespace geo {

/// A vertex where a search begins, with what it costs to be there.
struct SearchSeed {
    Vertex vertex = 0;
    std::uint32_t distance = 0;
};

/// A heap of vertices by distance, four children a node, with decrease-key.
class VertexHeap {
public:
    explicit VertexHeap(std::size_t vertices) : place_(vertices, kAbsent) {}

    struct Entry {
        std::uint32_t distance;
        Vertex vertex;
    };
    bool empty() const { return entries_.empty(); }
    const Entry& top() const { return entries_.front(); }
    void clear() {
        for (const Entry& entry : entries_) {
            place_[entry.vertex] = kAbsent;
        }
        entries_.clear();
    }
    /// Adds the vertex, or moves it up to a shorter distance.
    void push(Vertex vertex, std::uint32_t distance) {
        std::uint32_t at = place_[vertex];
        if (at == kAbsent) {
            at = static_cast<std::uint32_t>(entries_.size());
            entries_.push_back({distance, vertex});
        }
        rise(at, {distance, vertex});
    }
    Entry pop() {
        const Entry least = entries_.front();
        const Entry last = entries_.back();
        place_[least.vertex] = kAbsent;
        entries_.pop_back();
        if (!entries_.empty()) {
            sink(last);
        }
        return least;
    }

private:
    static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

    void rise(std::uint32_t at, Entry entry) {
        while (at > 0) {
            const std::uint32_t parent = (at - 1) / 4;
            if (entries_[parent].distance <= entry.distance) {
                break;
            }
            put(at, entries_[parent]);
            at = parent;
        }
        put(at, entry);
    }
    void sink(Entry entry) {
        const auto size = static_cast<std::uint32_t>(entries_.size());
        std::uint32_t at = 0;
        while (true) {
            const std::uint32_t begin = 4 * at + 1;
            if (begin >= size) {
                break;
            }
            const std::uint32_t end = begin + 4 < size ? begin + 4 : size;
            std::uint32_t least = begin;
            for (std::uint32_t child = begin + 1; child < end; ++child) {
                least = entries_[child].distance < entries_[least].distance ? child : least;
            }
            if (entries_[least].distance >= entry.distance) {
                break;
            }
            put(at, entries_[least]);
            at = least;
        }
        put(at, entry);
    }
    void put(std::uint32_t at, Entry entry) {
        entries_[at] = entry;
        place_[entry.vertex] = at;
    }

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> place_;
};

/// Shortest ways from seeds to all vertices within a limit, by Dijkstra 1959. Can be run again and
/// again on one graph; clearing costs only what the last search touched.
class Dijkstra {
public:
    explicit Dijkstra(const SearchGraph& graph)
        : graph_(graph), distance_(graph.vertexCount(), kFar), heap_(graph.vertexCount()) {}

    void run(std::span<const SearchSeed> seeds, std::uint32_t limit = kFar - 1);
    /// kFar where it was not reached.
    std::uint32_t distance(Vertex vertex) const { return distance_[vertex]; }
    /// The vertices reached, in order of distance.
    std::span<const Vertex> reached() const { return reached_; }

private:
    const SearchGraph& graph_;
    std::vector<std::uint32_t> distance_;
    std::vector<Vertex> touched_;
    std::vector<Vertex> reached_;
    VertexHeap heap_;
};

} // namespace geo
