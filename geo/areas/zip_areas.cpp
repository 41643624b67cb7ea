// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/zip_areas.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/plan/hull.h"
#include "geo/areas/zip_placing.h"
#include "geo/areas/zip_zone.h"
#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace geo {

namespace {

constexpr double kShareBeforeBridges = 0.8; // of the time

using ZipsByCounty = std::vector<std::vector<const PlacedZip*>>;

/// Which counties are divided in which plane.
std::map<std::string, std::vector<std::size_t>>
zonesOf(const std::vector<BaseShape>& counties, const ZipPlacing& placing, core::Box& extent) {
    std::map<std::string, core::Box> boxes;
    std::map<std::string, std::vector<core::Point>> points;
    for (const PlacedZip& zip : placing.placed) {
        points[counties[zip.county].state].push_back(zip.point);
    }
    for (const BaseShape& county : counties) {
        if (points.contains(county.state)) {
            boxes[county.state].add(county.shape.bounds());
        }
    }
    std::map<std::string, std::string> crsOf;
    for (const auto& [state, box] : boxes) {
        crsOf[state] = workCrsFor(box, points.at(state));
        extent.add(box);
    }
    std::map<std::string, std::vector<std::size_t>> zones;
    for (std::size_t i = 0; i < counties.size(); ++i) {
        const auto crs = crsOf.find(counties[i].state);
        if (crs != crsOf.end()) {
            zones[crs->second].push_back(i);
        }
    }
    return zones;
}

/// States that were asked for (or all) and have counties, but no ZIP point at all.
void reportStatesWithoutZips(const std::vector<BaseShape>& counties,
                             const std::vector<std::string>& states, const ZipPlacing& placing,
                             std::vector<core::Issue>& issues) {
    std::set<std::string> missing;
    for (const BaseShape& county : counties) {
        const auto asked = [&](const std::string& state) {
            return core::equalsIgnoreCase(core::trim(state), county.state);
        };
        if (states.empty() || std::any_of(states.begin(), states.end(), asked)) {
            missing.insert(county.state);
        }
    }
    for (const PlacedZip& zip : placing.placed) {
        missing.erase(counties[zip.county].state);
    }
    for (const std::string& state : missing) {
        issues.push_back({core::Severity::Info, state, 0,
                          core::format("no ZIP points of {} are known: it has no areas", state),
                          "Import ZIP polygons for it with `evenlode units import`."});
    }
}

/// Turns the cells of one zone into units in the plane of the whole layer.
class UnitMaker {
public:
    UnitMaker(const ZipZone& zone, const Projection& projection, ZipAreas& areas)
        : zone_(zone), projection_(projection), areas_(areas) {}

    void make(core::Job& job) {
        indexOf_.assign(zone_.cells().size(), -1);
        std::vector<std::vector<GridEdge>> edges(zone_.cells().size());
        for (const CellBorder& border : zone_.borders()) {
            if (border.left >= 0) {
                edges[static_cast<std::size_t>(border.left)].push_back({border.from, border.to});
            }
            if (border.right >= 0) {
                edges[static_cast<std::size_t>(border.right)].push_back({border.to, border.from});
            }
        }
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (i % 128 == 0) {
                job.step(static_cast<double>(i) / static_cast<double>(edges.size()),
                         "joining ZIP areas");
            }
            if (!zone_.cells()[i].zips.empty()) {
                indexOf_[i] = static_cast<int>(areas_.layer.units.size());
                areas_.layer.units.push_back(unitOf(zone_.cells()[i], std::move(edges[i])));
            }
        }
        addBorders();
        addCornerTouches();
    }

private:
    PreparedUnit unitOf(const ZipCell& cell, std::vector<GridEdge> edges) {
        const PlacedZip& main = *cell.zips.front();
        PreparedUnit unit;
        unit.key = main.zip->zip;
        unit.name = main.zip->place;
        for (std::size_t i = 1; i < cell.zips.size(); ++i) {
            unit.aliases.emplace_back(cell.zips[i]->zip->zip);
        }
        areas_.zips += static_cast<int>(cell.zips.size());
        for (const GridPolygon& polygon : assemble(std::move(edges))) {
            core::Polygon& placed = unit.shape.polygons.emplace_back();
            placed.rings.push_back(place(polygon.shell));
            for (const GridRing& hole : polygon.holes) {
                placed.rings.push_back(place(hole));
            }
        }
        if (unit.shape.empty()) {
            throw core::Error(core::Code::Bug, core::format("ZIP {} got no area", unit.key));
        }
        const core::MultiPolygon metres = projection_.toMetres(unit.shape);
        unit.squareMetres = area(metres);
        unit.metresAround = perimeter(metres);
        unit.position = centroid(metres);
        unit.hull = core::convexHull(metres);
        unit.inside = main.moved ? pointOnSurface(unit.shape) : main.point;
        return unit;
    }

    core::Ring place(const GridRing& ring) const {
        core::Ring placed;
        for (const GridPoint& point : ring) {
            placed.push_back(zone_.degrees().at(point));
        }
        placed.push_back(placed.front());
        return placed;
    }

    UnitPair pairOf(int a, int b) const {
        const int first = indexOf_[static_cast<std::size_t>(a)];
        const int second = indexOf_[static_cast<std::size_t>(b)];
        return {std::min(first, second), std::max(first, second)};
    }

    void addBorders() {
        std::map<UnitPair, double> lengths;
        for (const CellBorder& border : zone_.borders()) {
            if (border.left >= 0 && border.right >= 0) {
                const core::Point a = projection_.toMetres(zone_.degrees().at(border.from));
                const core::Point b = projection_.toMetres(zone_.degrees().at(border.to));
                lengths[pairOf(border.left, border.right)] += std::hypot(b.x - a.x, b.y - a.y);
            }
        }
        for (const auto& [pair, metres] : lengths) {
            areas_.layer.adjacency.borders.push_back({pair, metres});
            bordering_.insert(pair);
        }
    }

    /// Cells that have a vertex in common and no border.
    void addCornerTouches() {
        std::map<GridPoint, std::set<int>> meeting;
        for (const CellBorder& border : zone_.borders()) {
            for (const GridPoint point : {border.from, border.to}) {
                for (const int cell : {border.left, border.right}) {
                    if (cell >= 0) {
                        meeting[point].insert(cell);
                    }
                }
            }
        }
        std::set<UnitPair> touching;
        for (const auto& [point, cells] : meeting) {
            for (auto a = cells.begin(); a != cells.end(); ++a) {
                for (auto b = std::next(a); b != cells.end(); ++b) {
                    if (!bordering_.contains(pairOf(*a, *b))) {
                        touching.insert(pairOf(*a, *b));
                    }
                }
            }
        }
        auto& all = areas_.layer.adjacency.cornerTouches;
        all.insert(all.end(), touching.begin(), touching.end());
    }

    const ZipZone& zone_;
    const Projection& projection_;
    ZipAreas& areas_;
    std::vector<int> indexOf_; ///< of each cell among the layer's units
    std::set<UnitPair> bordering_;
};

/// Units in order of key, borders and touches with them.
void sortUnits(PreparedLayer& layer) {
    std::vector<int> order(layer.units.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = static_cast<int>(i);
    }
    const auto unit = [&](int i) -> PreparedUnit& {
        return layer.units[static_cast<std::size_t>(i)];
    };
    std::sort(order.begin(), order.end(), [&](int a, int b) { return unit(a).key < unit(b).key; });
    std::vector<PreparedUnit> sorted;
    std::vector<int> placeOf(order.size());
    for (const int i : order) {
        placeOf[static_cast<std::size_t>(i)] = static_cast<int>(sorted.size());
        sorted.push_back(std::move(unit(i)));
    }
    layer.units = std::move(sorted);
    const auto moved = [&](UnitPair pair) {
        const int a = placeOf[static_cast<std::size_t>(pair.a)];
        const int b = placeOf[static_cast<std::size_t>(pair.b)];
        return UnitPair{std::min(a, b), std::max(a, b)};
    };
    for (Border& border : layer.adjacency.borders) {
        border.pair = moved(border.pair);
    }
    for (UnitPair& pair : layer.adjacency.cornerTouches) {
        pair = moved(pair);
    }
    std::sort(layer.adjacency.borders.begin(), layer.adjacency.borders.end(),
              [](const Border& a, const Border& b) { return a.pair < b.pair; });
    std::sort(layer.adjacency.cornerTouches.begin(), layer.adjacency.cornerTouches.end());
}

void link(PreparedLayer& layer, const Projection& projection, core::Job& job) {
    layer.components =
        componentsOf(static_cast<int>(layer.units.size()), layer.adjacency.borders).count;
    std::vector<core::MultiPolygon> metres;
    for (const PreparedUnit& unit : layer.units) {
        metres.push_back(projection.toMetres(unit.shape));
    }
    layer.bridges = linkIslands(metres, layer.adjacency.borders, job);
    for (Bridge& bridge : layer.bridges) {
        bridge.fromA = projection.toDegrees(bridge.fromA);
        bridge.toB = projection.toDegrees(bridge.toB);
    }
}

} // namespace

ZipAreas buildZipAreas(std::span<const ZipPlace> zips, const std::vector<BaseShape>& counties,
                       const std::vector<std::string>& states, core::Job& job) {
    job.step(0, "placing ZIP points");
    ZipPlacing placing = placeZips(zips, counties, states);
    if (placing.placed.empty()) {
        throw core::Error(core::Code::Input, "no ZIP point of these states is known",
                          "Import ZIP polygons with `evenlode units import` instead.");
    }
    ZipAreas areas;
    areas.unplaced = std::move(placing.unplaced);
    areas.layer.issues = std::move(placing.issues);
    reportStatesWithoutZips(counties, states, placing, areas.layer.issues);

    ZipsByCounty byCounty(counties.size());
    std::vector<core::Point> points;
    for (const PlacedZip& zip : placing.placed) {
        byCounty[zip.county].push_back(&zip);
        points.push_back(zip.point);
    }
    core::Box extent;
    const auto zones = zonesOf(counties, placing, extent);
    areas.layer.workCrs = workCrsFor(extent, points);
    const Projection projection(areas.layer.workCrs);
    double done = 0;
    for (const auto& [workCrs, members] : zones) {
        double share = 0;
        ZipZone zone(workCrs, counties);
        for (const std::size_t county : members) {
            zone.addCounty(county, byCounty[county]);
            share += static_cast<double>(byCounty[county].size());
        }
        share *= kShareBeforeBridges / static_cast<double>(placing.placed.size());
        {
            const core::Job::Part part(job, done, done + share * 0.6);
            zone.divide(job);
        }
        const core::Job::Part part(job, done + share * 0.6, done + share);
        UnitMaker(zone, projection, areas).make(job);
        const auto& found = zone.issues();
        areas.layer.issues.insert(areas.layer.issues.end(), found.begin(), found.end());
        done += share;
    }
    sortUnits(areas.layer);
    const core::Job::Part part(job, kShareBeforeBridges, 1);
    link(areas.layer, projection, job);
    return areas;
}

} // namespace geo
