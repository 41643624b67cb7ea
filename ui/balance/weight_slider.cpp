// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/weight_slider.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace ui {

namespace {

constexpr double kKnob = 5.5; ///< radius

} // namespace

WeightSlider::WeightSlider(const Theme& theme, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), theme_(theme) {
    setRange(0, 100);
    setPageStep(10);
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QSize WeightSlider::sizeHint() const {
    return {78, theme_.metrics().row - 4};
}

void WeightSlider::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isEnabled()) {
        painter.setOpacity(0.45);
    }
    const double y = height() / 2.0;
    const double left = kKnob + 1;
    const double right = width() - kKnob - 1;
    const double knob = left + (right - left) * value() / 100;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.border);
    painter.drawRoundedRect(QRectF(left, y - 1.5, right - left, 3), 1.5, 1.5);
    painter.setBrush(t.accent);
    painter.drawRoundedRect(QRectF(left, y - 1.5, knob - left, 3), 1.5, 1.5);
    painter.setBrush(t.base);
    painter.setPen(QPen(hasFocus() ? t.focus : t.accent, hasFocus() ? 2 : 1.6));
    painter.drawEllipse(QPointF(knob, y), kKnob, kKnob);
}

void WeightSlider::moveTo(double x) {
    const double span = width() - 2 * (kKnob + 1);
    setValue(static_cast<int>(std::lround(100 * (x - kKnob - 1) / std::max(1.0, span))));
}

void WeightSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        setSliderDown(true);
        moveTo(event->position().x());
    }
}

void WeightSlider::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) != 0) {
        moveTo(event->position().x());
    }
}

void WeightSlider::wheelEvent(QWheelEvent* event) {
    event->ignore(); // the list scrolls; a weight is never changed in passing
}

} // namespace ui
