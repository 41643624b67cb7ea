// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/first_run_hint.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace ui {

namespace {

constexpr int kLine = 2;
constexpr int kFadeMs = 150;

} // namespace

FirstRunHint::FirstRunHint(const Theme& theme, QWidget* window, QWidget* target)
    : QWidget(window), theme_(theme), target_(target) {
    setObjectName("firstRunHint");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    fade_.setStartValue(1.0);
    fade_.setKeyValueAt(0.25, 0.15);
    fade_.setKeyValueAt(0.5, 1.0);
    fade_.setKeyValueAt(0.75, 0.15);
    fade_.setEndValue(1.0);
    fade_.setDuration(4 * kFadeMs);
    connect(&fade_, &QVariantAnimation::valueChanged, this, QOverload<>::of(&QWidget::update));
    target->installEventFilter(this);
    window->installEventFilter(this);
}

void FirstRunHint::point() {
    if (target_.isNull() || !target_->isVisible()) {
        return;
    }
    follow();
    show();
    raise();
    fade_.stop();
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0) {
        fade_.start();
    }
}

void FirstRunHint::follow() {
    if (!target_.isNull()) {
        const QPoint corner = target_->mapTo(parentWidget(), QPoint());
        setGeometry(QRect(corner, target_->size()).adjusted(-kLine, -kLine, kLine, kLine));
    }
}

void FirstRunHint::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(
        fade_.state() == QAbstractAnimation::Running ? fade_.currentValue().toDouble() : 1.0);
    painter.setPen(QPen(theme_.tokens().accent, kLine));
    const double radius = theme_.tokens().metrics.fieldRadius + kLine;
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

bool FirstRunHint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        follow();
    } else if (watched == target_ && event->type() == QEvent::Hide) {
        hide();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
