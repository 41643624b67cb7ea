// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/embedded/topojson.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/areas/ring_assembly.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace geo {

namespace {

using nlohmann::json;

[[noreturn]] void refuse(std::string_view what) {
    throw core::Error(core::Code::Input, core::format("the base map cannot be read: {}", what),
                      "Build it again with resources/data/rebuild.");
}

class Topology {
public:
    explicit Topology(std::string_view text) : root_(json::parse(text)) {
        const json& transform = root_.at("transform");
        scale_ = {transform.at("scale").at(0), transform.at("scale").at(1)};
        translate_ = {transform.at("translate").at(0), transform.at("translate").at(1)};
        for (const json& arc : root_.at("arcs")) {
            arcs_.push_back(decodeArc(arc));
        }
        splitAtVertices();
        while (uncross()) {
            splitAtVertices();
        }
    }

    std::vector<BaseShape> shapes(std::string_view object) const {
        std::vector<BaseShape> shapes;
        for (const json& geometry : root_.at("objects").at(std::string(object)).at("geometries")) {
            const json& properties = geometry.at("properties");
            shapes.push_back({geometry.at("id"), properties.at("name"),
                              properties.value("state", std::string()), shapeOf(geometry)});
        }
        return shapes;
    }

private:
    /// Positions are differences from the one before, in steps of the grid.
    static GridRing decodeArc(const json& arc) {
        GridRing points;
        GridPoint at;
        for (const json& step : arc) {
            at = at + GridPoint{step.at(0), step.at(1)};
            points.push_back(at);
        }
        return points;
    }

    /// Quantizing lays vertices onto edges that passed close by. Such an edge gets the vertex too,
    /// so that lines run twice are seen to be the same line.
    void splitAtVertices() {
        std::set<GridPoint> vertices;
        for (const GridRing& arc : arcs_) {
            vertices.insert(arc.begin(), arc.end());
        }
        for (GridRing& arc : arcs_) {
            GridRing split;
            for (const GridPoint& point : arc) {
                if (!split.empty()) {
                    addBetween(split, split.back(), point, vertices);
                }
                split.push_back(point);
            }
            arc = std::move(split);
        }
    }

    static void addBetween(GridRing& out, GridPoint from, GridPoint to,
                           const std::set<GridPoint>& vertices) {
        const GridPoint whole = to - from;
        const std::int64_t steps = std::gcd(whole.x, whole.y);
        for (std::int64_t i = 1; i < steps; ++i) {
            const GridPoint at = from + GridPoint{whole.x / steps * i, whole.y / steps * i};
            if (vertices.contains(at)) {
                out.push_back(at);
            }
        }
    }

    struct ArcEdge {
        GridEdge edge;
        std::size_t arc = 0;
        std::size_t at = 0; ///< of its first point in the arc
        GridPoint low;
        GridPoint high;
    };

    std::vector<ArcEdge> edgesFromTheWest() const {
        std::vector<ArcEdge> edges;
        for (std::size_t arc = 0; arc < arcs_.size(); ++arc) {
            for (std::size_t at = 0; at + 1 < arcs_[arc].size(); ++at) {
                const GridPoint a = arcs_[arc][at];
                const GridPoint b = arcs_[arc][at + 1];
                edges.push_back({{a, b},
                                 arc,
                                 at,
                                 {std::min(a.x, b.x), std::min(a.y, b.y)},
                                 {std::max(a.x, b.x), std::max(a.y, b.y)}});
            }
        }
        std::stable_sort(edges.begin(), edges.end(),
                         [](const ArcEdge& a, const ArcEdge& b) { return a.low.x < b.low.x; });
        return edges;
    }

    static bool cross(const GridEdge& a, const GridEdge& b) {
        const auto side = [](const GridEdge& edge, GridPoint p) {
            const Wide value = geo::cross(edge.to - edge.from, p - edge.from);
            return value > 0 ? 1 : value < 0 ? -1 : 0;
        };
        return side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0;
    }

    /// In a few places (three in the counties) quantizing made edges cross, by less than a step or
    /// two. Leads one of each two edges that cross through the end of the other that is nearest to
    /// it; their neighbours share the arc and so the bend. False if there was nothing to do.
    bool uncross() {
        const std::vector<ArcEdge> edges = edgesFromTheWest();
        for (std::size_t i = 0; i < edges.size(); ++i) {
            const ArcEdge& a = edges[i];
            for (std::size_t j = i + 1; j < edges.size() && edges[j].low.x <= a.high.x; ++j) {
                const ArcEdge& b = edges[j];
                if (b.low.y <= a.high.y && a.low.y <= b.high.y && cross(a.edge, b.edge)) {
                    leadThrough(a, b);
                    return true;
                }
            }
        }
        return false;
    }

    void leadThrough(const ArcEdge& first, const ArcEdge& second) {
        const ArcEdge* bent = &first;
        GridPoint through;
        double least = std::numeric_limits<double>::infinity();
        const auto consider = [&](const ArcEdge& item, GridPoint vertex) {
            const GridPoint along = item.edge.to - item.edge.from;
            const double distance =
                std::abs(static_cast<double>(geo::cross(along, vertex - item.edge.from))) /
                std::sqrt(static_cast<double>(dot(along, along)));
            if (distance < least) {
                least = distance;
                bent = &item;
                through = vertex;
            }
        };
        consider(first, second.edge.from);
        consider(first, second.edge.to);
        consider(second, first.edge.from);
        consider(second, first.edge.to);
        GridRing& arc = arcs_[bent->arc];
        arc.insert(arc.begin() + static_cast<std::ptrdiff_t>(bent->at) + 1, through);
    }

    core::MultiPolygon shapeOf(const json& geometry) const {
        const std::string type = geometry.at("type");
        std::vector<GridRing> rings;
        if (type == "Polygon") {
            addRings(rings, geometry.at("arcs"));
        } else if (type == "MultiPolygon") {
            for (const json& polygon : geometry.at("arcs")) {
                addRings(rings, polygon);
            }
        } else {
            refuse(core::format("shape {} is a {}", geometry.at("id").get<std::string>(), type));
        }
        core::MultiPolygon shape;
        for (const GridPolygon& polygon : assemble(evenOddBorder(rings))) {
            core::Polygon& placed = shape.polygons.emplace_back();
            placed.rings.push_back(place(polygon.shell));
            for (const GridRing& hole : polygon.holes) {
                placed.rings.push_back(place(hole));
            }
        }
        return shape;
    }

    void addRings(std::vector<GridRing>& rings, const json& polygon) const {
        for (const json& arcs : polygon) {
            GridRing& ring = rings.emplace_back();
            for (const json& index : arcs) {
                append(ring, index.get<std::int64_t>());
            }
            if (ring.size() > 1 && ring.front() == ring.back()) {
                ring.pop_back();
            }
        }
    }

    /// A negative index is the arc of its complement, backwards. An arc begins where the one before
    /// ends; where the makers of the file dropped an arc that two shapes run both ways, the gap is
    /// bridged by a straight line, which is that arc.
    void append(GridRing& ring, std::int64_t index) const {
        GridRing arc = arcs_.at(static_cast<std::size_t>(index < 0 ? ~index : index));
        if (index < 0) {
            std::reverse(arc.begin(), arc.end());
        }
        const bool joined = !ring.empty() && !arc.empty() && ring.back() == arc.front();
        ring.insert(ring.end(), arc.begin() + (joined ? 1 : 0), arc.end());
    }

    core::Ring place(const GridRing& ring) const {
        core::Ring placed;
        for (const GridPoint& point : ring) {
            placed.push_back({static_cast<double>(point.x) * scale_.x + translate_.x,
                              static_cast<double>(point.y) * scale_.y + translate_.y});
        }
        placed.push_back(placed.front());
        return placed;
    }

    json root_;
    core::Point scale_;
    core::Point translate_;
    std::vector<GridRing> arcs_;
};

} // namespace

std::vector<BaseShape> decodeTopology(std::string_view text, std::string_view object) {
    std::vector<BaseShape> shapes;
    try {
        shapes = Topology(text).shapes(object);
    } catch (const json::exception& error) {
        refuse(error.what());
    } catch (const std::out_of_range&) {
        refuse("an arc that a shape names does not exist");
    }
    std::sort(shapes.begin(), shapes.end(),
              [](const BaseShape& a, const BaseShape& b) { return a.fips < b.fips; });
    return shapes;
}

} // namespace geo
