// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/range_bar.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kAxis = 0.6; ///< half width

} // namespace

QString spreadText(const Spread& spread) {
    return QStringLiteral("%1–%2")
        .arg(std::lround(100 * spread.low))
        .arg(std::lround(100 * spread.high));
}

RangeBar::RangeBar(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QSize RangeBar::sizeHint() const {
    return {74, theme_.metrics().row - 6};
}

void RangeBar::setSpread(std::optional<Spread> spread, double tolerance) {
    spread_ = spread;
    tolerance_ = tolerance;
    setAccessibleName(spread ? spreadText(*spread) : tr("not known yet"));
    update();
}

void RangeBar::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto x = [&](double share) {
        return width() / 2.0 + std::clamp(share - 1, -kAxis, kAxis) / kAxis * (width() / 2.0 - 2);
    };
    const double middle = height() / 2.0;
    painter.fillRect(
        QRectF(x(1 - tolerance_), 1, x(1 + tolerance_) - x(1 - tolerance_), height() - 2.0),
        t.band);
    painter.fillRect(QRectF(std::round(x(1)), 1, 1, height() - 2.0), t.borderStrong);
    if (!spread_) {
        return;
    }
    const bool inside =
        spread_->low >= 1 - tolerance_ - 1e-9 && spread_->high <= 1 + tolerance_ + 1e-9;
    painter.setPen(Qt::NoPen);
    painter.setBrush(inside ? t.accent : t.over);
    const double wide = std::max(4.0, x(spread_->high) - x(spread_->low));
    painter.drawRoundedRect(QRectF(x(spread_->low), middle - 3, wide, 6), 3, 3);
}

} // namespace ui
