// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/tiles/web_mercator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geo {

namespace {

constexpr double kEdge = 85.0511287798066;        ///< latitude at which the world is a square
constexpr double kEquator = 40'075'016.685578488; ///< metres round the sphere of EPSG:3857

} // namespace

core::Point worldTileOf(core::Point degrees) {
    const double latitude = std::clamp(degrees.y, -kEdge, kEdge) * std::numbers::pi / 180;
    const double north = std::asinh(std::tan(latitude));
    return {degrees.x / 360 + 0.5, 0.5 - north / (2 * std::numbers::pi)};
}

double tileMetresPerPixel(int z, double latitude) {
    return kEquator * std::cos(latitude * std::numbers::pi / 180) / (kTilePixels * std::exp2(z));
}

} // namespace geo
