// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/roads/road_network.h"
#include "geo/roads/shared_array.h"

#include <cstdint>
#include <vector>

namespace geo {

/// A number of a vertex in a graph that is searched.
using Vertex = std::uint32_t;

/// Longer than any way: about twelve days of milliseconds. The sum of this and a weight fits.
inline constexpr std::uint32_t kFar = 0x3FFFFFFF;

struct SearchArc {
    Vertex to = 0;
    std::uint32_t weight = 0; ///< below kFar
};

/// A directed graph with weights, arcs sorted by the vertex that they leave.
struct SearchGraph {
    SharedArray<std::uint32_t> first; ///< one more than there are vertices
    SharedArray<SearchArc> arcs;

    std::size_t vertexCount() const { return first.empty() ? 0 : first.size() - 1; }
    std::span<const SearchArc> leaving(Vertex vertex) const {
        return arcs.span().subspan(first[vertex], first[vertex + 1] - first[vertex]);
    }
};

/// How long edges take: free flow times the factors of a time of day, and roads that are shut.
struct RoadMetric {
    /// By class: seconds are multiplied by this; 1 = free flow.
    std::array<double, kRoadClasses> factors;
    std::vector<bool> shut; ///< by segment; empty = none

    RoadMetric() { factors.fill(1); }
};

/// A network made ready for search by edges: a vertex stands for an edge that has been driven to
/// its end (and what must be remembered for turn restrictions), an arc for a turn and the edge
/// after it. So restrictions are exact, and turning round is allowed only where a road ends.
struct EdgeGraph {
    SearchGraph graph;
    /// Milliseconds of each edge, kClosed where it may not be driven.
    SharedArray<std::uint32_t> edgeMs;
    /// The edges of the vertices from `edgeMs.size()` on; below, a vertex is its edge.
    SharedArray<EdgeId> copyOf;
    /// The strongly connected part that each edge belongs to: 0 is the largest, kClosed none.
    SharedArray<std::uint32_t> part;
    std::uint32_t parts = 0;

    EdgeId edgeOf(Vertex vertex) const {
        return vertex < edgeMs.size() ? vertex : copyOf[vertex - edgeMs.size()];
    }
};

/// Makes the graph. The same network and metric give the same graph.
EdgeGraph makeEdgeGraph(const RoadNetwork& network, const RoadMetric& metric, core::Job& job);

/// The strongly connected component of every vertex, numbered from 0 by falling size (by the
/// number of vertices, then the smallest vertex), by Tarjan 1972 without recursion.
std::vector<std::uint32_t> strongComponents(const SearchGraph& graph, std::uint32_t& count);

} // namespace geo
