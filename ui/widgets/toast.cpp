// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kShownMs = 5000;
constexpr int kPadding = 12;
constexpr int kLinkGap = 16;
constexpr int kShadow = 3;

QFont underlined(QFont font) {
    font.setUnderline(true);
    return font;
}

} // namespace

Toast::Toast(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setObjectName("toast");
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_NoMousePropagation);
    hide();
    gone_.setSingleShot(true);
    gone_.setInterval(kShownMs);
    connect(&gone_, &QTimer::timeout, this, &QWidget::hide);
}

void Toast::say(const QString& sentence) {
    sentence_ = sentence;
    setAccessibleName(tr("%1. Undo").arg(sentence));
    adjustSize();
    raise();
    show();
    update();
    gone_.start();
}

QSize Toast::sizeHint() const {
    const QFontMetrics text(theme_.font(TextRole::Small));
    const QFontMetrics link(theme_.font(TextRole::SmallStrong));
    return {text.horizontalAdvance(sentence_) + kLinkGap + link.horizontalAdvance(tr("Undo")) +
                2 * (kPadding + kShadow),
            std::max(32, text.height() + 14) + 2 * kShadow};
}

QRect Toast::linkRect() const {
    const QFontMetrics link(theme_.font(TextRole::SmallStrong));
    const int width = link.horizontalAdvance(tr("Undo"));
    return {this->width() - kShadow - kPadding - width, kShadow, width, height() - 2 * kShadow};
}

void Toast::paintEvent(QPaintEvent*) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.tip);
    const QRect card = rect().adjusted(kShadow, kShadow, -kShadow, -kShadow);
    painter.drawRoundedRect(card, t.metrics.cardRadius, t.metrics.cardRadius);
    painter.setPen(t.onTip);
    painter.setFont(theme_.font(TextRole::Small));
    painter.drawText(card.adjusted(kPadding, 0, -kPadding, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     sentence_);
    painter.setFont(underlined(theme_.font(TextRole::SmallStrong)));
    painter.drawText(linkRect(), Qt::AlignCenter, tr("Undo"));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.focus, 2));
        painter.drawRoundedRect(QRectF(card).adjusted(-1, -1, 1, 1), t.metrics.cardRadius,
                                t.metrics.cardRadius);
    }
}

void Toast::take() {
    hide();
    gone_.stop();
    emit undoAsked();
}

void Toast::mousePressEvent(QMouseEvent* event) {
    if (linkRect().adjusted(-6, 0, 6, 0).contains(event->position().toPoint())) {
        take();
    }
}

void Toast::mouseMoveEvent(QMouseEvent* event) {
    const bool link = linkRect().adjusted(-6, 0, 6, 0).contains(event->position().toPoint());
    setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Toast::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space) {
        take();
    } else if (event->key() == Qt::Key_Escape) {
        hide();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui
