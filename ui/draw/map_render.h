// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/label_layout.h"
#include "ui/draw/map_painter.h"

#include <QImage>

namespace ui {

/// The ground of a view (everything below selection and labels) as an opaque image, drawn in
/// horizontal bands by `threads` threads. An image that is not wanted any more comes back null.
QImage renderGround(const MapScene& scene, const MapView& view, const MapStyle& style,
                    const Cancelled& cancelled = {}, int threads = 2);

/// The whole picture as it stands on paper: ground, labels, scale bar.
QImage renderPicture(const MapScene& scene, const MapView& view, const MapStyle& style);

/// Labels, scale bar and legend card: what lies above the ground.
void paintMapAbove(QPainter& painter, const MapScene& scene, const MapView& view,
                   const MapStyle& style);

/// The same on any painter whose pixels are those of the view: PDF, SVG, printer.
void paintPicture(QPainter& painter, const MapScene& scene, const MapView& view,
                  const MapStyle& style);

} // namespace ui
