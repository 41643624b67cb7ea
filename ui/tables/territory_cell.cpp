// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/territory_cell.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/swatch.h"

#include <QPainter>

namespace ui {

void TerritoryCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    if (!index.data(FillRole).isValid()) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    SwatchDelegate::paint(painter, option, index);
    const QVariant proposed = index.data(ProposedFillRole);
    if (!proposed.isValid()) {
        return;
    }
    const QRect square = swatchRect(option, index);
    paintSwatch(painter, square, proposed.toInt(), theme_.tokens());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(square.adjusted(1, 1, -1, -1));
    QColor ink = theme_.tokens().text;
    ink.setAlphaF(0.5F);
    painter->setPen(QPen(ink, 1.4));
    for (int x = square.left() - square.height(); x < square.right(); x += 4) {
        painter->drawLine(QPointF(x, square.bottom() + 1),
                          QPointF(x + square.height() + 1, square.top()));
    }
    painter->restore();
}

} // namespace ui
