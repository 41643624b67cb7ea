// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"

#include <QPainter>

namespace ui {

/// What a scale bar of about the given width shows: a round length in metres (1, 2 or 5 times
/// a power of ten).
double roundLength(double metres);

/// Where the scale bar's card lies: over no part of the plan, bottom left, else bottom right, else
/// where least of the plan is under it.
QRectF scaleBarRect(const MapScene& scene, const MapView& view);

/// Scale bar, attribution at the bottom right, and "approximate ZIP areas" where that is so.
void paintFurniture(QPainter& painter, const MapScene& scene, const MapView& view,
                    const MapStyle& style);

} // namespace ui
