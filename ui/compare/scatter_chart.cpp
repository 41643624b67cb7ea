// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/scatter_chart.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kDot = 8;     ///< radius
constexpr double kDiamond = 6; ///< half of its height

/// The smallest of some round numbers that is not below `value`.
double roundUp(double value) {
    for (const double edge : {0.06, 0.12, 0.18, 0.3, 0.6, 1.2, 3.0}) {
        if (value <= edge) {
            return edge;
        }
    }
    return std::ceil(value);
}

} // namespace

ScatterChart::ScatterChart(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setAccessibleName(tr("Scenarios by imbalance and disruption"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void ScatterChart::setComparison(const Comparison& comparison, double tolerance,
                                 core::ScenarioId left, core::ScenarioId right) {
    rows_ = comparison.rows;
    low_ = comparison.driveLow;
    high_ = comparison.driveHigh;
    tolerance_ = tolerance;
    left_ = left;
    right_ = right;
    fitAxes();
}

void ScatterChart::setPlans(std::vector<PlanDot> plans) {
    plans_ = std::move(plans);
    plan_ = 0;
    fitAxes();
}

void ScatterChart::choosePlan(int plan) {
    plan_ = plan;
    update();
}

void ScatterChart::fitAxes() {
    double wide = 2 * tolerance_;
    double tall = 0.05;
    for (const ComparedRow& row : rows_) {
        wide = std::max(wide, row.maxDeviation);
        tall = std::max(tall, row.moved.value_or(0));
    }
    for (const PlanDot& plan : plans_) {
        wide = std::max(wide, plan.maxDeviation);
        tall = std::max(tall, plan.moved);
    }
    widest_ = roundUp(wide * 1.02);
    tallest_ = roundUp(tall * 1.02);
    update();
}

QRectF ScatterChart::plot() const {
    const QFontMetrics micro(theme_.font(TextRole::Micro));
    const double left = micro.height() + 44;
    return {left, 16, std::max(20.0, width() - left - 20.0),
            std::max(20.0, height() - 16.0 - 2.0 * micro.height() - 20)};
}

QPointF ScatterChart::at(double imbalance, double moved) const {
    const QRectF area = plot();
    return {area.left() + area.width() * std::min(1.0, imbalance / widest_),
            area.bottom() - area.height() * std::min(1.0, moved / tallest_)};
}

std::optional<QPointF> ScatterChart::placeOf(core::ScenarioId id) const {
    for (const ComparedRow& row : rows_) {
        if (row.id == id) {
            return at(row.maxDeviation, row.moved.value_or(0));
        }
    }
    return std::nullopt;
}

std::optional<QPointF> ScatterChart::placeOfPlan(int plan) const {
    for (const PlanDot& dot : plans_) {
        if (dot.number == plan) {
            return at(dot.maxDeviation, dot.moved);
        }
    }
    return std::nullopt;
}

QColor ScatterChart::colourOf(double driveMinutes) const {
    const auto& ramp = theme_.tokens().sequential;
    const double share = high_ > low_ ? (driveMinutes - low_) / (high_ - low_) : 0.5;
    return ramp[static_cast<std::size_t>(std::clamp(1 + std::lround(share * 4), 1L, 5L))];
}

void ScatterChart::paintAxes(QPainter& painter) const {
    const Tokens& t = theme_.tokens();
    const QRectF area = plot();
    painter.fillRect(
        QRectF(area.left(), area.top(), at(tolerance_, 0).x() - area.left(), area.height()),
        t.band);
    painter.setFont(theme_.font(TextRole::Micro));
    const QFontMetrics micro(painter.font());
    for (int i = 0; i <= 6; ++i) {
        const double x = std::round(area.left() + area.width() * i / 6);
        const double y = std::round(area.bottom() - area.height() * i / 6);
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), i == 0 ? t.border : t.hair);
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), i == 0 ? t.borderStrong : t.hair);
        painter.setPen(t.text3);
        painter.drawText(QRectF(x - 30, area.bottom() + 4, 60, micro.height()), Qt::AlignCenter,
                         percentText(widest_ * i / 6, 0));
        painter.drawText(QRectF(area.left() - 46, y - 10, 40, 20),
                         Qt::AlignRight | Qt::AlignVCenter, percentText(tallest_ * i / 6, 0));
    }
    painter.drawText(QRectF(area.left() + 6, area.top() + 2, 120, micro.height()), Qt::AlignLeft,
                     tr("in band ±%1").arg(percentText(tolerance_, 0)));
    painter.setFont(theme_.font(TextRole::Small));
    painter.setPen(t.text2);
    painter.drawText(QRectF(area.left(), area.bottom() + micro.height() + 6, area.width(), 18),
                     Qt::AlignCenter, tr("Imbalance: largest deviation from target"));
    painter.save();
    painter.translate(4, area.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-area.height() / 2, 0, area.height(), 18), Qt::AlignCenter,
                     tr("Disruption: share of units that change hands"));
    painter.restore();
}

void ScatterChart::paintLegend(QPainter& painter) const {
    const Tokens& t = theme_.tokens();
    const QRectF area = plot();
    const double wide = 150;
    const QRectF box(area.right() - wide - 8, area.top() + 6, wide, 44);
    if (rows_.size() < 2 || box.left() < area.left() + 40) {
        return;
    }
    painter.setFont(theme_.font(TextRole::Micro));
    painter.setPen(t.text2);
    painter.drawText(QRectF(box.left(), box.top(), wide, 14), Qt::AlignLeft,
                     tr("Mean drive, min (estimate)"));
    for (int i = 1; i <= 5; ++i) {
        painter.fillRect(QRectF(box.left() + (i - 1) * wide / 5, box.top() + 17, wide / 5, 9),
                         t.sequential[static_cast<std::size_t>(i)]);
    }
    painter.setPen(t.text3);
    painter.drawText(QRectF(box.left(), box.top() + 28, wide, 14), Qt::AlignLeft,
                     decimalText(low_));
    painter.drawText(QRectF(box.left(), box.top() + 28, wide, 14), Qt::AlignRight,
                     decimalText(high_));
}

void ScatterChart::paintDots(QPainter& painter) const {
    const Tokens& t = theme_.tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics small(theme_.font(TextRole::SmallStrong));
    std::vector<QRectF> taken;
    for (const ComparedRow& row : rows_) {
        const QPointF place = at(row.maxDeviation, row.moved.value_or(0));
        taken.emplace_back(place.x() - kDot, place.y() - kDot, 2 * kDot, 2 * kDot);
    }
    for (const ComparedRow& row : rows_) {
        const QPointF place = at(row.maxDeviation, row.moved.value_or(0));
        const bool side = row.id == left_ || row.id == right_;
        painter.setPen(QPen(t.text, side ? 2.4 : 1.2));
        painter.setBrush(colourOf(row.driveMinutes));
        painter.drawEllipse(place, kDot, kDot);
        painter.setFont(theme_.font(side ? TextRole::SmallStrong : TextRole::Small));
        painter.setPen(t.text);
        const QSizeF size(small.horizontalAdvance(row.name) + 2, small.height());
        // The first place round the dot where the name is whole and covers nothing.
        const QPointF tries[] = {{kDot + 5, -size.height() / 2},
                                 {-kDot - 5 - size.width(), -size.height() / 2},
                                 {-size.width() / 2, -kDot - 3 - size.height()},
                                 {-size.width() / 2, kDot + 3}};
        for (const QPointF& offset : tries) {
            const QRectF box(place + offset, size);
            const bool free = QRectF(rect()).contains(box) &&
                              std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) {
                                  return other.intersects(box);
                              });
            if (free) {
                painter.drawText(box, Qt::AlignCenter, row.name);
                taken.push_back(box);
                break;
            }
        }
    }
}

void ScatterChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintAxes(painter);
    paintLegend(painter);
    paintPlans(painter);
    paintDots(painter);
}

void ScatterChart::paintPlans(QPainter& painter) const {
    const Tokens& t = theme_.tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlanDot& plan : plans_) {
        const QPointF place = at(plan.maxDeviation, plan.moved);
        const bool chosen = plan.number == plan_;
        const double half = chosen ? kDiamond + 2 : kDiamond;
        painter.setPen(QPen(chosen ? t.accent : t.text2, chosen ? 2.4 : 1.2));
        painter.setBrush(colourOf(plan.driveMinutes));
        painter.drawPolygon(QPolygonF({place - QPointF(0, half), place + QPointF(half, 0),
                                       place + QPointF(0, half), place - QPointF(half, 0)}));
    }
}

void ScatterChart::mousePressEvent(QMouseEvent* event) {
    for (const ComparedRow& row : rows_) {
        const QPointF away = event->position() - at(row.maxDeviation, row.moved.value_or(0));
        if (std::hypot(away.x(), away.y()) <= kDot + 4) {
            emit scenarioChosen(row.id);
            return;
        }
    }
    for (const PlanDot& plan : plans_) {
        const QPointF away = event->position() - at(plan.maxDeviation, plan.moved);
        if (std::hypot(away.x(), away.y()) <= kDiamond + 4) {
            emit planChosen(plan.number);
            return;
        }
    }
}

} // namespace ui
