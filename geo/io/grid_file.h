// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <span>
#include <string>

namespace geo {

/// Numbers on square cells of a plane, north up.
struct Grid {
    int width = 0;
    int height = 0;
    core::Point topLeft;   ///< metres, the corner of the first cell
    double cell = 1;       ///< side, metres
    std::string crs;       ///< "EPSG:5070" or a PROJ string, as of a layer
    std::string name;      ///< of the band, for people
    std::string unit;      ///< "$ per km²"; may be empty
    double noData = -1e38; ///< stands for cells without a value
};

/// Writes a GeoTIFF with one band of 32-bit numbers, row by row from the north, with its CRS, its
/// "no data" and its unit; compressed without loss. The file appears under its name, in place of an
/// older one, only when it is complete. Throws Error(Input) for a CRS that is not understood,
/// Error(Storage) if it cannot be written.
void writeGrid(const std::string& path, const Grid& grid, std::span<const float> values);

} // namespace geo
