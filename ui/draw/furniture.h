// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"

#include <QPainter>

namespace ui {

/// What a scale bar of about the given width shows: a round length in metres (1, 2 or 5 times
/// a power of ten).
double roundLength(double metres);

/// Where the scale bar's card lies: in the first corner that covers no part of the plan (bottom
/// left, bottom right, top left, top right), else in the one that covers least of it.
QRectF scaleBarRect(const MapScene& scene, const MapView& view);

/// Where the attribution lies, bottom right, cut short where it would meet the scale bar. Empty
/// without one.
QRectF attributionRect(const MapScene& scene, const MapView& view);

/// Scale bar, attribution, and "approximate ZIP areas" where that is so.
void paintFurniture(QPainter& painter, const MapScene& scene, const MapView& view,
                    const MapStyle& style);

} // namespace ui
