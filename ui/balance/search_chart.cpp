// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/search_chart.h"

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// 1, 2 or 5 times a power of ten, so that about `lines` of them make up `span`.
double niceStep(double span, int lines) {
    const double rough = std::max(1e-9, span / lines);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) {
            return factor * power;
        }
    }
    return 10 * power;
}

} // namespace

SearchChart::SearchChart(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setAccessibleName(tr("Cost of the best plan and lower bound over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void SearchChart::setCurve(SearchCurve curve, double seconds) {
    curve_ = std::move(curve);
    seconds_ = seconds;
    if (const auto gap = curve_.gap()) {
        setAccessibleDescription(tr("gap %1").arg(percentText(*gap)));
    }
    update();
}

SearchChart::Frame SearchChart::frame() const {
    const QFontMetrics micro(theme_.font(TextRole::Micro));
    Frame f;
    f.plot = QRectF(44, 8, std::max(20.0, width() - 44.0 - 12.0),
                    std::max(20.0, height() - 8.0 - micro.height() - 8.0));
    f.seconds = std::max({1.0, seconds_, curve_.best.empty() ? 0 : curve_.best.back().seconds});
    f.unit = !curve_.bound.empty()  ? curve_.bound.back().value
             : !curve_.best.empty() ? curve_.best.back().value
                                    : 1;
    f.unit = f.unit > 0 ? f.unit : 1;
    double low = 1;
    double high = 1;
    // The first plans are far off; an axis that holds them all would flatten the rest.
    const std::size_t skip = curve_.best.size() > 6 ? curve_.best.size() / 4 : 0;
    for (std::size_t i = skip; i < curve_.best.size(); ++i) {
        low = std::min(low, curve_.best[i].value / f.unit);
        high = std::max(high, curve_.best[i].value / f.unit);
    }
    if (!curve_.bound.empty()) {
        low = std::min(low, curve_.bound[curve_.bound.size() / 2].value / f.unit);
    }
    const double room = std::max(0.01, 0.15 * (high - low));
    f.low = low - room;
    f.high = high + room;
    return f;
}

QPointF SearchChart::at(const Frame& f, const SearchCurve::Point& point) const {
    const double value = std::clamp(point.value / f.unit, f.low, f.high);
    return {f.plot.left() + f.plot.width() * std::min(1.0, point.seconds / f.seconds),
            f.plot.bottom() - f.plot.height() * (value - f.low) / (f.high - f.low)};
}

void SearchChart::paintAxes(QPainter& painter, const Frame& f) const {
    const Tokens& t = theme_.tokens();
    painter.setFont(theme_.font(TextRole::Micro));
    const double step = niceStep(f.high - f.low, 4);
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, 4);
    for (double value = std::ceil(f.low / step) * step; value <= f.high; value += step) {
        const double y = std::round(at(f, {0, value * f.unit}).y());
        painter.fillRect(QRectF(f.plot.left(), y, f.plot.width(), 1), t.hair);
        painter.setPen(t.text3);
        painter.drawText(QRectF(0, y - 10, f.plot.left() - 6, 20),
                         Qt::AlignRight | Qt::AlignVCenter, decimalText(value, decimals));
    }
    painter.fillRect(QRectF(f.plot.left(), f.plot.bottom(), f.plot.width(), 1), t.border);
    const double tick = niceStep(f.seconds, 4);
    for (double seconds = 0; seconds <= f.seconds + 1e-9; seconds += tick) {
        const double x = f.plot.left() + f.plot.width() * seconds / f.seconds;
        painter.setPen(t.text3);
        const QRectF box(x - 30, f.plot.bottom() + 4, 60, height() - f.plot.bottom() - 4);
        const bool last = x + 24 > width();
        painter.drawText(last ? box.translated(width() - x - 32, 0) : box,
                         Qt::AlignHCenter | Qt::AlignTop,
                         tr("%1 s").arg(decimalText(seconds, tick < 1 ? 1 : 0)));
    }
}

void SearchChart::paintLines(QPainter& painter, const Frame& f) const {
    const Tokens& t = theme_.tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath steps;
    for (std::size_t i = 0; i < curve_.best.size(); ++i) {
        const QPointF p = at(f, curve_.best[i]);
        if (i == 0) {
            steps.moveTo(p);
            continue;
        }
        steps.lineTo(p.x(), at(f, curve_.best[i - 1]).y());
        steps.lineTo(p);
    }
    const QPointF end = at(f, {seconds_, curve_.best.back().value});
    steps.lineTo(end);
    painter.setPen(QPen(t.accent, 1.8));
    painter.drawPath(steps);
    if (!curve_.bound.empty()) {
        QPainterPath rising;
        rising.moveTo(at(f, curve_.bound.front()));
        for (const SearchCurve::Point& point : curve_.bound) {
            rising.lineTo(at(f, point));
        }
        rising.lineTo(at(f, {seconds_, curve_.bound.back().value}));
        painter.setPen(QPen(t.under, 1.6, Qt::DashLine));
        painter.drawPath(rising);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawEllipse(end, 3.5, 3.5);
    painter.setBrush(Qt::NoBrush);
}

void SearchChart::paintGap(QPainter& painter, const Frame& f) const {
    const Tokens& t = theme_.tokens();
    const QFontMetrics small(theme_.font(TextRole::SmallStrong));
    const QPointF end = at(f, {seconds_, curve_.best.back().value});
    painter.setFont(theme_.font(TextRole::SmallStrong));
    painter.setPen(t.accent);
    const QPointF above(f.plot.center().x(), at(f, curve_.best[curve_.best.size() / 2]).y());
    painter.drawText(
        QRectF(above.x() - 60, std::max(0.0, above.y() - small.height() - 6), 120, small.height()),
        Qt::AlignCenter, tr("Best plan"));
    if (const auto gap = curve_.gap()) {
        const QString text = tr("gap %1").arg(percentText(*gap));
        const double wide = small.horizontalAdvance(text);
        const double low = at(f, {seconds_, curve_.bound.back().value}).y();
        painter.setPen(t.text);
        painter.drawText(QRectF(end.x() - wide - 8, (end.y() + low) / 2 - small.height() / 2.0,
                                wide, small.height()),
                         Qt::AlignCenter, text);
        painter.setFont(theme_.font(TextRole::Small));
        painter.setPen(t.under);
        painter.drawText(QRectF(f.plot.left() + 8,
                                std::min(low + 3, f.plot.bottom() - small.height()), 140,
                                small.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, tr("Lower bound"));
    }
}

void SearchChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (curve_.best.empty()) {
        painter.setFont(theme_.font(TextRole::Small));
        painter.setPen(theme_.tokens().text3);
        painter.drawText(rect().adjusted(12, 8, -12, -8),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         tr("While a search runs, this shows what its best plan costs, and what no "
                            "plan can cost less than."));
        return;
    }
    const Frame f = frame();
    paintAxes(painter, f);
    paintLines(painter, f);
    paintGap(painter, f);
}

} // namespace ui
