// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "ui/draw/column.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ui {

/// A vertex in whole centimetres from the topology's origin.
struct Vertex {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const Vertex&) const = default;
};

/// A box in centimetres from the topology's origin; empty while minX > maxX.
struct VertexBox {
    std::int32_t minX = INT32_MAX;
    std::int32_t minY = INT32_MAX;
    std::int32_t maxX = INT32_MIN;
    std::int32_t maxY = INT32_MIN;

    void add(Vertex v);
    void add(const VertexBox& other);
    bool empty() const { return minX > maxX; }
};

/// The polygons on either side of an arc, walking it from its first vertex to its last; -1 = none.
struct ArcSides {
    int left = -1;
    int right = -1;
};

/// The numbers of the nodes at the ends of an arc.
struct ArcNodes {
    int first = 0;
    int second = 0;
};

/// A use of an arc by a ring: the arc's number, or its complement when walked backwards.
using ArcRef = std::int32_t;
inline int arcOf(ArcRef ref) {
    return ref < 0 ? ~ref : ref;
}

/// The polygons of one layer, cut into arcs that neighbours share, so that a border is stored,
/// simplified and drawn once: at no scale can a sliver open between neighbours.
///
/// Every vertex carries its Visvalingam weight (the area in m² that is lost when it is left out;
/// Visvalingam and Whyatt 1993); thinned copies for a row of scales are kept beside the full arcs.
/// Immutable after `build`, so it can be read from several threads.
class Topology {
public:
    struct Options {
        /// A vertex that lies nearer than this to an unmatched edge of another polygon becomes a
        /// vertex of that edge too, in metres: where one polygon meets the side of two others.
        double touchTolerance = 1.0;
        bool simplify = true; ///< false leaves out the thinned copies
    };

    /// Coordinates in metres, y to the north. Rings with fewer than three different vertices and
    /// coordinates that are not finite are left out; any orientation of the rings will do.
    static Topology build(std::span<const core::MultiPolygon> polygons, const Options& options);
    static Topology build(std::span<const core::MultiPolygon> polygons);

    core::Point origin() const { return origin_; }
    /// Metres in the plane that `build` was given.
    core::Point toMetres(Vertex v) const {
        return {origin_.x + v.x * 0.01, origin_.y + v.y * 0.01};
    }

    int polygonCount() const { return static_cast<int>(polygonRings_.size()) - 1; }
    int arcCount() const { return static_cast<int>(sides_.size()); }
    int nodeCount() const { return nodeCount_; }
    std::size_t vertexCount() const { return levels_.front().vertices.size(); }

    ArcSides sides(int arc) const { return sides_[arc]; }
    /// Whether polygons lie on top of each other here, so that the arc has copies.
    bool overlapped(int arc) const { return overlapped_[arc] != 0; }
    int startNode(ArcRef ref) const { return ref < 0 ? nodes_[~ref].second : nodes_[ref].first; }
    int endNode(ArcRef ref) const { return ref < 0 ? nodes_[~ref].first : nodes_[ref].second; }
    const VertexBox& arcBox(int arc) const { return arcBoxes_[arc]; }
    const VertexBox& polygonBox(int polygon) const { return polygonBoxes_[polygon]; }
    VertexBox bounds() const;
    /// The box in metres.
    core::Box boundsInMetres() const;

    /// Numbers of the polygon's rings, to be passed to `ring`.
    std::pair<int, int> rings(int polygon) const {
        return {polygonRings_[polygon], polygonRings_[polygon + 1]};
    }
    /// The arcs of a ring in order; the polygon lies to their left.
    std::span<const ArcRef> ring(int number) const;

    int levelCount() const { return static_cast<int>(levels_.size()); }
    /// The level to draw at this many metres per pixel: what it leaves out is below half a pixel².
    int levelFor(double metresPerPixel) const;
    /// The vertices of an arc, first to last. Level 0 has all of them.
    std::span<const Vertex> arc(int arc, int level) const;

    /// The vertices of a ring, closed, at a level.
    std::vector<Vertex> ringVertices(std::span<const ArcRef> ring, int level) const;

private:
    friend class TopologyBuilder;
    friend class TopologyColumns;
    struct Level {
        double metresPerPixel = 0;
        Column<std::uint32_t> starts; ///< per arc, one more at the end
        Column<Vertex> vertices;
    };

    core::Point origin_;
    int nodeCount_ = 0;
    Column<ArcSides> sides_;
    Column<std::uint8_t> overlapped_;
    Column<ArcNodes> nodes_;
    Column<VertexBox> arcBoxes_;
    Column<int> polygonRings_;
    Column<std::uint32_t> ringStarts_;
    Column<ArcRef> refs_;
    Column<VertexBox> polygonBoxes_;
    std::vector<Level> levels_;
    std::shared_ptr<const void> source_; ///< the file that the columns lie in, if they do
};

/// Rings of what the groups cover: polygons of one group melt together, only the arcs between
/// groups remain. `groupOf[polygon]` is a group number or -1 (left out). The answer has one list of
/// closed rings per group; rings that touch in a node may be cut there in any way.
std::vector<std::vector<std::vector<ArcRef>>>
dissolveGroups(const Topology& topology, std::span<const int> groupOf, int groupCount);

} // namespace ui
