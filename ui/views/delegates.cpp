// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/delegates.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_looks.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/swatch.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

CellDelegate::CellDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme) {}

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const bool strong = index.data(StrongRole).toBool();
    const bool body = index.data(BodyRole).toBool();
    option->font = theme_.font(body ? (strong ? TextRole::BodyStrong : TextRole::Body)
                                    : (strong ? TextRole::SmallStrong : TextRole::Small));
    option->fontMetrics = QFontMetrics(option->font);
    option->textElideMode = Qt::ElideMiddle;
    const QVariant tone = index.data(ToneRole);
    if (tone.isValid()) {
        const QColor ink = theme_.colour(static_cast<Tone>(tone.toInt()));
        option->palette.setColor(QPalette::Text, ink);
        option->palette.setColor(QPalette::HighlightedText, ink);
    }
}

void CellDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option) const {
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    paintHair(painter, option, option.index);
}

void CellDelegate::paintHair(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    if (!index.data(TiedRole).toBool()) {
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme_.tokens().hair);
    }
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    if (index.column() == 0) {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        paintGround(painter, cell);
        cell = option;
        cell.rect.adjust(kFirstColumnIndent, 0, 0, 0);
        QStyledItemDelegate::paint(painter, cell, index);
    } else {
        QStyledItemDelegate::paint(painter, option, index);
    }
    paintHair(painter, option, index);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 4, std::max(size.height(), theme_.metrics().row)};
}

void CellDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                        const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(0, 0, 0, -1));
}

void NoteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const QString note = index.data(NoteRole).toString();
    if (note.isEmpty()) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    constexpr int kMargin = 6;
    constexpr int kGap = 5;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const int indent = index.column() == 0 ? kFirstColumnIndent : 0;
    const QRect area = cell.rect.adjusted(kMargin + indent, 0, -kMargin, 0);
    const QFont small = theme_.font(TextRole::Small);
    const int noteWide = QFontMetrics(small).horizontalAdvance(note);
    // The text goes first; of the remark there is what room is left.
    const int textWide = std::min(cell.fontMetrics.horizontalAdvance(cell.text), area.width());
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideMiddle, area.width()));
    const int room = area.width() - textWide - kGap;
    if (room > 0) {
        painter->setFont(small);
        painter->setPen(theme_.tokens().text3);
        painter->drawText(
            area.adjusted(textWide + kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            noteWide <= room ? note : QFontMetrics(small).elidedText(note, Qt::ElideRight, room));
    }
    painter->restore();
}

void SwatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const QRect square = swatchRect(option, index);
    paintSwatch(painter, square, index.data(FillRole).toInt(), theme_.tokens());
    const QRect text(square.right() + 1 + kGap, cell.rect.top(),
                     cell.rect.right() - square.right() - kGap - kMargin, cell.rect.height());
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideMiddle, text.width()));
    painter->restore();
    if (cell.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(cell);
        cell.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter,
                                            cell.widget);
    }
}

QRect SwatchDelegate::swatchRect(const QStyleOptionViewItem& cell, const QModelIndex& index) const {
    const int indent = index.column() == 0 ? kFirstColumnIndent : 0;
    return {cell.rect.left() + indent + kMargin, cell.rect.center().y() - kSwatch / 2 + 1, kSwatch,
            kSwatch};
}

void SwatchDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(kSwatch + kGap - 2, 0, 0, -1));
}

void DeviationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const QVariant value = index.data(DeviationRole);
    if (!value.isValid()) {
        return;
    }
    const Tokens& t = theme_.tokens();
    const double axis = std::max(index.data(AxisRole).toDouble(), 0.01);
    const double tolerance = index.data(ToleranceRole).toDouble();
    const double deviation = value.toDouble();
    const QRectF area(cell.rect.left() + 2, cell.rect.center().y() - 8, cell.rect.width() - 4, 18);
    const double middle = std::round(area.center().x());
    const double scale = (area.width() / 2 - 3) / axis;
    const double length = std::clamp(deviation, -axis, axis) * scale;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(QRectF(middle - tolerance * scale, area.top() + 1, 2 * tolerance * scale, 16),
                      t.band);
    const QColor& ink = t.deviationColour(deviation, tolerance);
    const QRectF bar = QRectF(length < 0 ? middle + length : middle, area.top() + 5,
                              std::max(1.0, std::abs(length)), 8);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->drawRoundedRect(bar, t.metrics.barRadius, t.metrics.barRadius);
    if (std::abs(deviation) > axis) {
        const double side = deviation < 0 ? -1 : 1;
        const double end = middle + length;
        painter->drawPolygon(QPolygonF({{end - side, area.top() + 3},
                                        {end - side, area.top() + 15},
                                        {end + side * 3, area.top() + 9}}));
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(QRectF(middle, area.top() + 1, 1, 16), t.borderStrong);
    const QVariant after = index.data(AfterRole);
    if (after.isValid()) {
        const double x = middle + std::clamp(after.toDouble(), -axis, axis) * scale;
        painter->fillRect(QRectF(std::round(x) - 1, area.top() + 2, 2, 14), t.text);
    }
    painter->restore();
}

void ChipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    if (cell.text.isEmpty()) {
        return;
    }
    const auto kind = static_cast<ChipKind>(index.data(ChipRole).toInt());
    const QSize size = chipSize(cell.text, theme_);
    const QRect place(QPoint(cell.rect.left() + 6, cell.rect.center().y() - size.height() / 2 + 1),
                      size);
    paintChip(painter, place, cell.text, kind, theme_);
}

void IconDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const QString name = index.data(IconNameRole).toString();
    if (name.isEmpty()) {
        return;
    }
    const int side = theme_.metrics().icon;
    const QPixmap pixmap =
        iconPixmap(name, theme_.tokens().text3, side, painter->device()->devicePixelRatioF());
    painter->drawPixmap(cell.rect.center().x() - side / 2 + 1,
                        cell.rect.center().y() - side / 2 + 1, side, side, pixmap);
}

} // namespace ui
