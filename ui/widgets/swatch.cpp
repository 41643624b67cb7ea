// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/swatch.h"

#include "ui/theme/tokens.h"

#include <QPainter>

namespace ui {

void paintSwatch(QPainter* painter, const QRect& rect, int fill, const Tokens& tokens) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int radius = tokens.metrics.swatchRadius;
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.territoryFill(fill));
    painter->drawRoundedRect(rect, radius, radius);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(tokens.swatchEdge);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

} // namespace ui
