// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/scene_areas.h"

#include "ui/draw/pole.h"

#include <cmath>
#include <limits>

namespace ui {

namespace {

constexpr double kLabelStretch = 1.6;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

MapArea boxed(const Topology& topology, std::vector<std::vector<ArcRef>> rings) {
    MapArea result;
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

double boxSize(const VertexBox& box) {
    return (static_cast<double>(box.maxX) - box.minX) * (static_cast<double>(box.maxY) - box.minY);
}

/// Rings of an area as points in metres, thinned so that the search for a pole is quick.
std::vector<std::vector<core::Point>> ringPoints(const Topology& topology, const MapArea& area,
                                                 double extent) {
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

core::Point labelPlace(const Topology& topology, const MapArea& area, core::Point before) {
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

} // namespace

SceneAreas::SceneAreas(std::shared_ptr<const MapUnits> units, Groups groups)
    : units_(std::move(units)), groups_(std::move(groups)) {}

const std::vector<MapArea>& SceneAreas::get(const Lazy& lazy, const std::vector<int>& groupOf,
                                            int count) const {
    std::call_once(lazy.made, [&] {
        const Topology& topology = units_->topology();
        if (groupOf.empty()) {
            lazy.areas.resize(static_cast<std::size_t>(count));
            return;
        }
        for (auto& rings : dissolveGroups(topology, groupOf, count)) {
            lazy.areas.push_back(boxed(topology, std::move(rings)));
        }
    });
    return lazy.areas;
}

const MapArea& SceneAreas::whole() const {
    static const MapArea kNothing;
    const std::vector<int> all(static_cast<std::size_t>(units_->count()), 0);
    const auto& areas = get(whole_, all, 1);
    return areas.empty() ? kNothing : areas.front();
}

core::Point LabelPlaces::of(const QString& name, std::uint64_t membership, const SceneAreas& areas,
                            int territory, const Topology& topology) {
    const std::lock_guard lock(mutex_);
    const auto known = places_.find({territory, name});
    if (known != places_.end() && known->second.membership == membership) {
        return known->second.at;
    }
    const core::Point before = known == places_.end() ? core::Point{kNaN, kNaN} : known->second.at;
    const core::Point at =
        labelPlace(topology, areas.territories()[static_cast<std::size_t>(territory)], before);
    places_[{territory, name}] = {membership, at};
    return at;
}

} // namespace ui
