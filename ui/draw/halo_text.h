// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>

namespace ui {

/// A line of text over a halo, so that it reads on any fill.
struct HaloText {
    QString text;
    QFont font;
    QColor ink;
    QColor halo;
    double haloWidth = 3.5; ///< in the painter's pixels, both sides together
};

/// Centred on `middle.x()`, its baseline at `middle.y()`.
void drawHaloText(QPainter& painter, QPointF middle, const HaloText& text);

/// Width of the text as `drawHaloText` draws it.
double haloTextWidth(const QString& text, const QFont& font);

} // namespace ui
