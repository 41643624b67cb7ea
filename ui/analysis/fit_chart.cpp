// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/fit_chart.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kDot = 5;   ///< radius
constexpr double kNear = 10; ///< a click so near to a dot is meant for it
constexpr int kHeight = 168;
constexpr double kEdge = 10;
constexpr int kTicks = 3;

/// A round number not below `value`.
double roundUp(double value) {
    if (!(value > 0)) {
        return 1;
    }
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double lead : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (value <= lead * power) {
            return lead * power;
        }
    }
    return 10 * power;
}

} // namespace

FitChart::FitChart(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setAccessibleName(tr("Results by potential"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

const FitPlot* FitChart::plot() const {
    return result_ && result_->plot ? &*result_->plot : nullptr;
}

QSize FitChart::sizeHint() const {
    return {200, kHeight};
}

void FitChart::setResult(std::shared_ptr<const AnalysisResult> result) {
    result_ = std::move(result);
    chosen_.clear();
    double x = 0;
    double y = 0;
    if (const FitPlot* shown = plot()) {
        for (const FitMark& mark : shown->marks) {
            x = std::max(x, mark.x);
            y = std::max({y, mark.y, mark.high});
        }
        setAccessibleDescription(tr("%1 by %2").arg(shown->y, shown->x));
    }
    widest_ = roundUp(x);
    tallest_ = roundUp(y);
    update();
}

void FitChart::setChosen(const std::vector<int>& areas) {
    chosen_ = areas;
    update();
}

QRectF FitChart::field() const {
    const QFontMetrics micro(theme_.font(TextRole::Micro));
    const FitPlot* shown = plot();
    const double left =
        kEdge + 4 + (shown == nullptr ? 0 : micro.horizontalAdvance(shown->yScale.text(tallest_)));
    const double top = micro.height() + 8;
    return {left, top, width() - left - 2 * kEdge, height() - top - 2.0 * micro.height() - 8};
}

QPointF FitChart::at(double x, double y) const {
    const QRectF area = field();
    return {area.left() + area.width() * x / widest_,
            area.bottom() - area.height() * std::max(0.0, y) / tallest_};
}

std::optional<QPointF> FitChart::placeOf(int area) const {
    if (const FitPlot* shown = plot()) {
        for (const FitMark& mark : shown->marks) {
            if (mark.area == area) {
                return at(mark.x, mark.y);
            }
        }
    }
    return std::nullopt;
}

const FitMark* FitChart::markAt(QPointF place) const {
    const FitMark* nearest = nullptr;
    double least = kNear;
    if (const FitPlot* shown = plot()) {
        for (const FitMark& mark : shown->marks) {
            const double away = QLineF(at(mark.x, mark.y), place).length();
            if (away <= least) {
                least = away;
                nearest = &mark;
            }
        }
    }
    return nearest;
}

void FitChart::paintAxes(QPainter& painter) const {
    const Tokens& t = theme_.tokens();
    const FitPlot& shown = *plot();
    const QRectF area = field();
    painter.setFont(theme_.font(TextRole::Micro));
    const QFontMetrics micro(painter.font());
    for (int i = 0; i <= kTicks; ++i) {
        const double x = std::round(area.left() + area.width() * i / kTicks);
        const double y = std::round(area.bottom() - area.height() * i / kTicks);
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), i == 0 ? t.border : t.hair);
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), i == 0 ? t.borderStrong : t.hair);
        painter.setPen(t.text3);
        const QString across = shown.xScale.text(widest_ * i / kTicks);
        const double wide = micro.horizontalAdvance(across) + 2;
        painter.drawText(QRectF(std::min(x - wide / 2, width() - wide - 2), area.bottom() + 3, wide,
                                micro.height()),
                         Qt::AlignCenter, across);
        painter.drawText(QRectF(0, y - micro.height() / 2.0, area.left() - 4, micro.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         shown.yScale.text(tallest_ * i / kTicks));
    }
    painter.setPen(t.text2);
    painter.drawText(QRectF(kEdge, 2, width() - 2 * kEdge, micro.height()), Qt::AlignLeft, shown.y);
    painter.drawText(
        QRectF(kEdge, area.bottom() + micro.height() + 4, width() - 2 * kEdge, micro.height()),
        Qt::AlignRight, shown.x);
}

void FitChart::paintMark(QPainter& painter, const FitMark& mark) const {
    const Tokens& t = theme_.tokens();
    const bool chosen = std::find(chosen_.begin(), chosen_.end(), mark.area) != chosen_.end();
    painter.setPen(QPen(chosen ? t.selectionLine : t.borderStrong, chosen ? 2.4 : 1.6));
    painter.drawLine(at(mark.x, mark.low), at(mark.x, mark.high));
    const QPointF expected = at(mark.x, mark.expected);
    painter.drawLine(expected - QPointF(kDot, 0), expected + QPointF(kDot, 0));
    painter.setPen(QPen(chosen ? t.selectionLine : t.text, chosen ? 2.4 : 1));
    painter.setBrush(mark.verdict > 0 ? t.over : mark.verdict < 0 ? t.under : t.inBand);
    painter.drawEllipse(at(mark.x, mark.y), kDot, kDot);
}

void FitChart::paintEvent(QPaintEvent*) {
    if (plot() == nullptr) {
        return;
    }
    QPainter painter(this);
    paintAxes(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const FitMark& mark : plot()->marks) {
        paintMark(painter, mark);
    }
}

void FitChart::mousePressEvent(QMouseEvent* event) {
    if (const FitMark* mark = markAt(event->position())) {
        emit areaChosen(mark->area, event->modifiers());
    }
}

bool FitChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const FitMark* mark = markAt(help->pos());
        if (mark != nullptr) {
            const AnalysisArea& area = result_->areas[static_cast<std::size_t>(mark->area)];
            QToolTip::showText(help->globalPos(),
                               area.name + QLatin1Char('\n') + area.lines.join(QLatin1Char('\n')));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui
