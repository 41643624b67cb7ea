// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include <QPainter>

namespace ui {

Label::Label(const Theme& theme, TextRole role, Tone tone, const QString& text, QWidget* parent)
    : QLabel(text, parent), theme_(theme), role_(role), tone_(tone) {
    setTextFormat(Qt::PlainText);
    dress();
    connect(&theme, &Theme::changed, this, &Label::dress);
}

void Label::setTone(Tone tone) {
    if (tone != tone_) {
        tone_ = tone;
        dress();
    }
}

void Label::setRole(TextRole role) {
    if (role != role_) {
        role_ = role;
        dress();
    }
}

void Label::setElided(bool elided) {
    elided_ = elided;
    updateGeometry();
}

void Label::setSteadyText(const QString& text) {
    steady_ = true;
    setText(text);
    keepRoom();
}

void Label::keepRoom() {
    const QSize room = sizeHint().expandedTo(minimumSize());
    if (room != minimumSize() || room != maximumSize()) {
        setFixedSize(room);
    }
}

QSize Label::minimumSizeHint() const {
    const QSize size = QLabel::minimumSizeHint();
    return elided_ ? QSize(0, size.height()) : size;
}

void Label::paintEvent(QPaintEvent* event) {
    if (!elided_) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

void Label::dress() {
    setFont(theme_.font(role_));
    QPalette colours = palette();
    const QColor ink = theme_.colour(tone_);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        colours.setColor(group, foregroundRole(), ink);
    }
    colours.setColor(QPalette::Disabled, foregroundRole(),
                     blend(ink, theme_.tokens().window, theme_.metrics().disabledOpacity));
    setPalette(colours);
    if (steady_) {
        setMinimumSize(0, 0);
        keepRoom();
    }
}

} // namespace ui
