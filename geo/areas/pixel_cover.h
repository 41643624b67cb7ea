// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <vector>

namespace geo {

/// A block of pixels: columns `x` to `x + width`, rows `y` to `y + height`.
struct PixelWindow {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

/// Makes shells run one way and holes the other, as `pixelCover` needs it.
void orientForCover(core::MultiPolygon& shape);

/// The share of each pixel's area that a shape covers, row after row, 0 to 1 up to rounding. The
/// shape is in pixel coordinates (the pixel (i, j) is the square from (i, j) to (i + 1, j + 1)),
/// valid, oriented by `orientForCover`. Exact: each edge adds the area beside it to the pixels it
/// runs through, and a running sum along the row fills the inside (the signed-area accumulation
/// known from font rasterisers). The shares of shapes that tile the plane sum to 1.
std::vector<double> pixelCover(const core::MultiPolygon& shape, const PixelWindow& window);

} // namespace geo
