// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/topology.h"

#include <vector>

namespace ui {

/// A ring as numbers of vertices, not closed, the polygon to its left.
struct SharedRing {
    int polygon = 0;
    std::vector<std::uint32_t> ids;
};

/// The undirected edges of all rings with the polygons that use them. Edges are found through
/// their lower vertex: rings number their vertices in a row, so what is asked for next lies near,
/// where a hash would scatter it.
class EdgeTable {
public:
    EdgeTable() = default;
    explicit EdgeTable(std::size_t vertices) : first_(vertices, kNone) { edges_.reserve(vertices); }
    void add(std::uint32_t a, std::uint32_t b, int polygon);

    std::size_t size() const { return edges_.size(); }
    std::pair<std::uint32_t, std::uint32_t> ends(std::size_t edge) const {
        return {edges_[edge].a, edges_[edge].b};
    }
    /// Equal for edges that are used by the same polygons.
    std::uint64_t ownerSum(std::size_t edge) const { return edges_[edge].ownerSum; }
    bool usedOnce(std::size_t edge) const { return edges_[edge].uses == 1; }
    /// The polygon that used the edge first.
    int polygon(std::size_t edge) const { return edges_[edge].polygon; }

private:
    struct Edge {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        int polygon = 0;
        int uses = 0;
        std::uint64_t ownerSum = 0;
        std::uint32_t next = kNone; ///< of the edges with the same lower vertex
    };
    static constexpr std::uint32_t kNone = UINT32_MAX;
    std::vector<std::uint32_t> first_; ///< per vertex
    std::vector<Edge> edges_;
};

/// Inserts vertices of other polygons into the edges they lie on (within `tolerance` centimetres),
/// where an edge has no partner: the side of one polygon along the corners of two others. Without
/// it such borders would be drawn twice and simplified apart. Returns whether anything changed.
bool insertTouchingVertices(std::vector<SharedRing>& rings, const EdgeTable& edges,
                            const std::vector<Vertex>& vertices, double tolerance);

} // namespace ui
