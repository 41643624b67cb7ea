// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/move_delegate.h"

#include "ui/compare/compare_models.h"
#include "ui/theme/theme.h"
#include "ui/widgets/swatch.h"

#include <QPainter>

namespace ui {

void MoveDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    constexpr int kSwatch = 12;
    constexpr int kGap = 6;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    const QString arrow = QStringLiteral("→");
    const int arrowWide = cell.fontMetrics.horizontalAdvance(arrow) + 2 * kGap;
    const int half = (cell.rect.width() - 12 - arrowWide) / 2;
    int x = cell.rect.left() + 6;
    const auto side = [&](int fillRole, int nameRole) {
        const int fill = index.data(fillRole).toInt();
        int text = x;
        if (fill >= 0) {
            paintSwatch(painter,
                        QRect(x, cell.rect.center().y() - kSwatch / 2 + 1, kSwatch, kSwatch), fill,
                        theme_.tokens());
            text += kSwatch + kGap;
        }
        const QString name = index.data(nameRole).toString();
        const int room = x + half - text;
        const int wide = std::min(room, cell.fontMetrics.horizontalAdvance(name) + 1);
        painter->drawText(QRect(text, cell.rect.top(), room, cell.rect.height()),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          cell.fontMetrics.elidedText(name, Qt::ElideMiddle, room));
        x = text + wide;
    };
    side(FromFillRole, FromNameRole);
    painter->drawText(QRect(x, cell.rect.top(), arrowWide, cell.rect.height()), Qt::AlignCenter,
                      arrow);
    x += arrowWide;
    side(ToFillRole, ToNameRole);
    painter->restore();
}

} // namespace ui
