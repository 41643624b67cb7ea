// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <algorithm>
#include <vector>

namespace support {

/// A ring from its corners; closes it.
inline core::Ring ring(std::vector<core::Point> corners) {
    corners.push_back(corners.front());
    return corners;
}

/// A polygon from its outer corners, counter-clockwise.
inline core::MultiPolygon polygon(std::vector<core::Point> corners) {
    return {{{{ring(std::move(corners))}}}};
}

inline core::MultiPolygon rectangle(double x, double y, double width, double height) {
    return polygon({{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}});
}

/// Cuts a rectangular hole into the first polygon of a shape.
inline core::MultiPolygon withHole(core::MultiPolygon shape, double x, double y, double width,
                                   double height) {
    shape.polygons.front().rings.push_back(
        ring({{x, y}, {x, y + height}, {x + width, y + height}, {x + width, y}}));
    return shape;
}

/// Squares of the given size, row by row from the south-west.
inline std::vector<core::MultiPolygon> grid(int columns, int rows, double size,
                                            core::Point origin = {}) {
    std::vector<core::MultiPolygon> squares;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            squares.push_back(
                rectangle(origin.x + column * size, origin.y + row * size, size, size));
        }
    }
    return squares;
}

} // namespace support
