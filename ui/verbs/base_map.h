// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "ui/draw/map_scene.h"
#include "ui/draw/tile_layer.h"

#include <memory>
#include <string>

namespace ui {

/// A base map of tiles to lie under the plan; nothing is asked for before one is chosen.
struct BaseMapChoice {
    std::string source; ///< an MBTiles file, or an https address with {z}, {x}, {y}; empty = none
    std::string attribution; ///< needed for an address; a file brings its own
    bool operator==(const BaseMapChoice&) const = default;
};

/// Opens it for maps in the plane `crs`. What an address gives is kept in `tiles.sqlite` in the
/// folder for data (core::dataFolder) for a month; a key for {key} is taken from
/// EVENLODE_TOKEN_TILES. Without `fetch` the network is used. Throws as geo::openTiles does.
std::shared_ptr<TileLayer> openBaseMap(const BaseMapChoice& choice, const std::string& crs,
                                       core::Fetch fetch = {});

/// Lays it under a scene, and its attribution beside that of the plan.
void addBaseMap(MapScene& scene, std::shared_ptr<TileLayer> tiles);

} // namespace ui
