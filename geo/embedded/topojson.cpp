// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/embedded/topojson.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/areas/ring_assembly.h"

#include <nlohmann/json.hpp>

#include <algorithm>

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
