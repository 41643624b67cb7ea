// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"

#include <QToolBar>

class QComboBox;
class QToolButton;

namespace ui {

class Chip;
class TargetCombo;

/// The row under the menus: scenario and its state, undo, tools, target, what is done with plans.
class PlanToolBar : public QToolBar {
    Q_OBJECT

public:
    PlanToolBar(const AppContext& context, QWidget* parent);

    TargetCombo& target() { return *target_; }
    /// Leaves out the words of what has an icon, for narrow windows.
    void setNarrow(bool narrow);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The words of the plan's buttons go before any tool falls off the bar's end.
    void fit();
    void addScenario();
    void addTools();
    void addTarget();
    void addScope();
    void askReason();
    void addPlanButtons();
    void addSearch();
    void refresh();

    AppContext context_;
    QComboBox* scenario_;
    Chip* state_;
    QToolButton* search_;
    TargetCombo* target_;
    QComboBox* scope_;
    QList<QToolButton*> planButtons_;
    bool filling_ = false;
};

} // namespace ui
