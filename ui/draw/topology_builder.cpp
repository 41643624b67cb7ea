// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/flat_index.h"
#include "ui/draw/topology.h"
#include "ui/draw/touching_vertices.h"
#include "ui/draw/visvalingam.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace ui {

namespace {

std::uint64_t vertexKey(Vertex v) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(v.x)) << 32 |
           static_cast<std::uint32_t>(v.y);
}

/// Twice the signed area, positive when counter-clockwise.
double doubleArea(std::span<const std::uint32_t> ring, const std::vector<Vertex>& vertices) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vertex a = vertices[ring[i]];
        const Vertex b = vertices[ring[(i + 1) % ring.size()]];
        sum += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
    }
    return sum;
}

bool finite(core::Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// How far from the origin a vertex can lie, in metres (21,000 km in centimetres fill 32 bits).
constexpr double kReach = 2.1e7;

} // namespace

/// Builds a Topology step by step: vertices -> edges -> nodes -> arcs -> levels.
class TopologyBuilder {
public:
    Topology build(std::span<const core::MultiPolygon> polygons, const Topology::Options& options) {
        readRings(polygons);
        findEdges();
        if (options.touchTolerance > 0 &&
            insertTouchingVertices(rings_, edges_, vertices_, options.touchTolerance * 100)) {
            findEdges();
        }
        findNodes();
        cutArcs(static_cast<int>(polygons.size()));
        addBoxes();
        if (options.simplify) {
            addLevels();
        }
        return std::move(out_);
    }

private:
    void readRings(std::span<const core::MultiPolygon> polygons) {
        core::Box box;
        std::size_t points = 0;
        for (const core::MultiPolygon& polygon : polygons) {
            for (const core::Polygon& part : polygon.polygons) {
                for (const core::Ring& ring : part.rings) {
                    points += ring.size();
                    for (const core::Point& point : ring) {
                        if (finite(point)) {
                            box.add(point);
                        }
                    }
                }
            }
        }
        if (!box.empty()) {
            out_.origin_ = {std::round(box.centre().x), std::round(box.centre().y)};
        }
        // Neighbours share most of theirs.
        vertexIds_.reserve(points / 2);
        vertices_.reserve(points / 2);
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            for (const core::Polygon& part : polygons[i].polygons) {
                for (std::size_t r = 0; r < part.rings.size(); ++r) {
                    readRing(part.rings[r], static_cast<int>(i), r == 0);
                }
            }
        }
    }

    void readRing(const core::Ring& points, int polygon, bool outer) {
        std::vector<std::uint32_t> ids;
        ids.reserve(points.size());
        for (const core::Point& point : points) {
            if (!finite(point) || std::abs(point.x - out_.origin_.x) > kReach ||
                std::abs(point.y - out_.origin_.y) > kReach) {
                return;
            }
            const std::uint32_t id = vertexId(
                {static_cast<std::int32_t>(std::lround((point.x - out_.origin_.x) * 100)),
                 static_cast<std::int32_t>(std::lround((point.y - out_.origin_.y) * 100))});
            if (ids.empty() || ids.back() != id) {
                ids.push_back(id);
            }
        }
        while (ids.size() > 1 && ids.front() == ids.back()) {
            ids.pop_back();
        }
        const double area = ids.size() < 3 ? 0 : doubleArea(ids, vertices_);
        if (area == 0) {
            return;
        }
        if ((area > 0) != outer) {
            std::reverse(ids.begin(), ids.end());
        }
        rings_.push_back({polygon, std::move(ids)});
    }

    std::uint32_t vertexId(Vertex v) {
        const auto [id, added] = vertexIds_.add(vertexKey(v));
        if (added) {
            vertices_.push_back(v);
        }
        return id;
    }

    void findEdges() {
        edges_ = EdgeTable(vertices_.size());
        for (const SharedRing& ring : rings_) {
            for (std::size_t i = 0; i < ring.ids.size(); ++i) {
                edges_.add(ring.ids[i], ring.ids[(i + 1) % ring.ids.size()], ring.polygon);
            }
        }
    }

    /// A node is where an arc must end: not just two edges meet there, or the polygons beside them
    /// differ.
    void findNodes() {
        std::vector<std::uint8_t> degree(vertices_.size(), 0);
        std::vector<std::uint64_t> owners(vertices_.size(), 0);
        isNode_.assign(vertices_.size(), false);
        for (std::size_t e = 0; e < edges_.size(); ++e) {
            const auto [a, b] = edges_.ends(e);
            for (const std::uint32_t v : {a, b}) {
                if (degree[v] == 0) {
                    owners[v] = edges_.ownerSum(e);
                } else if (owners[v] != edges_.ownerSum(e)) {
                    isNode_[v] = true;
                }
                degree[v] = static_cast<std::uint8_t>(std::min(degree[v] + 1, 3));
                if (degree[v] == 3) {
                    isNode_[v] = true;
                }
            }
        }
    }

    void cutArcs(int polygonCount) {
        out_.levels_.resize(1);
        out_.levels_[0].starts.own().push_back(0);
        out_.polygonRings_.own().assign(1, 0);
        out_.ringStarts_.own().assign(1, 0);
        std::size_t next = 0;
        for (int polygon = 0; polygon < polygonCount; ++polygon) {
            for (; next < rings_.size() && rings_[next].polygon == polygon; ++next) {
                cutRing(rings_[next]);
                out_.ringStarts_.own().push_back(static_cast<std::uint32_t>(out_.refs_.size()));
            }
            out_.polygonRings_.own().push_back(static_cast<int>(out_.ringStarts_.size()) - 1);
        }
        out_.nodeCount_ = static_cast<int>(nodeNumbers_.size());
    }

    void cutRing(const SharedRing& ring) {
        const std::size_t n = ring.ids.size();
        std::size_t start = n;
        for (std::size_t i = 0; i < n && start == n; ++i) {
            if (isNode_[ring.ids[i]]) {
                start = i;
            }
        }
        if (start == n) {
            // A ring without nodes, such as an island inside a hole: both of its polygons must
            // begin at the same vertex.
            start = std::min_element(ring.ids.begin(), ring.ids.end()) - ring.ids.begin();
        }
        std::vector<std::uint32_t> line{ring.ids[start]};
        for (std::size_t i = 1; i <= n; ++i) {
            const std::uint32_t id = ring.ids[(start + i) % n];
            line.push_back(id);
            if (isNode_[id] || i == n) {
                useArc(line, ring.polygon);
                line.assign(1, id);
            }
        }
    }

    void useArc(const std::vector<std::uint32_t>& line, int polygon) {
        const auto key = [](std::uint32_t a, std::uint32_t b) {
            return static_cast<std::uint64_t>(a) << 32 | b;
        };
        const auto [entry, added] = arcStarts_.add(key(line[0], line[1]));
        if (added) {
            const int arc = addArc(line);
            arcRefs_.push_back(arc);
            if (arcStarts_.add(key(line.back(), line[line.size() - 2])).second) {
                arcRefs_.push_back(~arc);
            }
        }
        const ArcRef ref = freeSide(arcRefs_[entry], line);
        sideOf(ref) = polygon;
        out_.refs_.own().push_back(ref);
    }

    int& sideOf(ArcRef ref) {
        ArcSides& sides = out_.sides_.own()[static_cast<std::size_t>(arcOf(ref))];
        return ref >= 0 ? sides.left : sides.right;
    }

    /// Polygons that lie on top of each other use the same side of an edge; each gets a copy of the
    /// arc, so that the arcs around any set of polygons always close.
    ArcRef freeSide(ArcRef ref, const std::vector<std::uint32_t>& line) {
        if (sideOf(ref) < 0) {
            return ref;
        }
        out_.overlapped_.own()[static_cast<std::size_t>(arcOf(ref))] = 1;
        const int copy = addArc(line);
        out_.overlapped_.own()[static_cast<std::size_t>(copy)] = 1;
        return copy;
    }

    int addArc(const std::vector<std::uint32_t>& line) {
        Topology::Level& full = out_.levels_[0];
        for (const std::uint32_t id : line) {
            full.vertices.own().push_back(vertices_[id]);
        }
        full.starts.own().push_back(static_cast<std::uint32_t>(full.vertices.size()));
        out_.sides_.own().emplace_back();
        out_.overlapped_.own().push_back(0);
        out_.nodes_.own().push_back({nodeNumber(line.front()), nodeNumber(line.back())});
        return out_.arcCount() - 1;
    }

    int nodeNumber(std::uint32_t vertex) {
        return static_cast<int>(nodeNumbers_.add(vertex).first);
    }

    void addBoxes() {
        for (int arc = 0; arc < out_.arcCount(); ++arc) {
            VertexBox& box = out_.arcBoxes_.own().emplace_back();
            for (const Vertex v : out_.arc(arc, 0)) {
                box.add(v);
            }
        }
        for (int polygon = 0; polygon < out_.polygonCount(); ++polygon) {
            VertexBox& box = out_.polygonBoxes_.own().emplace_back();
            const auto [first, last] = out_.rings(polygon);
            for (int ring = first; ring < last; ++ring) {
                for (const ArcRef ref : out_.ring(ring)) {
                    box.add(out_.arcBoxes_[arcOf(ref)]);
                }
            }
        }
    }

    std::vector<float> weights() const {
        const Topology::Level& full = out_.levels_[0];
        std::vector<float> weights(full.vertices.size());
        inHalves(out_.arcCount(), [&](int first, int last) {
            for (int arc = first; arc < last; ++arc) {
                const auto ofArc = visvalingamWeights(out_.arc(arc, 0));
                std::copy(ofArc.begin(), ofArc.end(), weights.begin() + full.starts[arc]);
            }
        });
        return weights;
    }

    /// The vertices of `full` that weigh enough at that scale.
    Topology::Level thinned(const Topology::Level& full, const std::vector<float>& weights,
                            double metresPerPixel) const {
        const float least = static_cast<float>(0.5 * metresPerPixel * metresPerPixel);
        Topology::Level level;
        level.metresPerPixel = metresPerPixel;
        std::vector<Vertex>& vertices = level.vertices.own();
        std::vector<std::uint32_t>& starts = level.starts.own();
        starts.reserve(static_cast<std::size_t>(out_.arcCount()) + 1);
        starts.push_back(0);
        for (int arc = 0; arc < out_.arcCount(); ++arc) {
            for (std::uint32_t v = full.starts[arc]; v < full.starts[arc + 1]; ++v) {
                if (weights[v] >= least) {
                    vertices.push_back(full.vertices[v]);
                }
            }
            starts.push_back(static_cast<std::uint32_t>(vertices.size()));
        }
        return level;
    }

    /// Each level is for pixels twice as wide as those of the one before, until nothing is left to
    /// leave out.
    void addLevels() {
        const std::vector<float> weight = weights();
        const Topology::Level& full = out_.levels_[0];
        std::vector<Topology::Level> levels(13); // 4 m to 16 km
        inHalves(static_cast<int>(levels.size()), [&](int first, int last) {
            for (int i = first; i < last; ++i) {
                levels[static_cast<std::size_t>(i)] = thinned(full, weight, std::ldexp(4, i));
            }
        });
        std::size_t before = full.vertices.size();
        for (Topology::Level& level : levels) {
            if (level.vertices.size() < before * 0.9) {
                before = level.vertices.size();
                out_.levels_.push_back(std::move(level));
            }
        }
    }

    /// Numbers below `count` in two runs, one of them in a thread of its own.
    template <class Run> static void inHalves(int count, Run&& run) {
        std::future<void> second = std::async(std::launch::async, [&] { run(count / 2, count); });
        run(0, count / 2);
        second.get();
    }

    Topology out_;
    FlatIndex vertexIds_;
    std::vector<Vertex> vertices_;
    std::vector<SharedRing> rings_;
    EdgeTable edges_;
    std::vector<bool> isNode_;
    FlatIndex arcStarts_;
    std::vector<ArcRef> arcRefs_;
    FlatIndex nodeNumbers_;
};

Topology Topology::build(std::span<const core::MultiPolygon> polygons, const Options& options) {
    return TopologyBuilder().build(polygons, options);
}

Topology Topology::build(std::span<const core::MultiPolygon> polygons) {
    return build(polygons, Options());
}

} // namespace ui
