// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/balance/pending_plan.h"

#include <QWidget>

class QPushButton;

namespace ui {

class Label;
class ProposalDesk;
class Theme;

/// A card over the top of the map: what a proposal moves, and the buttons that take it or leave it.
/// Stands 12 pixels from the edges of its parent.
class ProposalCard : public QWidget {
    Q_OBJECT

public:
    ProposalCard(const Theme& theme, ProposalDesk& desk, QWidget* parent);

    /// Null hides the card.
    void setPlans(const PlanFigures& now, const PendingPlan* pending);

signals:
    void listMovesAsked();
    /// The card came, went or changed its place: labels keep clear of it.
    void placed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    const Theme& theme_;
    ProposalDesk& desk_;
    Label* name_;
    Label* text_;
    QPushButton* selection_;
    QPushButton* all_;
};

} // namespace ui
