// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toggle.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWidth = 30;
constexpr int kHeight = 16;
constexpr int kGap = 8;
constexpr int kRing = 2; // room for the focus ring

} // namespace

Toggle::Toggle(const Theme& theme, const QString& name, QWidget* parent)
    : QAbstractButton(parent), theme_(theme) {
    setCheckable(true);
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QString Toggle::word() const {
    return isChecked() ? tr("On") : tr("Off");
}

QSize Toggle::sizeHint() const {
    const QFontMetrics metrics(theme_.font(TextRole::Small));
    const int words =
        std::max(metrics.horizontalAdvance(tr("On")), metrics.horizontalAdvance(tr("Off")));
    return {2 * kRing + kWidth + kGap + words + 2, std::max(kHeight + 2 * kRing, metrics.height())};
}

void Toggle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = theme_.tokens();
    if (!isEnabled()) {
        painter.setOpacity(t.metrics.disabledOpacity);
    }
    const QRectF groove(kRing + 0.5, (height() - kHeight) / 2.0 + 0.5, kWidth - 1, kHeight - 1);
    const double radius = groove.height() / 2;
    if (hasFocus()) {
        painter.setPen(QPen(t.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(groove.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1, radius + 1);
    }
    painter.setPen(QPen(isChecked() ? t.accent : t.borderStrong, 1));
    painter.setBrush(isChecked() ? t.accent : t.base);
    painter.drawRoundedRect(groove, radius, radius);
    const double knob = groove.height() - 6;
    const double x = isChecked() ? groove.right() - knob - 3 : groove.left() + 3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? t.onAccent : t.borderStrong);
    painter.drawEllipse(QRectF(x, groove.top() + 3, knob, knob));
    painter.setPen(t.text);
    painter.setFont(theme_.font(TextRole::Small));
    painter.drawText(QRectF(groove.right() + kGap, 0, width(), height()),
                     Qt::AlignLeft | Qt::AlignVCenter, word());
}

} // namespace ui
