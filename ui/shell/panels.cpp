// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panels.h"

#include "ui/balance/balance_link.h"
#include "ui/balance/balance_panel.h"
#include "ui/balance/proposal_view.h"
#include "ui/charts/charts_link.h"
#include "ui/charts/charts_panel.h"
#include "ui/explain/why_link.h"
#include "ui/explain/why_view.h"
#include "ui/shell/account_store.h"
#include "ui/shell/actions.h"
#include "ui/shell/alignment_commands.h"
#include "ui/shell/dock.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/shell/total_bands.h"
#include "ui/tables/tables_link.h"
#include "ui/tables/tables_panel.h"
#include "ui/theme/theme.h"
#include "ui/views/imbalance_chart.h"
#include "ui/views/side_views.h"
#include "ui/views/table_view.h"
#include "ui/views/territory_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/scroll_column.h"

#include <QLayout>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kAccountsShown = 12;
constexpr int kLeastScenarios = 80; ///< height, in pixels
/// Accounts that are put in order within a frame.
constexpr int kAccountsAtOnce = 2000;

} // namespace

Panels::Panels(const AppContext& context, QMainWindow& window)
    : QObject(&window), context_(context), window_(window),
      layersView_(new LayersView(context.theme)), legendView_(new LegendView(context.theme)),
      scenariosView_(new ScenariosView(context.theme)),
      territoryView_(new TerritoryView(context.theme, context.selection)),
      totalsView_(new TotalsView(context.theme)), bands_(new TotalBands(context, this)),
      issuesView_(new IssuesView(context.theme)), historyView_(new HistoryView(context.theme)),
      chart_(new ImbalanceChart(context.theme, context.selection)),
      chartsPanel_(new ChartsPanel(context.theme, context.selection, *chart_)),
      selectionView_(new SelectionView(context.theme)),
      balancePanel_(new BalancePanel(context.theme)), proposals_(new ProposalDesk(context, this)),
      proposalView_(new ProposalView(context.theme, *proposals_)),
      balanceLink_(new BalanceLink(context, *balancePanel_, *proposalView_, *proposals_, this)),
      whyView_(new WhyView(context.theme)), tablesPanel_(new TablesPanel(context.theme)) {
    makeDocks(window);
    const PlanSession& session = context.session;
    connect(&session, &PlanSession::planChanged, this, [this] {
        refreshFigures();
        refreshSelection();
    });
    connect(bands_, &TotalBands::changed, this, [this] {
        territoryView_->model().setBands(bands_->bands());
        refreshTotals();
    });
    connect(&session, &PlanSession::listsChanged, this, &Panels::refreshLists);
    connect(&session, &PlanSession::opened, this, &Panels::fitHeights, Qt::QueuedConnection);
    connect(legendView_, &LegendView::signsChanged, this, &Panels::fitLegend, Qt::QueuedConnection);
    connect(&context.selection, &Selection::unitsChanged, this, &Panels::refreshSelection);
    connect(&context.selection, &Selection::territoriesChanged, this, &Panels::refreshTotals);
    connect(&context.theme, &Theme::changed, this, &Panels::refreshFigures);
    connect(issuesView_, &IssuesView::actionAsked, this, &Panels::actionAsked);
    connect(scenariosView_, &ScenariosView::scenarioChosen, &context.session,
            &PlanSession::showScenario, Qt::QueuedConnection);
    connect(
        &scenariosView_->model(), &ScenarioModel::renameAsked, this,
        [this](core::ScenarioId scenario, const QString& name) {
            context_.session.renameScenario(scenario, name);
        },
        Qt::QueuedConnection);
    connect(
        &territoryView_->model(), &TerritoryModel::renameAsked, this,
        [this](core::TerritoryId territory, const QString& name) {
            context_.session.renameTerritory(territory, name);
        },
        Qt::QueuedConnection);
}

void Panels::makeDocks(QMainWindow& window) {
    const auto make = [&](const char* id, const QString& title, QWidget* content) {
        return new Dock(context_.theme, id, title, content, &window);
    };
    layers_ = make("layers", tr("Layers"), layersView_);
    // It grows while a proposal is shown, and then scrolls rather than being squeezed.
    legend_ = make("legend", tr("Legend"), new ScrollColumn(legendView_));
    scenarios_ = make("scenarios", tr("Scenarios"), scenariosView_);
    territories_ = make("territories", tr("Territories"), territoryView_);
    totals_ = make("totals", tr("Plan totals"), totalsView_);
    issues_ = make("issues", tr("Issues"), issuesView_);
    history_ = make("history", tr("History"), historyView_);
    imbalance_ = make("imbalance", tr("Charts"), chartsPanel_);
    imbalance_->addTitleWidget(chartsPanel_->head());
    new ChartsLink(context_, *chartsPanel_, this);
    auto* alignment = new AlignmentCommands(context_, this);
    connect(alignment, &AlignmentCommands::said, this, &Panels::said);
    connect(chartsPanel_, &ChartsPanel::shownChanged, this, &Panels::refreshChartDetail);
    selection_ = make("selection", tr("Selection"), selectionView_);
    balance_ = make("balance", tr("Balance"), balancePanel_);
    why_ = make("why", tr("Why here?"), whyView_);
    whyLink_ = new WhyLink(context_, *whyView_, *why_, this);
    connect(context_.actions["plan.why"], &QAction::triggered, this, [this] { showWhy(true); });
    why_->addCloseButton();
    connect(why_, &Dock::closeAsked, this, [this] { showWhy(false); });
    proposal_ = make("proposal", tr("Territories, proposal against now"), proposalView_);
    tables_ = make("tables", tr("Tables"), tablesPanel_);
    tables_->addTitleWidget(tablesPanel_->head());
    tables_->addCloseButton();
    tablesLink_ = new TablesLink(context_, *tablesPanel_, this);
    connect(tablesLink_, &TablesLink::said, this, &Panels::said);
    connect(tables_, &Dock::closeAsked, this, [this] { showTables(false); });
    connect(tables_, &Dock::visibilityChanged, tablesLink_, &TablesLink::setShown);
    connect(context_.actions["window.table"], &QAction::triggered, this, [this] {
        const bool inside = tables_->isVisible() && tables_->isAncestorOf(window_.focusWidget());
        showTables(!inside);
        if (inside) {
            context_.actions["window.map"]->trigger();
        } else {
            tablesPanel_->current().table().setFocus(Qt::ShortcutFocusReason);
        }
    });

    Actions& actions = context_.actions;
    scenarios_->addTitleAction(actions["plan.copyScenario"]);
    for (const char* id : {"plan.copyScenario", "plan.renameScenario", "plan.deleteScenario"}) {
        scenarios_->titleMenu()->addAction(actions[id]);
    }
    for (const char* id : {"territory.rename", "territory.lock", "territory.selectUnits"}) {
        territories_->titleMenu()->addAction(actions[id]);
    }
    history_->addTitleAction(actions["edit.undo"]);
    history_->addTitleAction(actions["edit.redo"]);
    balance_->addTitleWidget(balancePanel_->head());
    balance_->addCloseButton();
    connect(balance_, &Dock::closeAsked, this, [this] { showBalance(false); });
    const Metrics& m = context_.theme.metrics();
    for (Dock* dock : leftDocks()) {
        dock->widget()->setMinimumWidth(m.dockLeftMin);
    }
    territories_->widget()->setMinimumWidth(m.dockRightMin);
}

std::vector<Dock*> Panels::docks() const {
    return {layers_,    legend_,    scenarios_, territories_, totals_, issues_, history_,
            imbalance_, selection_, balance_,   proposal_,    why_,    tables_};
}

void Panels::arrange() {
    const Metrics& m = context_.theme.metrics();
    for (Dock* dock : docks()) {
        window_.removeDockWidget(dock);
    }
    window_.addDockWidget(Qt::LeftDockWidgetArea, layers_);
    window_.splitDockWidget(layers_, legend_, Qt::Vertical);
    window_.splitDockWidget(legend_, scenarios_, Qt::Vertical);
    window_.addDockWidget(Qt::RightDockWidgetArea, territories_);
    window_.splitDockWidget(territories_, totals_, Qt::Vertical);
    window_.splitDockWidget(totals_, issues_, Qt::Vertical);
    window_.splitDockWidget(issues_, history_, Qt::Vertical);
    window_.splitDockWidget(history_, proposal_, Qt::Vertical);
    window_.splitDockWidget(territories_, why_, Qt::Vertical);
    window_.addDockWidget(Qt::BottomDockWidgetArea, balance_);
    window_.splitDockWidget(balance_, imbalance_, Qt::Horizontal);
    window_.splitDockWidget(imbalance_, selection_, Qt::Horizontal);
    window_.splitDockWidget(selection_, tables_, Qt::Horizontal);
    setVisible(true);
    window_.resizeDocks({layers_, territories_},
                        {m.dockLeft, narrow_ ? m.dockRightNarrow : m.dockRight}, Qt::Horizontal);
    window_.resizeDocks({imbalance_, selection_}, {560, 252}, Qt::Horizontal);
    window_.resizeDocks({imbalance_}, {m.dockBottom}, Qt::Vertical);
    fitHeights();
}

void Panels::setVisible(bool visible) {
    for (Dock* dock : docks()) {
        dock->toggleViewAction()->setEnabled(visible);
        const bool left = dock == layers_ || dock == legend_ || dock == scenarios_;
        const bool onDemand =
            dock == balance_ || dock == proposal_ || dock == why_ || dock == tables_;
        dock->setVisible(visible && !onDemand && !(left && narrow_));
    }
    balanceShown_ = false;
    balanceLink_->setOpen(false);
}

void Panels::setNarrow(bool narrow) {
    const Metrics& m = context_.theme.metrics();
    if (narrow == narrow_) {
        // A layout that was kept by a narrower window.
        if (!narrow && territories_->width() == m.dockRightNarrow) {
            window_.resizeDocks({territories_}, {m.dockRight}, Qt::Horizontal);
        }
        return;
    }
    narrow_ = narrow;
    const bool shown = territories_->isVisible() || imbalance_->isVisible();
    for (Dock* dock : leftDocks()) {
        dock->setVisible(shown && !narrow);
    }
    window_.resizeDocks({territories_}, {narrow ? m.dockRightNarrow : m.dockRight}, Qt::Horizontal);
}

int Panels::wantedHeight(Dock* dock) const {
    const QWidget* content = dock == legend_ ? legendView_ : dock->widget(); // one scrolls
    return dock->titleBarWidget()->sizeHint().height() +
           (content->hasHeightForWidth() ? content->heightForWidth(dock->width())
                                         : content->sizeHint().height());
}

void Panels::fitHeights() {
    // Heights travel from layout to layout, one turn of the event loop each; here they are asked
    // for at once, the innermost first.
    for (Dock* dock : leftDocks()) {
        const QList<QLayout*> layouts = dock->widget()->findChildren<QLayout*>();
        std::for_each(layouts.rbegin(), layouts.rend(), [](QLayout* layout) {
            layout->invalidate();
            layout->activate();
        });
    }
    const int title = layers_->titleBarWidget()->sizeHint().height();
    const int room = window_.height() - 110;
    const int row = context_.theme.metrics().row;
    const int rows =
        std::max<int>(3, static_cast<int>(context_.session.figures().territories.size()));
    const int totals = wantedHeight(totals_);
    const int issues = wantedHeight(issues_);
    const int history = title + 3 * row;
    const int table = std::max(
        title + 5 * row, std::min(title + row * (rows + 2) + 30, room - totals - issues - history));
    window_.resizeDocks({territories_, totals_, issues_, history_},
                        {table, totals, issues, std::max(history, room - table - totals - issues)},
                        Qt::Vertical);
    const int layers = wantedHeight(layers_);
    const int legend = wantedHeight(legend_);
    window_.resizeDocks({layers_, legend_, scenarios_},
                        {layers, legend, std::max(kLeastScenarios, room - layers - legend)},
                        Qt::Vertical);
}

/// Takes from the scenarios what the legend needs for signs that have come.
void Panels::fitLegend() {
    const int more = wantedHeight(legend_) - legend_->height();
    if (legend_->isVisible() && more > 0) {
        window_.resizeDocks(
            {legend_, scenarios_},
            {legend_->height() + more, std::max(kLeastScenarios, scenarios_->height() - more)},
            Qt::Vertical);
    }
}

bool Panels::whyShown() const {
    return why_->isVisible();
}

void Panels::showWhy(bool show) {
    if (show == why_->isVisible()) {
        return;
    }
    if (show) {
        emit deskAsked();
        showBalance(false);
        layoutBefore_ = window_.saveState();
        for (Dock* dock : {territories_, totals_, issues_, history_}) {
            dock->hide();
        }
        whyLink_->open();
        window_.resizeDocks({why_}, {context_.theme.metrics().dockRight}, Qt::Horizontal);
    } else {
        window_.restoreState(layoutBefore_);
    }
}

void Panels::showTables(bool show) {
    if (show) {
        emit deskAsked();
    }
    showBalance(false);
    showWhy(false);
    const bool below = window_.dockWidgetArea(tables_) == Qt::BottomDockWidgetArea;
    tables_->setVisible(show);
    if (!below) {
        return;
    }
    if (show) {
        imbalance_->hide();
        selection_->hide();
        window_.resizeDocks({tables_}, {context_.theme.metrics().dockBottomBalance}, Qt::Vertical);
    } else if (!imbalance_->isVisible() && !selection_->isVisible()) {
        imbalance_->show();
        selection_->show();
        window_.resizeDocks({imbalance_, selection_}, {560, 252}, Qt::Horizontal);
        window_.resizeDocks({imbalance_}, {context_.theme.metrics().dockBottom}, Qt::Vertical);
    }
}

bool Panels::settled() const {
    return tablesLink_->idle();
}

void Panels::showBalance(bool show) {
    if (show == balanceShown_) {
        return;
    }
    if (show) {
        emit deskAsked();
    }
    showWhy(false);
    balanceShown_ = show;
    if (show) {
        layoutBefore_ = window_.saveState();
        for (Dock* dock : docks()) {
            dock->setVisible(dock == balance_ || dock == proposal_);
        }
        window_.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
        window_.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
        const Metrics& m = context_.theme.metrics();
        window_.resizeDocks({balance_}, {m.dockBottomBalance}, Qt::Vertical);
        window_.resizeDocks({proposal_}, {m.dockRight}, Qt::Horizontal);
    } else {
        // Beside the others for a moment, they would make the window grow.
        balance_->hide();
        proposal_->hide();
        window_.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
        window_.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
        window_.restoreState(layoutBefore_);
    }
    balance_->setSubtitle(tr("from %1").arg(context_.session.figures().scenarioName));
    balanceLink_->setOpen(show);
}

void Panels::refresh() {
    refreshFigures();
    refreshLists();
    refreshSelection();
}

int Panels::territoryAt(QPoint global) const {
    const core::TerritoryId id = territoryView_->territoryAt(global);
    const int row = id ? context_.session.state().indexOf(id) : -1;
    return row >= 0 ? row : chart_->territoryAt(global);
}

void Panels::showGesture(const std::map<int, double>& change) {
    territoryView_->setAfter(change);
    chart_->setAfter(change);
}

void Panels::refreshFigures() {
    const PlanFigures& figures = context_.session.figures();
    territoryView_->setFigures(figures);
    chart_->setFigures(figures);
    refreshChartDetail();
    const std::vector<IssueRow> found = planIssues(figures);
    issuesView_->setIssues(found);
    issues_->setDetail(found.empty() ? QString()
                                     : tr("%Ln open", nullptr, static_cast<int>(found.size())));
    refreshTotals();
    balancePanel_->setPlan(context_.session.layer(), context_.session.state());
}

void Panels::refreshChartDetail() {
    const PlanFigures& figures = context_.session.figures();
    const bool axis = chartsPanel_->shown() == ChartsPanel::Imbalance;
    imbalance_->setDetail(axis && !figures.territories.empty()
                              ? tr("%1, % from target").arg(measureTitle(figures.measure))
                              : QString());
}

void Panels::refreshTotals() {
    const PlanFigures& figures = context_.session.figures();
    const auto& chosen = context_.selection.territories();
    totalsView_->setFigures(figures, chosen, bands_->bands());
    if (chosen.size() == 1) {
        const TerritoryRow* row = figures.find(chosen.front());
        totals_->setDetail(row ? row->name : QString());
    } else {
        totals_->setDetail(chosen.empty() ? figures.scenarioName
                                          : countedTerritories(static_cast<qint64>(chosen.size())));
    }
}

void Panels::refreshSelection() {
    const PlanSession& session = context_.session;
    const std::vector<core::UnitId>& units = context_.selection.units();
    SelectionFigures figures;
    if (session.layer() && !units.empty()) {
        figures = selectionFigures(*session.layer(), session.state(), units);
        showSelection(figures);
        listAccounts(figures);
        return;
    }
    showSelection(figures);
}

void Panels::listAccounts(const SelectionFigures& figures) {
    const auto layer = context_.session.sharedLayer();
    const auto workspace = context_.session.shared();
    const auto units = context_.selection.units();
    const auto read = [layer, units, figures](const core::Connection& db) {
        SelectionFigures listed = figures;
        for (const NamedAccount& account :
             largestAccounts(db, layer->layer.id, layer->measure.id, units, kAccountsShown)) {
            listed.accountList.push_back({QString::fromStdString(account.name),
                                          QString::fromStdString(account.unit), account.value});
        }
        return listed;
    };
    if (figures.accounts <= kAccountsAtOnce) {
        context_.runner.now(tr("Add up the selection"),
                            [&] { showSelection(read(workspace->reader())); });
        return;
    }
    // Many accounts take longer than a frame to put in order.
    context_.runner.run(
        tr("List the largest accounts"), this,
        [workspace, read](core::Job&) { return read(workspace->newReader()); },
        [this, units](const SelectionFigures& listed) {
            if (units == context_.selection.units()) {
                showSelection(listed);
            }
        });
}

void Panels::showSelection(const SelectionFigures& figures) {
    const PlanSession& session = context_.session;
    selectionView_->setFigures(figures, session.figures());
    const QString count = countedUnits(figures.units, session.figures().zips);
    selection_->setDetail(figures.units == 0       ? QString()
                          : figures.from.isEmpty() ? count
                                                   : tr("%1 from %2").arg(count, figures.from));
}

void Panels::refreshLists() {
    scenariosView_->setRows(context_.session.scenarios(), context_.session.figures().scenario);
    historyView_->setRows(context_.session.history());
}

} // namespace ui
