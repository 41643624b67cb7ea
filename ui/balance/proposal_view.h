// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/balance/proposal_model.h"

#include <QWidget>

class QPushButton;

namespace ui {

class KeyValues;
class Label;
class ProposalDesk;
class TableView;
class Theme;
class TotalsRow;

/// The right dock of the Balance layout: every territory now and after, what the proposal moves in
/// sum, and the buttons that take it or leave it.
class ProposalView : public QWidget {
    Q_OBJECT

public:
    ProposalView(const Theme& theme, ProposalDesk& desk, QWidget* parent = nullptr);

    /// `pending` null: there is nothing to look at, and the view says what to do.
    void setPlans(const PlanFigures& now, const PendingPlan* pending);
    const ProposalModel& model() const { return *model_; }

signals:
    void listMovesAsked();

private:
    QWidget* buildFoot();
    void fitColumns();
    void refreshButtons(bool any);

    const Theme& theme_;
    ProposalDesk& desk_;
    ProposalModel* model_;
    TableView* table_;
    TotalsRow* totals_;
    KeyValues* sums_;
    Label* empty_;
    QWidget* foot_;
    QPushButton* list_ = nullptr;
    QPushButton* discard_ = nullptr;
    QPushButton* selection_ = nullptr;
    QPushButton* all_ = nullptr;
};

} // namespace ui
