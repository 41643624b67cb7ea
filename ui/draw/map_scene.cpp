// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_scene.h"

#include "ui/draw/pole.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ui {

namespace {

constexpr int kFillCount = 24;
constexpr double kLabelStretch = 1.6;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<MapRing> boxed(const Topology& topology, std::vector<std::vector<ArcRef>> rings) {
    std::vector<MapRing> result;
    result.reserve(rings.size());
    for (auto& arcs : rings) {
        VertexBox box;
        for (const ArcRef ref : arcs) {
            box.add(topology.arcBox(arcOf(ref)));
        }
        result.push_back({std::move(arcs), box});
    }
    return result;
}

std::vector<std::vector<MapRing>> dissolved(const Topology& topology,
                                            const std::vector<int>& groupOf, int groups) {
    std::vector<std::vector<MapRing>> result;
    for (auto& rings : dissolveGroups(topology, groupOf, groups)) {
        result.push_back(boxed(topology, std::move(rings)));
    }
    return result;
}

void fitToUnits(std::vector<int>& values, int units, int limit) {
    values.resize(units, -1);
    for (int& value : values) {
        value = value >= 0 && value < limit ? value : -1;
    }
}

int groupOfUnit(const MapScene& scene, int unit) {
    if (scene.choropleth) {
        const int cls = scene.choropleth->classOf[unit];
        return cls >= 0 ? cls : scene.groupCount() - 1;
    }
    const int territory = scene.derived.shownOf[unit];
    return territory >= 0 ? scene.territories[territory].fill : -1;
}

double boxSize(const VertexBox& box) {
    return (static_cast<double>(box.maxX) - box.minX) * (static_cast<double>(box.maxY) - box.minY);
}

/// Rings of an area as points in metres, thinned so that the search for a pole is quick.
std::vector<std::vector<core::Point>> ringPoints(const Topology& topology,
                                                 const std::vector<MapRing>& area, double extent) {
    const int level = topology.levelFor(extent / 400);
    std::vector<std::vector<core::Point>> rings;
    for (const MapRing& ring : area) {
        auto& points = rings.emplace_back();
        for (const Vertex v : topology.ringVertices(ring.arcs, level)) {
            points.push_back(topology.toMetres(v));
        }
    }
    return rings;
}

core::Point labelPlace(const Topology& topology, const std::vector<MapRing>& area,
                       core::Point before) {
    VertexBox box;
    for (const MapRing& ring : area) {
        box.add(ring.box);
    }
    if (box.empty()) {
        return {kNaN, kNaN};
    }
    const double extent = std::sqrt(boxSize(box)) * 0.01;
    const auto rings = ringPoints(topology, area, extent);
    const Pole pole = poleOfInaccessibility(rings, kLabelStretch, extent / 200);
    if (std::isfinite(before.x) &&
        insideDistance(rings, before, kLabelStretch) >= 0.75 * pole.distance) {
        return before;
    }
    return pole.at;
}

void placeLabels(MapScene& scene, const MapScene* before) {
    const Topology& topology = scene.units->topology();
    scene.derived.labelAt.clear();
    for (std::size_t t = 0; t < scene.territories.size(); ++t) {
        core::Point last{kNaN, kNaN};
        if (before != nullptr && t < before->derived.labelAt.size() &&
            before->territories[t].name == scene.territories[t].name) {
            last = before->derived.labelAt[t];
        }
        scene.derived.labelAt.push_back(labelPlace(topology, scene.derived.areas[t], last));
    }
}

/// The areas of territories whose units are as before are taken over: a moved unit changes two.
std::vector<std::vector<MapRing>> territoryAreas(const MapScene& scene) {
    return dissolved(scene.units->topology(), scene.derived.shownOf,
                     static_cast<int>(scene.territories.size()));
}

double roundEdge(double value, double span) {
    if (value == 0 || span <= 0) {
        return 0;
    }
    const double unit = std::pow(10, std::floor(std::log10(span)) - 1);
    double best = std::round(value / unit) * unit;
    for (const double step : {10.0, 5.0, 2.5, 2.0, 1.0}) {
        const double candidate = std::round(value / (unit * step)) * unit * step;
        if (std::abs(candidate - value) <= std::abs(value) * 0.12) {
            return candidate;
        }
    }
    return best;
}

} // namespace

int MapScene::groupCount() const {
    return choropleth ? static_cast<int>(choropleth->edges.size()) : kFillCount;
}

std::shared_ptr<const MapScene> finishScene(MapScene scene, const MapScene* before) {
    if (!scene.units) {
        scene.units = std::make_shared<MapUnits>(std::vector<MapUnit>{},
                                                 std::span<const core::MultiPolygon>{});
    }
    const int count = scene.units->count();
    const int territories = static_cast<int>(scene.territories.size());
    for (MapTerritory& territory : scene.territories) {
        territory.fill = (territory.fill % kFillCount + kFillCount) % kFillCount;
    }
    fitToUnits(scene.territoryOf, count, territories);
    if (!scene.proposedOf.empty()) {
        fitToUnits(scene.proposedOf, count, territories);
    }
    if (scene.choropleth) {
        fitToUnits(scene.choropleth->classOf, count, scene.groupCount() - 1);
    }
    const bool proposing = !scene.proposedOf.empty() && scene.layers.proposal;
    MapScene::Derived& derived = scene.derived;
    derived.shownOf = proposing ? scene.proposedOf : scene.territoryOf;
    derived.groupOf.resize(count);
    std::vector<int> hatched(count, -1);
    for (int unit = 0; unit < count; ++unit) {
        derived.groupOf[unit] = groupOfUnit(scene, unit);
        if (proposing && scene.proposedOf[unit] != scene.territoryOf[unit]) {
            hatched[unit] = scene.proposedOf[unit];
        }
    }
    const Topology& topology = scene.units->topology();
    derived.groups = dissolved(topology, derived.groupOf, scene.groupCount());
    derived.hatched =
        proposing ? dissolved(topology, hatched, territories) : std::vector<std::vector<MapRing>>{};
    derived.areas = territoryAreas(scene);
    if (before != nullptr && before->units == scene.units) {
        derived.whole = before->derived.whole;
    } else {
        derived.whole = dissolved(topology, std::vector<int>(count, 0), 1)[0];
        before = nullptr;
    }
    placeLabels(scene, before);
    return std::make_shared<const MapScene>(std::move(scene));
}

std::vector<std::pair<int, int>> territoryBorders(const MapUnits& units,
                                                  const std::vector<int>& territoryOf) {
    std::set<std::pair<int, int>> pairs;
    const Topology& topology = units.topology();
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const ArcSides sides = topology.sides(arc);
        if (sides.left < 0 || sides.right < 0) {
            continue;
        }
        const int a = territoryOf[sides.left];
        const int b = territoryOf[sides.right];
        if (a >= 0 && b >= 0 && a != b) {
            pairs.emplace(std::min(a, b), std::max(a, b));
        }
    }
    return {pairs.begin(), pairs.end()};
}

Choropleth classify(std::span<const double> values, const QString& title, const QString& unit,
                    int classes) {
    Choropleth result{title, unit, {}, std::vector<int>(values.size(), -1)};
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
                 [](double v) { return std::isfinite(v); });
    if (sorted.empty()) {
        result.edges = {0};
        return result;
    }
    std::sort(sorted.begin(), sorted.end());
    const double span = std::max(sorted.back() - sorted.front(), std::abs(sorted.back()));
    for (int i = 1; i < classes; ++i) {
        const double quantile = sorted[sorted.size() * static_cast<std::size_t>(i) / classes];
        const double edge = roundEdge(quantile, std::max(std::abs(quantile), span / 1000));
        if (edge > sorted.front() && edge <= sorted.back() &&
            (result.edges.empty() || edge > result.edges.back())) {
            result.edges.push_back(edge);
        }
    }
    result.edges.insert(result.edges.begin(), sorted.front());
    result.edges.push_back(sorted.back());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) {
            const auto above =
                std::upper_bound(result.edges.begin() + 1, result.edges.end() - 1, values[i]);
            result.classOf[i] = static_cast<int>(above - result.edges.begin()) - 1;
        }
    }
    return result;
}

} // namespace ui
