// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/arc_tracer.h"
#include "ui/draw/map_ink.h"

#include <QPainter>

namespace ui {

/// Ink lines at 45 degrees, 1.6 wide every 7 pixels, half opaque: units that a proposal moves.
/// They lie still on the ground when the map is shifted.
void paintProposalHatch(QPainter& painter, const ArcTracer& tracer,
                        const std::vector<MapRing>& rings, const MapStyle& style,
                        const MapView& view);

/// Thin grey lines: no data.
void paintGreyHatch(QPainter& painter, const ArcTracer& tracer, const std::vector<MapRing>& rings,
                    const MapStyle& style, const MapView& view);

/// The same hatches in a rectangle, for legends.
void paintHatchSwatch(QPainter& painter, const QRectF& rect, const MapStyle& style,
                      double pixelRatio);
void paintGreySwatch(QPainter& painter, const QRectF& rect, const MapStyle& style,
                     double pixelRatio);

} // namespace ui
