// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/conflict_delegates.h"

#include "ui/crm/conflict_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr std::array kParts{Taken::Ours, Taken::Theirs, Taken::Later};
constexpr int kPadding = 10;
constexpr int kHeight = 22;
constexpr int kRight = 12;

/// A box of which only the outer corners are round.
QPainterPath partPath(const QRectF& box, Taken part, double radius) {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    if (part == Taken::Theirs) {
        path.addRect(box);
        return path;
    }
    path.addRoundedRect(box, radius, radius);
    path.addRect(part == Taken::Ours ? box.adjusted(box.width() / 2, 0, 0, 0)
                                     : box.adjusted(0, 0, -box.width() / 2, 0));
    return path.simplified();
}

} // namespace

void WaitingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    constexpr int kLeft = 12;
    constexpr int kGap = 8;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const int side = theme_.metrics().icon;
    if (const QString sign = index.data(IconNameRole).toString(); !sign.isEmpty()) {
        const QPixmap pixmap = iconPixmap(sign, theme_.colour(Tone::Warn), side,
                                          painter->device()->devicePixelRatioF());
        painter->drawPixmap(cell.rect.left() + kLeft, cell.rect.center().y() - side / 2 + 1, side,
                            side, pixmap);
    }
    const QRect area = cell.rect.adjusted(kLeft + side + kGap, 0, -4, 0);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideMiddle, area.width()));
    painter->restore();
}

void ThenDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    constexpr int kGap = 4;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    QRect area = cell.rect.adjusted(4, 0, -kRight, 0);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, cell.text);
    area.adjust(0, 0, -cell.fontMetrics.horizontalAdvance(cell.text) - kGap, 0);
    painter->setFont(theme_.font(TextRole::Small));
    painter->setPen(theme_.tokens().text2);
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, index.data(NoteRole).toString());
    painter->restore();
}

int TakeDelegate::partWidth(Taken part) const {
    return QFontMetrics(theme_.font(TextRole::SmallStrong)).horizontalAdvance(takenName(part)) +
           2 * kPadding;
}

int TakeDelegate::width() const {
    int sum = kRight + 8;
    for (const Taken part : kParts) {
        sum += partWidth(part);
    }
    return static_cast<int>(std::ceil(sum / theme_.textScale()));
}

QRect TakeDelegate::partRect(const QRect& cell, Taken part) const {
    int x = cell.right() + 1 - kRight;
    const int height = std::min(kHeight, cell.height() - 3);
    for (auto at = kParts.rbegin(); at != kParts.rend(); ++at) {
        const int wide = partWidth(*at);
        x -= wide;
        if (*at == part) {
            return {x, cell.center().y() - height / 2, wide + 1, height};
        }
    }
    return {};
}

void TakeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const Tokens& t = theme_.tokens();
    const auto taken = static_cast<Taken>(index.data(ConflictModel::kTakenRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto draw = [&](Taken part) {
        const bool on = part == taken;
        const QRectF box = QRectF(partRect(cell.rect, part)).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->setPen(QPen(on ? t.accent : t.borderStrong, 1));
        painter->setBrush(on ? t.accentSoft : t.base);
        painter->drawPath(partPath(box, part, t.metrics.fieldRadius));
        painter->setPen(on ? t.accent : t.text);
        painter->setFont(theme_.font(on ? TextRole::SmallStrong : TextRole::Small));
        painter->drawText(box, Qt::AlignCenter, takenName(part));
    };
    for (const Taken part : kParts) {
        if (part != taken) {
            draw(part);
        }
    }
    if (taken != Taken::Undecided) {
        draw(taken); // its border lies over those of the others
    }
    painter->restore();
}

bool TakeDelegate::editorEvent(QEvent* event, QAbstractItemModel*,
                               const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease) {
        return false;
    }
    const QPoint at = static_cast<QMouseEvent*>(event)->pos();
    for (const Taken part : kParts) {
        if (partRect(option.rect, part).contains(at)) {
            emit taken(index, part);
            return true;
        }
    }
    return false;
}

} // namespace ui
