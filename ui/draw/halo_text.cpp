// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/halo_text.h"

#include <QFontMetricsF>
#include <QPainterPath>

namespace ui {

double haloTextWidth(const QString& text, const QFont& font) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

void drawHaloText(QPainter& painter, QPointF middle, const HaloText& text) {
    QPainterPath path;
    path.addText(middle - QPointF(haloTextWidth(text.text, text.font) / 2, 0), text.font,
                 text.text);
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (text.haloWidth > 0) {
        painter.strokePath(
            path, QPen(text.halo, text.haloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.fillPath(path, text.ink);
}

} // namespace ui
