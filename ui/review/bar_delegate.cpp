// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/bar_delegate.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMargin = 8;
constexpr int kBarHeight = 6;

} // namespace

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    CellDelegate::paint(painter, option, index);
    const Tokens& t = theme_.tokens();
    const int figure = QFontMetrics(theme_.font(TextRole::SmallStrong)).horizontalAdvance("00,000");
    const int room = option.rect.width() - figure - 2 * kMargin;
    const double share = std::clamp(index.data(AxisRole).toDouble(), 0.0, 1.0);
    if (room < kMargin || share <= 0) {
        return;
    }
    const double width = std::max(2.0, share * room);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.inBand);
    painter->drawRoundedRect(QRectF(option.rect.left() + kMargin + room - width,
                                    option.rect.center().y() - kBarHeight / 2.0 + 1, width,
                                    kBarHeight),
                             t.metrics.barRadius, t.metrics.barRadius);
    painter->restore();
}

} // namespace ui
