// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/engines/engine_client.h"

#include <cstddef>
#include <string>

namespace geo {

/// Walks over the rows of rows at `key` of an answer. Throws Error(Remote) where they are not as
/// many as asked for.
template <class Visit>
void forEachCell(const core::Json& json, const char* key, std::size_t rows, std::size_t columns,
                 const EngineClient& client, Visit visit) {
    const bool there = json.is_object() && json.contains(key) && json.at(key).is_array();
    if (!there || json.at(key).size() != rows) {
        client.garbage(std::string("it has no ") + key + " for each place");
    }
    for (const core::Json& row : json.at(key)) {
        if (!row.is_array() || row.size() != columns) {
            client.garbage(std::string("it has no ") + key + " for each place");
        }
        for (const core::Json& cell : row) {
            visit(cell);
        }
    }
}

/// The first of the objects listed at `key`; throws Error(Remote) where there is none.
inline const core::Json& firstOf(const core::Json& json, const char* key,
                                 const EngineClient& client) {
    if (!json.is_object() || !json.contains(key) || !json.at(key).is_array() ||
        json.at(key).empty() || !json.at(key)[0].is_object()) {
        client.garbage(std::string("it has no ") + key);
    }
    return json.at(key)[0];
}

/// The positions of a GeoJSON line in `object`; throws Error(Remote) where there is none.
inline const core::Json& lineOf(const core::Json& object, const EngineClient& client) {
    const auto geometry = object.find("geometry");
    if (geometry == object.end() || !geometry->is_object() || !geometry->contains("coordinates") ||
        !geometry->at("coordinates").is_array()) {
        client.garbage("a route has no line");
    }
    return geometry->at("coordinates");
}

} // namespace geo
