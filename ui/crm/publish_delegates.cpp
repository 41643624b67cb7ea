// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/publish_delegates.h"

#include "ui/crm/publish_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

void OldValueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const QString was = index.data(PublishModel::kLastSeenRole).toString();
    if (was.isEmpty()) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    constexpr int kMargin = 4;
    constexpr int kGap = 5;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    QFont struck = cell.font;
    struck.setStrikeOut(true);
    const int now = cell.fontMetrics.horizontalAdvance(cell.text);
    const int room = std::max(area.width() / 3, area.width() - now - kGap);
    const QString before =
        QFontMetrics(struck).elidedText(was, Qt::ElideMiddle, std::min(room, area.width()));
    const int taken = QFontMetrics(struck).horizontalAdvance(before) + kGap;
    painter->save();
    painter->setFont(struck);
    painter->setPen(theme_.tokens().text3);
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, before);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(
        area.adjusted(taken, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
        cell.fontMetrics.elidedText(cell.text, Qt::ElideMiddle, std::max(0, area.width() - taken)));
    painter->restore();
}

} // namespace ui
