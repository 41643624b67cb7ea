// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/heat.h"
#include "ui/draw/map_ink.h"
#include "ui/draw/map_view.h"

#include <QImage>
#include <QPainter>
#include <QString>

namespace ui {

/// How a surface is coloured.
struct HeatLook {
    double scale = 1;        ///< density per km² that the last colour stands for; above stays so
    bool difference = false; ///< below 0 too: the diverging ramp, zero in its middle
    double opacity = 0.88;   ///< of all but the lowest densities, which fade out
};

/// The surface as a picture of one pixel per cell, see-through where there is nothing; in bands by
/// `threads` threads (0 = all cores). `into` is used again if it has the size.
QImage heatImage(const core::analysis::HeatSurface& surface, const HeatLook& look,
                 const Tokens& tokens, int threads = 0, QImage into = {});

/// Up to a number that a legend can quarter; 0 for what is not above 0.
double roundHeatScale(double density);

/// What a legend says.
struct HeatWords {
    QString title;  ///< "potential of accounts"
    QString detail; ///< unit and kernel: "per km², Gaussian kernel, σ 6 km"
    QString note;   ///< "scale kept while you pan"; may be empty
};

/// Title, unit, colour bar and five numbers as a card, 12 from the edge.
void paintHeatLegend(QPainter& painter, const HeatLook& look, const HeatWords& words,
                     const MapView& view, const MapStyle& style);

} // namespace ui
