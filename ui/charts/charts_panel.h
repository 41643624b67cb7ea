// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"

#include <QWidget>

#include <array>

class QComboBox;
class QStackedWidget;
class QTabBar;

namespace ui {

class ImbalanceChart;
class PlanChart;
class Selection;
class Theme;

/// The charts of the plan, one at a time: imbalance, distribution, Lorenz curve, before and after.
class ChartsPanel : public QWidget {
    Q_OBJECT

public:
    enum Chart { Imbalance, Distribution, Lorenz, BeforeAfter };

    ChartsPanel(const Theme& theme, Selection& selection, ImbalanceChart& imbalance,
                QWidget* parent = nullptr);

    /// What goes into the title line of the dock.
    QWidget* head() { return head_; }
    Chart shown() const;
    void show(Chart chart);
    /// Null for the imbalance, which is a widget of its own.
    PlanChart* chart(Chart chart);
    void setData(const ChartData& shown);
    /// What the plan can be set against, besides a proposal that is looked at.
    void setScenarios(const std::vector<std::pair<core::ScenarioId, QString>>& scenarios);
    core::ScenarioId against() const;
    QComboBox& againstBox() { return *against_; }

signals:
    void againstChanged();
    void shownChanged();

private:
    QWidget* head_;
    QTabBar* tabs_;
    QComboBox* against_;
    QStackedWidget* stack_;
    std::array<PlanChart*, 3> charts_;
    bool filling_ = false;
};

} // namespace ui
