// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/views/layers_view.h"

#include <QObject>

#include <map>
#include <vector>

class QMainWindow;

namespace ui {

class BalanceLink;
class BalancePanel;
class ChartsPanel;
class Dock;
class HistoryView;
class ImbalanceChart;
class IssuesView;
class LegendView;
class ProposalDesk;
class ProposalView;
class ScenariosView;
class SelectionView;
class TablesLink;
class TablesPanel;
class TerritoryView;
class TotalBands;
class TotalsView;
class WhyLink;
class WhyView;
struct SelectionFigures;

/// The docks of the Plan workspace: makes them, puts them where they belong, and keeps what they
/// show in step with the session and the selection.
class Panels : public QObject {
    Q_OBJECT

public:
    Panels(const AppContext& context, QMainWindow& window);

    /// The layout of the mock: left, right and bottom, in their first sizes.
    void arrange();
    /// Left docks folded away and the right one narrower, for windows of 1280 pixels.
    void setNarrow(bool narrow);
    /// Heights that the present content asks for.
    void fitHeights();
    void setVisible(bool visible);

    std::vector<Dock*> docks() const;
    std::vector<Dock*> leftDocks() const { return {layers_, legend_, scenarios_}; }

    TerritoryView& territories() { return *territoryView_; }
    BalancePanel& balance() { return *balancePanel_; }
    BalanceLink& balanceLink() { return *balanceLink_; }
    ProposalDesk& proposals() { return *proposals_; }
    /// The layout of the Balance dock: full width at the bottom, the proposal at the right, the
    /// other docks away until it is closed.
    void showBalance(bool show);
    bool balanceShown() const { return balanceShown_; }
    WhyView& why() { return *whyView_; }
    /// Why a unit is where it is, in the place of the right docks until it is closed.
    void showWhy(bool show);
    bool whyShown() const;
    ChartsPanel& charts() { return *chartsPanel_; }
    TablesPanel& tables() { return *tablesPanel_; }
    /// The tables in the place of the other docks at the bottom, unless a person has put them
    /// elsewhere.
    void showTables(bool show);
    /// Whether nothing is being read for the docks.
    bool settled() const;
    LayersView& layerList() { return *layersView_; }
    LegendView& legend() { return *legendView_; }

    /// Everything again from the session.
    void refresh();

    /// Index of the territory whose row or bar is at a place of the screen, -1 if none is.
    int territoryAt(QPoint global) const;
    /// Values after the gesture under way, beside the present ones; empty = there is none.
    void showGesture(const std::map<int, double>& change);

signals:
    /// A dock opens that stands beside the map of the plan: whatever is shown instead is to go.
    void deskAsked();
    /// Id of an action of the window.
    void actionAsked(const QString& action);
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    int wantedHeight(Dock* dock) const;
    void fitLegend();
    void makeDocks(QMainWindow& window);
    void refreshFigures();
    void refreshTotals();
    void refreshChartDetail();
    void refreshSelection();
    /// The largest accounts of the selection: at once where they are few.
    void listAccounts(const SelectionFigures& figures);
    void showSelection(const SelectionFigures& figures);
    void refreshLists();

    AppContext context_;
    QMainWindow& window_;
    LayersView* layersView_;
    LegendView* legendView_;
    ScenariosView* scenariosView_;
    TerritoryView* territoryView_;
    TotalsView* totalsView_;
    TotalBands* bands_;
    IssuesView* issuesView_;
    HistoryView* historyView_;
    ImbalanceChart* chart_;
    ChartsPanel* chartsPanel_;
    SelectionView* selectionView_;
    BalancePanel* balancePanel_;
    ProposalDesk* proposals_;
    ProposalView* proposalView_;
    BalanceLink* balanceLink_;
    WhyView* whyView_;
    WhyLink* whyLink_ = nullptr;
    TablesPanel* tablesPanel_;
    TablesLink* tablesLink_ = nullptr;
    Dock* layers_ = nullptr;
    Dock* legend_ = nullptr;
    Dock* scenarios_ = nullptr;
    Dock* territories_ = nullptr;
    Dock* totals_ = nullptr;
    Dock* issues_ = nullptr;
    Dock* history_ = nullptr;
    Dock* imbalance_ = nullptr;
    Dock* selection_ = nullptr;
    Dock* balance_ = nullptr;
    Dock* proposal_ = nullptr;
    Dock* why_ = nullptr;
    Dock* tables_ = nullptr;
    QByteArray layoutBefore_; ///< of the docks, while the Balance dock or Why here? is open
    bool balanceShown_ = false;
    bool narrow_ = false;
};

} // namespace ui
