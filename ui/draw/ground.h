// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_painter.h"
#include "ui/draw/unit_raster.h"

#include <QImage>

namespace ui {

/// The ground of a view as pixels: everything below selection and labels, and which unit each pixel
/// shows, so that a new colour needs no shapes and a question for the unit under a pixel none
/// either.
struct Ground {
    MapView view;
    QImage image; ///< opaque; null = nothing drawn
    UnitRaster units;

    bool empty() const { return image.isNull(); }
};

/// Draws the ground in horizontal bands by `threads` threads. A picture that is not wanted any more
/// comes back empty.
Ground drawGround(const MapScene& scene, const MapView& view, const MapStyle& style,
                  const Cancelled& cancelled = {}, int threads = 2);

/// What of a part has to be drawn anew.
enum class Redraw {
    All,    ///< it came into sight
    Colours ///< the units lie where they lay
};
/// `part` in pixels of the ground's view.
void redrawGround(Ground& ground, const QRect& part, const MapScene& scene, const MapStyle& style,
                  Redraw what);

/// Moves the pixels: right and down by (dx, dy). What comes in at the edges is not drawn yet.
void shiftGround(Ground& ground, int dx, int dy);

} // namespace ui
