// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/imbalance_chart.h"

#include "ui/shell/selection.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Half height of the axis and the distance of its lines.
struct Axis {
    double half;
    double step;
};

Axis axisFor(double largest) {
    for (const Axis axis : {Axis{0.05, 0.05},
                            {0.15, 0.1},
                            {0.3, 0.2},
                            {0.6, 0.5},
                            {1.0, 0.5},
                            {2.0, 1.0},
                            {5.0, 2.5}}) {
        if (largest <= axis.half) {
            return axis;
        }
    }
    return {std::ceil(largest), std::ceil(largest / 2)};
}

double largestOf(const PlanFigures& figures) {
    double largest = 2 * figures.tolerance;
    for (const TerritoryRow& row : figures.territories) {
        largest = std::max({largest, std::abs(row.deviation()), std::abs(row.deviationAfter())});
    }
    return largest;
}

} // namespace

ImbalanceChart::ImbalanceChart(const Theme& theme, Selection& selection, QWidget* parent)
    : QWidget(parent), theme_(theme), selection_(selection) {
    setAccessibleName(tr("Imbalance chart"));
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
    connect(&selection, &Selection::territoriesChanged, this, QOverload<>::of(&QWidget::update));
    connect(&selection, &Selection::targetChanged, this, QOverload<>::of(&QWidget::update));
}

void ImbalanceChart::setFigures(const PlanFigures& figures) {
    figures_ = figures;
    axis_ = axisFor(largestOf(figures)).half;
    update();
}

void ImbalanceChart::setAfter(const std::map<int, double>& change) {
    figures_.setAfter(change);
    update(); // the axis stays: figures must not jump while the pointer moves
}

int ImbalanceChart::territoryAt(QPoint global) const {
    const QPoint at = mapFromGlobal(global);
    return isVisible() && rect().contains(at) ? indexAt(at) : -1;
}

ImbalanceChart::Frame ImbalanceChart::frame() const {
    Frame result;
    result.font = theme_.font(TextRole::Micro);
    result.strong = theme_.font(TextRole::MicroStrong);
    const QFontMetrics micro(result.font);
    const double left = 12 + micro.horizontalAdvance(signedPercentText(-axis_, 0)) + 8;
    result.plot = QRectF(left, 8 + micro.height(), std::max(10.0, width() - left - 12.0),
                         std::max(20.0, height() - 8.0 - 2.0 * micro.height() - 16));
    const auto count = std::max<std::size_t>(1, figures_.territories.size());
    result.slot = result.plot.width() / static_cast<double>(count);
    result.barWidth = std::clamp(result.slot * 0.55, 2.0, 34.0);
    result.figures = micro.horizontalAdvance(QChar('0')) <= result.slot + 2;
    for (const TerritoryRow& row : figures_.territories) {
        result.names = result.names && micro.horizontalAdvance(row.name) + 4 <= result.slot;
    }
    return result;
}

double ImbalanceChart::yOf(const Frame& frame, double deviation) const {
    const double middle = frame.plot.center().y();
    return middle - std::clamp(deviation, -axis_, axis_) / axis_ * frame.plot.height() / 2;
}

QRectF ImbalanceChart::barRect(int index) const {
    if (index < 0 || index >= static_cast<int>(figures_.territories.size())) {
        return {};
    }
    return barRect(frame(), index);
}

QRectF ImbalanceChart::barRect(const Frame& f, int index) const {
    const TerritoryRow& row = figures_.territories[static_cast<std::size_t>(index)];
    const double x = f.plot.left() + f.slot * (index + 0.5) - f.barWidth / 2;
    const double y = yOf(f, row.deviation());
    const double zero = yOf(f, 0);
    return {x, std::min(y, zero), f.barWidth, std::max(1.0, std::abs(y - zero))};
}

void ImbalanceChart::paintGrid(QPainter& painter, const Frame& frame) const {
    const Tokens& t = theme_.tokens();
    const double band = yOf(frame, -figures_.tolerance) - yOf(frame, figures_.tolerance);
    painter.fillRect(
        QRectF(frame.plot.left(), yOf(frame, figures_.tolerance), frame.plot.width(), band),
        t.band);
    painter.setFont(theme_.font(TextRole::Micro));
    const double step = axisFor(largestOf(figures_)).step;
    for (const double value : {-step, 0.0, step}) {
        const double y = std::round(yOf(frame, value));
        painter.fillRect(QRectF(frame.plot.left(), y, frame.plot.width(), 1),
                         value == 0 ? t.borderStrong : t.hair);
        painter.setPen(t.text3);
        const QString text = value == 0 ? percentText(0, 0) : signedPercentText(value, 0);
        painter.drawText(QRectF(0, y - 10, frame.plot.left() - 6, 20),
                         Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

void ImbalanceChart::paintBar(QPainter& painter, const Frame& frame, int index) const {
    const Tokens& t = theme_.tokens();
    const TerritoryRow& row = figures_.territories[static_cast<std::size_t>(index)];
    const bool chosen =
        row.id == selection_.target() || std::binary_search(selection_.territories().begin(),
                                                            selection_.territories().end(), row.id);
    const QRectF bar = barRect(frame, index);
    const QRectF slot(frame.plot.left() + frame.slot * index, 0, frame.slot, height());
    const QColor& ink = t.deviationColour(row.deviation(), figures_.tolerance);
    painter.fillRect(bar, ink);

    const QFontMetrics micro(frame.font);
    const QString value = frame.figures ? signedText(row.deviation() * 100) : QString();
    if (frame.figures && QFontMetrics(frame.strong).horizontalAdvance(value) <= frame.slot) {
        painter.setFont(frame.strong);
        painter.setPen(ink == t.inBand ? t.text2 : ink);
        const double y = row.deviation() >= 0 ? bar.top() - micro.height() - 1 : bar.bottom() + 1;
        painter.drawText(QRectF(slot.left() - 10, y, slot.width() + 20, micro.height()),
                         Qt::AlignCenter, value);
    }
    if (row.after) {
        const double y = yOf(frame, row.deviationAfter());
        painter.setPen(QPen(t.text, 2, Qt::CustomDashLine, Qt::FlatCap));
        painter.drawLine(QPointF(bar.left() - 4, y), QPointF(bar.right() + 4, y));
    }
    if (!frame.figures) {
        return;
    }
    painter.setFont(chosen ? frame.strong : frame.font);
    painter.setPen(chosen ? t.text : t.text2);
    const QRectF label(slot.left(), height() - micro.height() - 6, slot.width(), micro.height());
    const QString name = frame.names ? row.name : QString::number(row.position);
    if (QFontMetrics(painter.font()).horizontalAdvance(name) <= slot.width() + 2) {
        painter.drawText(label, Qt::AlignCenter, name);
    }
}

void ImbalanceChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (figures_.territories.empty()) {
        painter.setFont(theme_.font(TextRole::Small));
        painter.setPen(theme_.tokens().text2);
        painter.drawText(rect().adjusted(16, 12, -16, -12),
                         Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap,
                         tr("No territories yet. Balance makes them."));
        return;
    }
    const Frame f = frame();
    paintGrid(painter, f);
    for (int index = 0; index < static_cast<int>(figures_.territories.size()); ++index) {
        paintBar(painter, f, index);
    }
}

int ImbalanceChart::indexAt(const QPointF& position) const {
    const Frame f = frame();
    if (position.x() < f.plot.left() || f.slot <= 0) {
        return -1;
    }
    const int index = static_cast<int>((position.x() - f.plot.left()) / f.slot);
    return index < static_cast<int>(figures_.territories.size()) ? index : -1;
}

void ImbalanceChart::mousePressEvent(QMouseEvent* event) {
    const int index = indexAt(event->position());
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (index < 0) {
        selection_.setTerritories({});
        return;
    }
    const core::TerritoryId id = figures_.territories[static_cast<std::size_t>(index)].id;
    selection_.setTerritories({id});
    selection_.setTarget(id);
}

bool ImbalanceChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        if (index >= 0) {
            const TerritoryRow& row = figures_.territories[static_cast<std::size_t>(index)];
            QToolTip::showText(
                help->globalPos(),
                QStringLiteral("%1  %2").arg(row.name, signedPercentText(row.deviation())), this);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace ui
