// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/area_features.h"

#include "geo/engines/nested_areas.h"

#include <cmath>

namespace geo {

namespace {

constexpr double kSame = 0.01; // servers round values

} // namespace

std::vector<core::MultiPolygon> areasOf(const core::Json& json, const char* key,
                                        std::span<const double> values,
                                        const EngineClient& client) {
    if (!json.is_object() || !json.contains("features") || !json.at("features").is_array()) {
        client.garbage("it has no areas");
    }
    std::vector<core::MultiPolygon> areas(values.size());
    for (const core::Json& feature : json.at("features")) {
        if (!feature.is_object() || !feature.contains("properties") ||
            !feature.at("properties").is_object() || !feature.at("properties").contains(key) ||
            !feature.at("properties").at(key).is_number()) {
            continue; // also points of centres come as features
        }
        const double value = feature.at("properties").at(key).get<double>();
        const auto shape = geoJsonArea(feature.value("geometry", core::Json()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::abs(values[i] - value) > kSame) {
                continue;
            }
            if (!shape) {
                client.garbage("an area is none");
            }
            areas[i].polygons.insert(areas[i].polygons.end(), shape->polygons.begin(),
                                     shape->polygons.end());
        }
    }
    return areas;
}

} // namespace geo
