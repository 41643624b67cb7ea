// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/label_layout.h"

#include <QFont>
#include <QSizeF>

namespace ui {

/// Width of the halo round the letters of a territory's label, pixels at 96 dpi.
inline constexpr double kLabelHalo = 3.5;

/// The name of a label and the line below it, measured.
struct LabelBlock {
    QFont nameFont;
    QFont valueFont;
    QSizeF size; ///< without halo
    double nameAscent = 0;
    double valueBaseline = 0; ///< from the top
};

/// `valueSize`: of the second line, pixels at 96 dpi.
LabelBlock measureLabel(const PlacedLabel& label, const MapView& view, double valueSize);

} // namespace ui
