// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plan_chart.h"

#include "ui/shell/selection.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>

#include <algorithm>

namespace ui {

PlanChart::PlanChart(const Theme& theme, Selection& selection, QWidget* parent)
    : QChartView(parent), theme_(theme), selection_(selection) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 90);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(8, 6, 12, 4);
    connect(&theme, &Theme::changed, this, [this] { setData(ChartData(data_)); });
    connect(&selection, &Selection::territoriesChanged, this, [this] { viewport()->update(); });
}

void PlanChart::setData(const ChartData& shown) {
    data_ = shown;
    stale_ = true;
    if (isVisible()) {
        rebuild();
    }
}

void PlanChart::rebuild() {
    stale_ = false;
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    setBackgroundBrush(theme_.tokens().base);
    if (!data_.rows.empty()) {
        build();
    }
    setAccessibleDescription(summary());
    viewport()->update();
}

void PlanChart::showEvent(QShowEvent* event) {
    QChartView::showEvent(event);
    if (stale_) {
        rebuild();
    }
}

void PlanChart::drawBackground(QPainter* painter, const QRectF& rect) {
    QChartView::drawBackground(painter, rect);
    if (!data_.rows.empty() && !stale_) {
        painter->save();
        paintUnder(*painter);
        painter->restore();
    }
}

void PlanChart::drawForeground(QPainter* painter, const QRectF& rect) {
    QChartView::drawForeground(painter, rect);
    if (data_.rows.empty() || stale_) {
        return;
    }
    painter->save();
    paintOver(*painter);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme_.tokens().accent, 2));
    for (int row = 0; row < static_cast<int>(data_.rows.size()); ++row) {
        const QRectF sign = isSelected(row) ? signRect(row) : QRectF();
        if (!sign.isNull()) {
            painter->drawRect(sign.adjusted(-1.5, -1.5, 1.5, 1.5));
        }
    }
    painter->restore();
}

void PlanChart::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const std::vector<int> rows = order();
    if (step == 0 || rows.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto now =
        std::find_if(rows.begin(), rows.end(), [this](int row) { return isSelected(row); });
    const auto last = static_cast<std::ptrdiff_t>(rows.size()) - 1;
    const std::ptrdiff_t place =
        now == rows.end() ? (step > 0 ? 0 : last)
                          : std::clamp<std::ptrdiff_t>(now - rows.begin() + step, 0, last);
    select(rows[static_cast<std::size_t>(place)]);
}

std::vector<int> PlanChart::order() const {
    std::vector<int> rows(data_.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = static_cast<int>(i);
    }
    return rows;
}

void PlanChart::select(int row) {
    if (row >= 0 && row < static_cast<int>(data_.rows.size())) {
        selection_.setTerritories({data_.rows[static_cast<std::size_t>(row)].id});
    }
}

bool PlanChart::isSelected(int row) const {
    const auto& chosen = selection_.territories();
    return std::binary_search(chosen.begin(), chosen.end(),
                              data_.rows[static_cast<std::size_t>(row)].id);
}

void PlanChart::dress(QAbstractAxis* axis, const QString& title) const {
    const Tokens& t = theme_.tokens();
    axis->setLabelsFont(theme_.font(TextRole::Micro));
    axis->setLabelsColor(t.text3);
    axis->setTitleFont(theme_.font(TextRole::Micro));
    axis->setTitleBrush(t.text3);
    axis->setTitleText(title);
    axis->setLinePen(QPen(t.border, 1));
    axis->setGridLinePen(QPen(t.hair, 1));
}

int PlanChart::stateOf(double share) const {
    return share < 1 - data_.tolerance - 1e-9 ? 0 : share > 1 + data_.tolerance + 1e-9 ? 2 : 1;
}

QColor PlanChart::colourOf(int state) const {
    const Tokens& t = theme_.tokens();
    return state == 0 ? t.under : state == 2 ? t.over : t.inBand;
}

} // namespace ui
