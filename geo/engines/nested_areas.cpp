// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/nested_areas.h"

#include "geo/geometry/geos.h"
#include "geo/geometry/repair.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace geo {

namespace {

bool readRing(const core::Json& positions, core::Ring& ring) {
    constexpr std::size_t kFewest = 4;
    if (!positions.is_array() || positions.size() < kFewest) {
        return false;
    }
    for (const core::Json& position : positions) {
        if (!position.is_array() || position.size() < 2 || !position[0].is_number() ||
            !position[1].is_number()) {
            return false;
        }
        ring.push_back({position[0].get<double>(), position[1].get<double>()});
        if (!(std::abs(ring.back().x) <= 180 && std::abs(ring.back().y) <= 90)) {
            return false;
        }
    }
    return true;
}

bool readPolygon(const core::Json& rings, core::MultiPolygon& shape) {
    if (!rings.is_array()) {
        return false;
    }
    core::Polygon polygon;
    for (const core::Json& positions : rings) {
        core::Ring ring;
        if (!readRing(positions, ring)) {
            return false;
        }
        polygon.rings.push_back(std::move(ring));
    }
    if (!polygon.rings.empty()) {
        shape.polygons.push_back(std::move(polygon));
    }
    return true;
}

} // namespace

std::vector<core::MultiPolygon>
nestedAreas(const std::vector<std::vector<core::MultiPolygon>>& areas,
            std::span<const double> minutes) {
    const Geos geos;
    std::vector<std::size_t> order(minutes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return minutes[a] < minutes[b]; });
    std::vector<core::MultiPolygon> out(minutes.size());
    core::MultiPolygon smaller;
    for (const std::size_t m : order) {
        std::vector<core::MultiPolygon> valid{smaller};
        for (const core::MultiPolygon& area : areas[m]) {
            valid.push_back(repairShape(geos, area).shape);
        }
        std::vector<const core::MultiPolygon*> parts;
        for (const core::MultiPolygon& area : valid) {
            parts.push_back(&area);
        }
        out[m] = unite(geos, parts);
        smaller = out[m];
    }
    return out;
}

std::optional<core::MultiPolygon> geoJsonArea(const core::Json& geometry) {
    if (!geometry.is_object() || !geometry.contains("type") || !geometry.contains("coordinates")) {
        return std::nullopt;
    }
    const core::Json& coordinates = geometry.at("coordinates");
    core::MultiPolygon shape;
    if (geometry.at("type") == "Polygon") {
        return readPolygon(coordinates, shape) ? std::optional(shape) : std::nullopt;
    }
    if (geometry.at("type") != "MultiPolygon" || !coordinates.is_array()) {
        return std::nullopt;
    }
    for (const core::Json& rings : coordinates) {
        if (!readPolygon(rings, shape)) {
            return std::nullopt;
        }
    }
    return shape;
}

} // namespace geo
