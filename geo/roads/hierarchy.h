// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/roads/dijkstra.h"
#include "geo/roads/search_graph.h"
#include "geo/roads/shared_array.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// Marks an arc that is none of the hierarchy's own making.
inline constexpr std::uint32_t kNoMiddle = 0xFFFFFFFF;

/// One half of a hierarchy: arcs to vertices of higher rank, by the lower vertex. Vertices are
/// numbered by rank here, the highest first, so "higher" is a smaller number.
struct UpwardArcs {
    SharedArray<std::uint32_t> first;
    SharedArray<SearchArc> arcs;
    SharedArray<std::uint32_t> middle; ///< by arc: the vertex it leads over, or kNoMiddle
    SharedArray<std::uint32_t> length; ///< by arc, decimetres; empty until `addLengths`

    std::span<const SearchArc> of(Vertex vertex) const {
        return arcs.span().subspan(first[vertex], first[vertex + 1] - first[vertex]);
    }
};

/// A contraction hierarchy (Geisberger, Sanders, Schultes and Delling 2008): any shortest way has
/// an equal one that first climbs along `up`, then descends against `down`.
struct Hierarchy {
    SharedArray<Vertex> rankOf;   ///< of each vertex of the graph
    SharedArray<Vertex> vertexOf; ///< the other way round
    UpwardArcs up;                ///< ways on
    UpwardArcs down;              ///< ways back: an arc to `to` here leads from `to`

    std::size_t vertexCount() const { return rankOf.size(); }
};

/// Builds a hierarchy on all cores. The same graph gives the same hierarchy on any number of them.
/// Vertices are contracted in rounds of independent sets by their importance: the arcs that would
/// be added against those removed, the roads they stand for, and the depth reached so far.
Hierarchy buildHierarchy(const SearchGraph& graph, core::Job& job);

/// Gives every arc the length of what it stands for, when `lengthOf[v]` is what is driven to come
/// from any vertex before it to the end of vertex v.
void addLengths(Hierarchy& hierarchy, std::span<const std::uint32_t> lengthOf);

/// The least of some numbers, four children a node. Entries that are overtaken stay in until they
/// come up: a query has so few that looking them up would cost more.
class KeyHeap {
public:
    bool empty() const { return size_ == 0; }
    std::uint64_t top() const { return keys_[0]; }
    void clear() {
        std::fill_n(keys_.begin(), size_, kNone);
        size_ = 0;
    }
    void push(std::uint64_t key) {
        if (size_ + kChildren >= keys_.size()) {
            keys_.resize(2 * keys_.size() + 64, kNone);
        }
        std::size_t at = size_++;
        while (at > 0 && keys_[(at - 1) / kChildren] > key) {
            keys_[at] = keys_[(at - 1) / kChildren];
            at = (at - 1) / kChildren;
        }
        keys_[at] = key;
    }
    void pop() {
        const std::uint64_t key = keys_[--size_];
        // Beyond the last there are no greater numbers than this, so four can always be compared.
        keys_[size_] = kNone;
        std::size_t at = 0;
        for (std::size_t child = 1; child < size_; child = kChildren * at + 1) {
            const std::uint64_t* keys = keys_.data() + child;
            const std::size_t left = keys[1] < keys[0] ? 1 : 0;
            const std::size_t right = keys[3] < keys[2] ? 3 : 2;
            const std::size_t least = keys[right] < keys[left] ? right : left;
            if (keys[least] >= key) {
                break;
            }
            keys_[at] = keys[least];
            at = child + least;
        }
        if (size_ > 0) {
            keys_[at] = key;
        }
    }

private:
    static constexpr std::size_t kChildren = 4;
    static constexpr std::uint64_t kNone = ~std::uint64_t{0};
    std::vector<std::uint64_t> keys_;
    std::size_t size_ = 0;
};

/// Shortest ways between single vertices. Holds the marks of one search: one object a thread.
class HierarchyQuery {
public:
    explicit HierarchyQuery(const Hierarchy& hierarchy);

    /// The shortest of the ways from a seed to a target, target distances added; kFar where there
    /// is none. Seeds and targets are vertices of the graph.
    std::uint32_t distance(std::span<const SearchSeed> seeds, std::span<const SearchSeed> targets);
    std::uint32_t distance(Vertex from, Vertex to);
    /// The vertices of the way last found, from its seed to its target.
    std::vector<Vertex> path() const;

private:
    /// Distances of a vertex and the vertices before it, on the ways from the seeds (0) and from
    /// the targets (1). Kept together, because whoever looks at one looks at the others.
    struct Label {
        std::uint32_t distance[2] = {kFar, kFar};
        Vertex parent[2] = {kNoMiddle, kNoMiddle};
    };
    void begin(int side, std::span<const SearchSeed> seeds);
    void settle(int side);
    std::uint32_t nearest(int side);
    void offer(int side, Vertex vertex, std::uint32_t distance, Vertex parent);
    /// Ask memory early for what will be read of a vertex.
    void fetchFirst(Vertex vertex) const;
    void fetchArcs(Vertex vertex) const;
    void unpack(Vertex from, Vertex to, std::vector<Vertex>& path) const;

    const Hierarchy& hierarchy_;
    std::vector<Label> labels_;
    std::vector<Vertex> touched_[2];
    /// Distance, then vertex, the least first; some out of date.
    KeyHeap heap_[2];
    std::uint32_t best_ = kFar;
    Vertex meeting_ = kNoMiddle;
};

} // namespace geo
