// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/balance/measure_values.h"
#include "ui/balance/proposal_desk.h"
#include "ui/balance/rule_facts.h"

#include <QObject>

namespace ui {

class BalancePanel;
class MapCanvas;
class ProposalCard;
class ProposalView;

/// Ties the Balance dock, the proposal beside the plan, and the card over the map to the desk that
/// searches, and keeps their figures in step with the session.
class BalanceLink : public QObject {
    Q_OBJECT

public:
    BalanceLink(const AppContext& context, BalancePanel& panel, ProposalView& view,
                ProposalDesk& desk, QObject* parent);

    /// Puts the card over a map; it shows while there is a proposal and the Balance dock is closed.
    void attach(MapCanvas& canvas);
    /// Whether the Balance dock is open: reads what it needs when it opens.
    void setOpen(bool open);

signals:
    /// One sentence for the status bar.
    void said(const QString& text);

private:
    void run();
    void takeWayOut(const core::WayOut& way);
    void refresh();
    void refreshFacts();
    void showProposal();
    void loadValues();
    void selectMoves();

    AppContext context_;
    BalancePanel& panel_;
    ProposalView& view_;
    ProposalDesk& desk_;
    ProposalCard* card_ = nullptr;
    std::shared_ptr<const MeasureValues> values_;
    std::shared_ptr<const LayerData> valuesOf_;
    RuleFacts rules_;
    bool open_ = false;
    bool loading_ = false;
};

} // namespace ui
