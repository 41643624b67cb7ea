// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/balance.h"
#include "ui/shell/job_runner.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QPushButton;
class QProgressBar;
class QSpinBox;

namespace ui {

class Chip;
class KeyValues;
class Label;
struct LayerData;
struct PlanState;
class Theme;

/// Parameters of the balance verb, Run, and what became of it. Fills `BalanceParams`; knows nothing
/// of the workspace.
class BalancePanel : public QWidget {
    Q_OBJECT

public:
    explicit BalancePanel(const Theme& theme, QWidget* parent = nullptr);

    /// Offers the measures of the layer; starts from the scenario where there is one.
    void setPlan(const LayerData* layer, const PlanState& state);
    core::BalanceParams params() const;

    void showRunning(const JobState& job);
    /// Back to Run; `text` says how it ended.
    void showIdle(const QString& text);
    void showResult(const core::BalanceReport& report);
    bool running() const { return running_; }

signals:
    void runAsked(const core::BalanceParams& params);
    void stopAsked();

private:
    QWidget* buildForm();
    QWidget* buildProgress();
    void setRunning(bool running);

    const Theme& theme_;
    QComboBox* measure_;
    QSpinBox* territories_;
    QDoubleSpinBox* tolerance_;
    QSpinBox* seed_;
    QPushButton* run_;
    QPushButton* stop_;
    Chip* chip_;
    QProgressBar* bar_;
    Label* said_;
    KeyValues* outcome_;
    std::string layerName_;
    std::string scenarioName_;
    bool fresh_ = true; ///< there are no territories yet: a first plan is made
    bool running_ = false;
};

} // namespace ui
