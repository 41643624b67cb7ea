// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_scene.h"

#include "core/analysis/class_edges.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ui {

namespace {

constexpr int kFillCount = 24;

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

/// Tells sets of units apart: the sum of the hashes of their numbers.
std::uint64_t unitHash(int unit) {
    auto x = static_cast<std::uint64_t>(unit + 1) * 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    return x ^ (x >> 27);
}

void addTerritorySums(MapScene& scene) {
    MapScene::Derived& derived = scene.derived;
    derived.membership.assign(scene.territories.size(), 0);
    derived.extentOf.assign(scene.territories.size(), 0);
    for (int unit = 0; unit < scene.units->count(); ++unit) {
        if (const int t = derived.shownOf[unit]; t >= 0) {
            const core::Box box = scene.units->bounds(unit);
            derived.membership[t] += unitHash(unit);
            derived.extentOf[t] += box.width() * box.height();
        }
    }
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
    derived = {};
    derived.proposing = proposing;
    derived.shownOf = proposing ? scene.proposedOf : scene.territoryOf;
    derived.groupOf.resize(count);
    SceneAreas::Groups groups;
    groups.hatchedOf.assign(proposing ? count : 0, -1);
    for (int unit = 0; unit < count; ++unit) {
        derived.groupOf[unit] = groupOfUnit(scene, unit);
        if (proposing && scene.proposedOf[unit] != scene.territoryOf[unit]) {
            groups.hatchedOf[unit] = scene.proposedOf[unit];
        }
    }
    groups.fillOf = derived.groupOf;
    groups.fills = scene.groupCount();
    groups.territoryOf = derived.shownOf;
    groups.territories = territories;
    derived.areas = std::make_shared<const SceneAreas>(scene.units, std::move(groups));
    addTerritorySums(scene);
    const bool goesOn = before != nullptr && before->units == scene.units;
    derived.places = goesOn ? before->derived.places : std::make_shared<LabelPlaces>();
    if (scene.points) {
        derived.lazy = goesOn && before->points == scene.points
                           ? before->derived.lazy
                           : std::make_shared<const LazyPoints>(scene.points);
    }
    if (!scene.points || !scene.accountColours ||
        scene.accountColours->of.size() != scene.points->size()) {
        scene.accountColours.reset();
    } else {
        derived.marks = goesOn && before->accountColours == scene.accountColours &&
                                before->points == scene.points
                            ? before->derived.marks
                            : std::make_shared<const LazyMarks>(derived.lazy, scene.accountColours);
    }
    return std::make_shared<const MapScene>(std::move(scene));
}

core::Point MapScene::labelAt(int territory) const {
    const auto t = static_cast<std::size_t>(territory);
    return derived.places->of(territories[t].name, derived.membership[t], *derived.areas, territory,
                              units->topology());
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
    result.edges = core::analysis::classEdges(values, classes, core::analysis::ClassBy::Quantiles);
    std::transform(values.begin(), values.end(), result.classOf.begin(),
                   [&](double value) { return core::analysis::classAt(result.edges, value); });
    return result;
}

} // namespace ui
