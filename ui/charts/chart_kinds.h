// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plan_chart.h"

#include <QtCharts/QStackedBarSeries>

namespace ui {

/// How many territories have which share of their target, with the tolerance shaded.
class DistributionChart : public PlanChart {
    Q_OBJECT

public:
    using PlanChart::PlanChart;
    QRectF signRect(int row) const override;

protected:
    void build() override;
    void paintUnder(QPainter& painter) override;
    QString summary() const override;
    std::vector<int> order() const override;

private:
    int binOf(int row) const;
    QStackedBarSeries* series_ = nullptr;
};

/// How unevenly the whole is shared out: the Lorenz curve below its diagonal, and Gini's figure.
class LorenzChart : public PlanChart {
    Q_OBJECT

public:
    using PlanChart::PlanChart;
    QRectF signRect(int row) const override;

protected:
    void build() override;
    void paintOver(QPainter& painter) override;
    QString summary() const override;
    std::vector<int> order() const override;

private:
    QAbstractSeries* series_ = nullptr;
};

/// Each territory's share of target, with a tick where it was before.
class BeforeAfterChart : public PlanChart {
    Q_OBJECT

public:
    using PlanChart::PlanChart;
    QRectF signRect(int row) const override;

protected:
    void build() override;
    void paintUnder(QPainter& painter) override;
    void paintOver(QPainter& painter) override;
    QString summary() const override;

private:
    QStackedBarSeries* series_ = nullptr;
    double low_ = 0; ///< where the axis begins
};

} // namespace ui
