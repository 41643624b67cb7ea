// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparison.h"

#include <QWidget>

namespace ui {

class Theme;

/// A plan that was found and is no scenario yet.
struct PlanDot {
    int number = 0; ///< from 1
    double maxDeviation = 0;
    double moved = 0; ///< share of the units
    double driveMinutes = 0;
    bool knee = false;
    QString text; ///< its figures, in a line
};

/// Scenarios by imbalance and disruption, coloured by drive: towards the corner at the lower left
/// is better. A click puts a scenario on the right side. Plans that were found are smaller
/// diamonds.
class ScatterChart : public QWidget {
    Q_OBJECT

public:
    explicit ScatterChart(const Theme& theme, QWidget* parent = nullptr);

    void setComparison(const Comparison& comparison, double tolerance, core::ScenarioId left,
                       core::ScenarioId right);
    void setPlans(std::vector<PlanDot> plans);
    /// The plan with that number stands out; 0 = none.
    void choosePlan(int plan);
    /// The middle of a plan's diamond, in widget pixels; empty if there is none.
    std::optional<QPointF> placeOfPlan(int plan) const;
    /// The middle of a scenario's dot, in widget pixels; empty if it has none.
    std::optional<QPointF> placeOf(core::ScenarioId id) const;
    QSize sizeHint() const override { return {420, 380}; }
    QSize minimumSizeHint() const override { return {260, 180}; }

signals:
    void scenarioChosen(core::ScenarioId id);
    void planChosen(int plan);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QRectF plot() const;
    QPointF at(double imbalance, double moved) const;
    void paintAxes(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintDots(QPainter& painter) const;
    void paintPlans(QPainter& painter) const;
    QColor colourOf(double driveMinutes) const;
    void fitAxes();

    const Theme& theme_;
    std::vector<ComparedRow> rows_;
    std::vector<PlanDot> plans_;
    int plan_ = 0;
    double low_ = 0;
    double high_ = 0;
    double tolerance_ = 0.05;
    double widest_ = 0.3;
    double tallest_ = 0.2;
    core::ScenarioId left_;
    core::ScenarioId right_;
};

} // namespace ui
