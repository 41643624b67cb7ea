// SPDX-License-Identifier: GPL-3.0-or-later
// The part of `Style` that draws buttons, fields and boxes.
#include "ui/theme/style.h"

#include "ui/theme/style_looks.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace ui {

namespace {

/// A one-pixel frame lies on pixel centres, so that it is as sharp as the text in it.
QRectF crisp(const QRect& rect) {
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void roundedFrame(QPainter* painter, const QRectF& rect, double radius, const QBrush& fill,
                  const QPen& pen) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(pen);
    painter->drawRoundedRect(rect, radius, radius);
    painter->restore();
}

bool has(const QStyleOption* option, QStyle::StateFlag flag) {
    return option->state.testFlag(flag);
}

QColor faded(const QColor& colour, const QStyleOption* option, const Tokens& t) {
    return has(option, QStyle::State_Enabled) ? colour
                                              : blend(colour, t.window, t.metrics.disabledOpacity);
}

} // namespace

void drawTriangle(QPainter* painter, const QRectF& rect, const QColor& colour, bool up) {
    const QPointF c = rect.center();
    const double tip = up ? -2.5 : 2.5;
    QPainterPath path;
    path.moveTo(c.x() - 4, c.y() - tip);
    path.lineTo(c.x() + 4, c.y() - tip);
    path.lineTo(c.x(), c.y() + tip);
    path.closeSubpath();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(path, colour);
    painter->restore();
}

void drawSpinArrows(const QStyle& style, const QStyleOptionComplex* option, QPainter* painter,
                    const QWidget* widget, const Tokens& tokens) {
    for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, option, part, widget);
        const bool up = part == QStyle::SC_SpinBoxUp;
        const QRectF place =
            up ? QRectF(rect).adjusted(0, 3, 0, 0) : QRectF(rect).adjusted(0, 0, 0, -3);
        drawTriangle(painter, place, faded(tokens.text2, option, tokens), up);
    }
}

void Style::drawButtonFrame(const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const Tokens& t = tokens();
    const Look look = lookOf(widget);
    const bool hover = has(option, State_MouseOver) && has(option, State_Enabled);
    const bool down = has(option, State_Sunken) || has(option, State_On);
    QColor fill = hover ? t.alt : t.base;
    QColor line = t.borderStrong;
    if (look == Look::Primary) {
        fill = hover || down ? t.accentHover : t.accent;
        line = fill;
    } else if (look == Look::Danger) {
        line = t.danger;
        fill = hover ? t.dangerSoft : t.base;
    } else if (look == Look::Flat) {
        if (!hover && !down) {
            return;
        }
        line = Qt::transparent;
        fill = t.accentSoft;
    } else if (down) {
        fill = t.accentSoft;
        line = t.accent;
    }
    roundedFrame(painter, crisp(option->rect), t.metrics.fieldRadius, faded(fill, option, t),
                 faded(line, option, t));
}

void Style::drawButtonLabel(const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button) {
        return;
    }
    const Tokens& t = tokens();
    const Look look = lookOf(widget);
    QColor ink = t.text;
    if (look == Look::Primary) {
        ink = t.onAccent;
    } else if (look == Look::Danger) {
        ink = t.danger;
    } else if (look == Look::Flat) {
        ink = t.accent;
    }
    painter->save();
    if (look == Look::Primary) {
        painter->setFont(strong(painter->font()));
    }
    painter->setPen(faded(ink, option, t));
    const int textWidth = painter->fontMetrics().size(Qt::TextShowMnemonic, button->text).width();
    const int iconWidth = button->icon.isNull() ? 0 : t.metrics.icon + 6;
    int x = button->rect.center().x() - (textWidth + iconWidth) / 2 + 1;
    if (iconWidth > 0) {
        const QRect place(x, button->rect.center().y() - t.metrics.icon / 2 + 1, t.metrics.icon,
                          t.metrics.icon);
        button->icon.paint(painter, place, Qt::AlignCenter,
                           has(option, State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        x += iconWidth;
    }
    const QRect textRect(x, button->rect.top(), textWidth + 1, button->rect.height());
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic,
                      button->text);
    painter->restore();
}

void Style::drawToolButton(const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (!button) {
        return;
    }
    const Tokens& t = tokens();
    const bool on = has(option, State_On);
    const bool hover = has(option, State_MouseOver) && has(option, State_Enabled);
    const bool down = has(option, State_Sunken);
    if (lookOf(widget) == Look::Outlined) {
        drawButtonFrame(option, painter, widget);
    } else if (on) {
        roundedFrame(painter, crisp(button->rect), t.metrics.fieldRadius, t.accentSoft, t.accent);
    } else if (hover || down) {
        roundedFrame(painter, crisp(button->rect), t.metrics.fieldRadius, down ? t.band : t.hair,
                     Qt::NoPen);
    }
    const bool words = button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
    const bool drawing =
        button->toolButtonStyle != Qt::ToolButtonTextOnly && !button->icon.isNull();
    const QIcon::Mode mode = has(option, State_Enabled) ? QIcon::Normal : QIcon::Disabled;
    const int side = t.metrics.icon;
    const int textWidth =
        words ? button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width() : 0;
    const int gap = words && drawing ? 6 : 0;
    int x = button->rect.left() +
            (button->rect.width() - textWidth - gap - (drawing ? side : 0) + 1) / 2;
    if (drawing) {
        const QRect place(x, button->rect.top() + (button->rect.height() - side) / 2, side, side);
        button->icon.paint(painter, place, Qt::AlignCenter, mode, on ? QIcon::On : QIcon::Off);
        x += side + gap;
    }
    if (words) {
        painter->save();
        painter->setFont(button->font);
        painter->setPen(faded(on ? t.accent : t.text, option, t));
        painter->drawText(QRect(x, button->rect.top(), textWidth + 1, button->rect.height()),
                          Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, button->text);
        painter->restore();
    }
}

void Style::drawFieldFrame(const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const {
    const Tokens& t = tokens();
    QColor line = has(option, State_HasFocus) ? t.focus : t.borderStrong;
    if (lookOf(widget) == Look::Danger) {
        line = t.danger;
    }
    roundedFrame(painter, crisp(option->rect), t.metrics.fieldRadius, t.base,
                 faded(line, option, t));
}

void Style::drawCheckBox(const QStyleOption* option, QPainter* painter) const {
    const Tokens& t = tokens();
    const bool marked = has(option, State_On) || has(option, State_NoChange);
    const QRectF box = crisp(QRect(option->rect.x() + (option->rect.width() - 14) / 2,
                                   option->rect.y() + (option->rect.height() - 14) / 2, 14, 14));
    const QColor fill = marked ? t.accent : t.base;
    const QColor line = marked ? t.accent : t.borderStrong;
    roundedFrame(painter, box, t.metrics.checkRadius, faded(fill, option, t),
                 faded(line, option, t));
    if (!marked) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(box.center() - QPointF(6, 6));
    painter->setPen(QPen(t.onAccent, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (has(option, State_NoChange)) {
        painter->drawLine(QPointF(3, 6), QPointF(9, 6));
    } else {
        painter->drawPolyline(QPolygonF({{2.5, 6.2}, {4.9, 8.6}, {9.5, 3.6}}));
    }
    painter->restore();
}

void Style::drawRadioButton(const QStyleOption* option, QPainter* painter) const {
    const Tokens& t = tokens();
    const QRectF box = crisp(QRect(option->rect.x(), option->rect.center().y() - 6, 14, 14));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(t.base);
    if (has(option, State_On)) {
        painter->setPen(QPen(faded(t.accent, option, t), 4.5));
        painter->drawEllipse(box.adjusted(1.75, 1.75, -1.75, -1.75));
    } else {
        painter->setPen(faded(t.borderStrong, option, t));
        painter->drawEllipse(box);
    }
    painter->restore();
}

void Style::drawComboBox(const QStyleOptionComplex* option, QPainter* painter,
                         const QWidget* widget) const {
    const Tokens& t = tokens();
    drawFieldFrame(option, painter, widget);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    drawTriangle(painter, arrow, faded(t.text2, option, t));
}

} // namespace ui
