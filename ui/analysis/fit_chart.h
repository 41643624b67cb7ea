// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_result.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

class Theme;

/// Results beside the potential they are expected from: a dot for each territory, and through it a
/// line over the range where eight of ten territories like it would lie. A click chooses one.
class FitChart : public QWidget {
    Q_OBJECT

public:
    explicit FitChart(const Theme& theme, QWidget* parent = nullptr);

    /// Null, or without a plot: nothing is drawn.
    void setResult(std::shared_ptr<const AnalysisResult> result);
    void setChosen(const std::vector<int>& areas);
    /// The middle of an area's dot, in pixels of the widget; empty if it has none.
    std::optional<QPointF> placeOf(int area) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// A dot was clicked on.
    void areaChosen(int area, Qt::KeyboardModifiers keys);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    const FitPlot* plot() const;
    QRectF field() const;
    QPointF at(double x, double y) const;
    const FitMark* markAt(QPointF place) const;
    void paintAxes(QPainter& painter) const;
    void paintMark(QPainter& painter, const FitMark& mark) const;

    const Theme& theme_;
    std::shared_ptr<const AnalysisResult> result_;
    std::vector<int> chosen_;
    double widest_ = 1;
    double tallest_ = 1;
};

} // namespace ui
