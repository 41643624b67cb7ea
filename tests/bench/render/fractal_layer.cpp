// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/fractal_layer.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/areas/zip_areas.h"
#include "geo/crs/projection.h"
#include "geo/embedded/base_map.h"
#include "geo/embedded/zip_table.h"
#include "geo/verbs/new_layer.h"

#include <algorithm>
#include <cmath>

namespace bench {

namespace {

const char* const kContiguousStates =
    "AL AR AZ CA CO CT DC DE FL GA IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM "
    "NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";
constexpr double kTouch = 1;       ///< metres: corners on a neighbour's side
constexpr double kRoughness = 0.1; ///< how far a midpoint moves aside, of the length

using Line = std::vector<core::Point>;

double lengthOf(const ui::Topology& topology, int arc) {
    const auto vertices = topology.arc(arc, 0);
    double sum = 0;
    for (std::size_t i = 1; i < vertices.size(); ++i) {
        sum += std::hypot(double(vertices[i].x) - vertices[i - 1].x,
                          double(vertices[i].y) - vertices[i - 1].y);
    }
    return sum / 100;
}

/// Fills in line[low + 1] to line[high - 1].
void halve(Line& line, std::size_t low, std::size_t high, core::Random& random) {
    if (high - low < 2) {
        return;
    }
    const std::size_t middle = (low + high) / 2;
    const double t = static_cast<double>(middle - low) / static_cast<double>(high - low);
    const double dx = line[high].x - line[low].x;
    const double dy = line[high].y - line[low].y;
    const double aside = kRoughness * (2 * random.uniform() - 1);
    line[middle] = {line[low].x + t * dx - aside * dy, line[low].y + t * dy + aside * dx};
    halve(line, low, middle, random);
    halve(line, middle, high, random);
}

/// The arc with points at most `spacing` metres apart.
Line crooked(const ui::Topology& topology, int arc, double spacing, std::uint64_t seed) {
    core::Random random(seed * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(arc));
    const auto vertices = topology.arc(arc, 0);
    Line line{topology.toMetres(vertices.front())};
    for (std::size_t i = 1; i < vertices.size(); ++i) {
        const core::Point to = topology.toMetres(vertices[i]);
        const core::Point from = line.back();
        const auto pieces = static_cast<std::size_t>(
            std::max(1.0, std::ceil(std::hypot(to.x - from.x, to.y - from.y) / spacing)));
        const std::size_t start = line.size() - 1;
        line.resize(start + pieces + 1);
        line.back() = to;
        halve(line, start, start + pieces, random);
    }
    return line;
}

double signedArea(const core::Ring& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    }
    return sum / 2;
}

bool inside(const core::Ring& ring, core::Point p) {
    bool in = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const core::Point a = ring[i - 1];
        const core::Point b = ring[i];
        in ^= (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
    }
    return in;
}

core::Ring ringOf(std::span<const ui::ArcRef> refs, const std::vector<Line>& lines) {
    core::Ring ring;
    for (const ui::ArcRef ref : refs) {
        const Line& line = lines[static_cast<std::size_t>(ui::arcOf(ref))];
        const std::ptrdiff_t skip = ring.empty() ? 0 : 1;
        if (ref >= 0) {
            ring.insert(ring.end(), line.begin() + skip, line.end());
        } else {
            ring.insert(ring.end(), line.rbegin() + skip, line.rend());
        }
    }
    return ring;
}

core::MultiPolygon shapeOf(const ui::Topology& topology, int polygon,
                           const std::vector<Line>& lines) {
    core::MultiPolygon shape;
    std::vector<core::Ring> holes;
    for (auto [ring, last] = topology.rings(polygon); ring < last; ++ring) {
        core::Ring points = ringOf(topology.ring(ring), lines);
        if (signedArea(points) > 0) {
            shape.polygons.push_back({{std::move(points)}});
        } else {
            holes.push_back(std::move(points));
        }
    }
    for (core::Ring& hole : holes) {
        for (core::Polygon& part : shape.polygons) {
            if (inside(part.rings.front(), hole.front())) {
                part.rings.push_back(std::move(hole));
                break;
            }
        }
    }
    return shape;
}

std::vector<Line> crookedArcs(const ui::Topology& topology, const FractalLayerParams& params) {
    double length = 0;
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const ui::ArcSides sides = topology.sides(arc);
        length += lengthOf(topology, arc) * ((sides.left >= 0) + (sides.right >= 0));
    }
    const double spacing = length / static_cast<double>(std::max<std::size_t>(1, params.vertices));
    std::vector<Line> lines;
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        lines.push_back(crooked(topology, arc, std::max(1.0, spacing), params.seed));
    }
    return lines;
}

} // namespace

core::NewLayer fractalLayer(const FractalLayerParams& params, core::Job& job) {
    const std::vector<std::string> states =
        params.states.empty() ? core::split(kContiguousStates, ' ') : params.states;
    geo::PreparedLayer prepared =
        geo::buildZipAreas(geo::zipTable().all(), geo::counties(), states, job).layer;
    const geo::Projection projection(prepared.workCrs);
    std::vector<core::MultiPolygon> shapes;
    for (const geo::PreparedUnit& unit : prepared.units) {
        shapes.push_back(projection.toMetres(unit.shape));
    }
    const ui::Topology topology = ui::Topology::build(shapes, {kTouch, false});
    std::vector<Line> lines = crookedArcs(topology, params);
    for (Line& line : lines) {
        projection.toDegrees(line);
    }
    for (std::size_t i = 0; i < prepared.units.size(); ++i) {
        prepared.units[i].shape = shapeOf(topology, static_cast<int>(i), lines);
    }
    core::NewLayer layer;
    layer.layer.name = "zip";
    layer.layer.kind = "area";
    layer.layer.source = "ZIP points within counties, borders made crooked";
    layer.layer.keyField = "zip";
    layer.layer.attribution = "ZIP code points © GeoNames, CC BY 4.0; counties: US Census Bureau";
    geo::moveUnits(prepared, layer);
    return layer;
}

std::size_t vertexCount(const core::NewLayer& layer) {
    std::size_t count = 0;
    for (const core::NewUnit& unit : layer.units) {
        for (const core::Polygon& polygon : unit.shape.polygons) {
            for (const core::Ring& ring : polygon.rings) {
                count += ring.size();
            }
        }
    }
    return count;
}

std::vector<ui::MapPoint> scatteredPoints(const ui::MapUnits& units, int count,
                                          std::uint64_t seed) {
    core::Random random(seed);
    std::vector<ui::MapPoint> points;
    points.reserve(static_cast<std::size_t>(count));
    while (units.count() > 0 && static_cast<int>(points.size()) < count) {
        const auto unit = static_cast<int>(random.below(static_cast<std::uint64_t>(units.count())));
        const core::Box box = units.bounds(unit);
        const core::Point middle = units.unit(unit).centroid;
        const double lot = random.uniform();
        ui::MapPoint point;
        point.at = {middle.x + random.normal() * box.width() / 4,
                    middle.y + random.normal() * box.height() / 4};
        point.rank = lot < 0.05   ? ui::AccountClass::A
                     : lot < 0.25 ? ui::AccountClass::B
                                  : ui::AccountClass::C;
        point.unit = unit;
        point.account = static_cast<std::int64_t>(points.size()) + 1;
        points.push_back(point);
    }
    return points;
}

} // namespace bench
