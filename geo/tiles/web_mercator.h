// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <compare>

namespace geo {

/// A square of the Web Mercator pyramid (EPSG:3857): level 0 is the world in one tile, each level
/// has twice as many each way. x counts from 180° west, y from the north.
struct TileId {
    int z = 0;
    int x = 0;
    int y = 0;
    auto operator<=>(const TileId&) const = default;
};

inline constexpr int kTilePixels = 256;

/// A place of EPSG:4326 in the world tile: x from 0 to 1 eastwards, y from 0 to 1 southwards.
/// Latitudes beyond ±85.0511° lie at its edge.
core::Point worldTileOf(core::Point degrees);

/// Ground metres per pixel of a tile at a latitude (degrees).
double tileMetresPerPixel(int z, double latitude);

} // namespace geo
