// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/balance.h"
#include "ui/balance/measure_rows.h"
#include "ui/balance/rule_list.h"
#include "ui/balance/search_feed.h"
#include "ui/shell/job_runner.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace ui {

class Chip;
class ClashView;
class Label;
class SearchChart;
class Theme;
struct LayerData;
struct PlanState;

/// The content of the Balance dock: measures with their weights and limits, rules, and the search
/// with its curve. Asks for a search; who listens runs it.
class BalancePanel : public QWidget {
    Q_OBJECT

public:
    explicit BalancePanel(const Theme& theme, QWidget* parent = nullptr);

    /// State, progress and the button of the search: the dock puts it into its title.
    QWidget* head() { return head_; }

    /// Takes what there is to balance; without units the panel says what is missing.
    void setPlan(const LayerData* layer, const PlanState& state);
    void setFacts(const std::vector<MeasureFacts>& facts, const RuleFacts& rules);
    /// Only these units may move, by their keys, until that rule is ticked off; none = all.
    void setScope(const std::vector<std::string>& keys);
    /// What the settings amount to, but for the centres (see `centresAtBases`).
    core::BalanceParams params() const;
    bool centresAtBases() const { return rules_->centresAtBases(); }

    /// Puts the keyboard on the button that searches.
    void focusSearch();
    bool running() const { return running_; }
    void showRunning(const JobState& job);
    void showCurve(SearchCurve curve, double seconds);
    /// The search has ended: one sentence, and what became of the rules.
    void showDone(const QString& text, bool proposal);
    void showOutcome(const QString& text, bool kept);
    /// What contradicts what, and the ways out, in the place of the measures and rules; false if
    /// the report proves no clash.
    bool showClash(const core::BalanceReport& report);
    /// Puts a way out into the settings; false if none of them is what it changes.
    bool loosen(const core::WayOut& way);

signals:
    void runAsked();
    void stopAsked();
    /// A way out was chosen.
    void wayOutAsked(const core::WayOut& way);

private:
    QWidget* buildHead();
    QWidget* buildMeasures();
    QWidget* buildRules();
    QWidget* buildSearch();
    void setRunning(bool running);

    const Theme& theme_;
    QWidget* head_ = nullptr;
    QStackedWidget* pages_;
    ClashView* clash_;
    MeasureRows* measures_;
    RuleList* rules_;
    SearchChart* chart_;
    QComboBox* objective_;
    QSpinBox* territories_;
    QDoubleSpinBox* tolerance_;
    QSpinBox* seed_;
    QPushButton* run_;
    QPushButton* stop_;
    Chip* chip_;
    QProgressBar* bar_;
    Label* said_;
    Label* outcome_;
    Label* note_;
    std::string layerName_;
    std::string scenarioName_;
    bool zips_ = false;
    bool fresh_ = true; ///< the scenario has no territories yet
    bool able_ = false;
    bool running_ = false;
};

} // namespace ui
