// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"

#include <QPainter>
#include <QPolygonF>

#include <vector>

namespace geo {
class Projection;
}

namespace ui {

/// A line of equal longitude or latitude in the pixels of a view.
struct GraticuleLine {
    bool meridian = true;
    double degrees = 0; ///< east or north
    QPolygonF pixels;   ///< north to south, or west to east
};

/// The lines of a view, four to nine each way at a round distance of degrees, minutes or tenths.
std::vector<GraticuleLine> graticuleOf(const MapView& view, const geo::Projection& plane);

/// "74° W", "41.5° N".
QString graticuleText(const GraticuleLine& line);

/// Draws them with their degrees at the upper and left edge, if the scene wants them.
void paintGraticule(QPainter& painter, const MapScene& scene, const MapView& view,
                    const MapStyle& style);

} // namespace ui
