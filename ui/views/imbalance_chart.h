// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/plan_figures.h"

#include <QFont>
#include <QWidget>

namespace ui {

class Selection;
class Theme;

/// One bar per territory: how far its value is from its target, with the tolerance zone behind.
/// A click selects the territory, here as in the table.
class ImbalanceChart : public QWidget {
    Q_OBJECT

public:
    ImbalanceChart(const Theme& theme, Selection& selection, QWidget* parent = nullptr);

    void setFigures(const PlanFigures& figures);
    /// Changes of value that the gesture under way would bring, by index; empty = there is none.
    void setAfter(const std::map<int, double>& change);
    /// Index of the territory whose bar is at a place of the screen, -1 if none is.
    int territoryAt(QPoint global) const;
    /// Half height of the axis: the smallest round share that holds all bars.
    double axis() const { return axis_; }
    /// Where the bar of a territory is drawn; null if it has none.
    QRectF barRect(int index) const;

    QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        QRectF plot; ///< between the axis labels and the names
        double slot = 0;
        double barWidth = 0;
        QFont font;          ///< of names and values
        QFont strong;        ///< of the chosen ones
        bool figures = true; ///< there is room for a digit under or over a bar
        bool names = true;   ///< otherwise there is room for the key numbers only
    };
    Frame frame() const;
    QRectF barRect(const Frame& frame, int index) const;
    double yOf(const Frame& frame, double deviation) const;
    int indexAt(const QPointF& position) const;
    void paintGrid(QPainter& painter, const Frame& frame) const;
    void paintBar(QPainter& painter, const Frame& frame, int index) const;

    const Theme& theme_;
    Selection& selection_;
    PlanFigures figures_;
    double axis_ = 0.15;
};

} // namespace ui
