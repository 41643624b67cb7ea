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
    /// What lies over the colours of the units (lines, hatch, points), on nothing: a new colour
    /// needs none of it drawn again.
    QImage above;
    UnitRaster units;
    bool finished = true; ///< false: drawing was cancelled, and only the memory is worth something

    bool empty() const { return image.isNull() || !finished; }
};

struct GroundOptions {
    Cancelled cancelled;
    int threads = 2;
    /// Called once by one of the threads as soon as it is known which unit each pixel shows, while
    /// the others go on drawing; not if the picture is not wanted any more.
    std::function<void(const UnitRaster&)> alongside;
    /// A ground that is not needed any more: if it has the size, its memory is used again, because
    /// to be given fresh pages takes as long as to draw a city.
    Ground spare = {};
};

/// Draws the ground in horizontal bands by several threads. A picture that is not wanted any more
/// comes back empty.
Ground drawGround(const MapScene& scene, const MapView& view, const MapStyle& style,
                  GroundOptions options = {});

/// What of a part has to be drawn anew.
enum class Redraw {
    All,    ///< it came into sight
    Owners, ///< the units lie where they lay, their lines do not
    Fills   ///< nothing but the colours of units
};
/// `part` in pixels of the ground's view.
void redrawGround(Ground& ground, const QRect& part, const MapScene& scene, const MapStyle& style,
                  Redraw what, int threads = 1);

/// Moves the pixels: right and down by (dx, dy). What comes in at the edges is not drawn yet.
void shiftGround(Ground& ground, int dx, int dy);

} // namespace ui
