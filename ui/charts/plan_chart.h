// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"

#include <QtCharts/QChartView>

namespace ui {

class Selection;
class Theme;

/// A chart of the plan in the colours of the theme. A click on a sign selects its territory, and
/// the selected ones are marked; the arrow keys go from one to the next.
class PlanChart : public QChartView {
    Q_OBJECT

public:
    PlanChart(const Theme& theme, Selection& selection, QWidget* parent = nullptr);

    /// Drawn when it is next looked at.
    void setData(const ChartData& shown);
    const ChartData& data() const { return data_; }
    /// Where the sign of a territory is drawn, in pixels of the widget; null if it has none.
    virtual QRectF signRect(int row) const = 0;

protected:
    void showEvent(QShowEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void keyPressEvent(QKeyEvent* event) override;

    /// Makes the series anew.
    virtual void build() = 0;
    /// Under and over the series, in pixels of the widget.
    virtual void paintUnder(QPainter&) {}
    virtual void paintOver(QPainter&) {}
    /// One sentence for screen readers.
    virtual QString summary() const = 0;
    /// The rows from left to right.
    virtual std::vector<int> order() const;

    void select(int row);
    bool isSelected(int row) const;
    const Theme& theme() const { return theme_; }
    /// Axis with the theme's pens and fonts.
    void dress(QAbstractAxis* axis, const QString& title) const;
    /// "Below", "in" or "above" the band: 0, 1, 2.
    int stateOf(double share) const;
    QColor colourOf(int state) const;

private:
    void rebuild();

    const Theme& theme_;
    Selection& selection_;
    ChartData data_;
    bool stale_ = true;
};

} // namespace ui
