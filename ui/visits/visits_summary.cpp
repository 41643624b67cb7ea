// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visits_summary.h"

#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/views/table_view.h"
#include "ui/visits/visit_rows.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QItemSelectionModel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr std::size_t kMostCalls = 200; ///< what a route plan takes from here at once

} // namespace

VisitsSummary::VisitsSummary(const Theme& theme, QWidget* parent)
    : QWidget(parent), stale_(new RowModel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* panel = new SidePanel(theme, kVisitsSideWidth, this);
    panel->addHead(tr("Call plan"));
    figures_ = new KeyValues(theme);
    figures_->setObjectName("visitsFigures");
    panel->add(figures_);
    count_ = panel->addHead(tr("Stale accounts"));
    view_ = new TableView(theme);
    view_->setObjectName("visitsStaleTable");
    view_->setAccessibleName(tr("Stale accounts"));
    view_->setModel(stale_);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setTabKeyNavigation(false);
    view_->setEmptyText(tr("Every account was visited within the days asked for."));
    panel->add(view_, 1);
    plan_ = new QPushButton(icon(theme, "route"), tr("Plan routes to them"));
    plan_->setObjectName("visitsToRoutes");
    panel->addActs({}, {nullptr, plan_});
    column->addWidget(panel);
    connect(plan_, &QPushButton::clicked, this, &VisitsSummary::planAsked);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &VisitsSummary::refresh);
    setData({});
}

void VisitsSummary::setData(const VisitData& visitData) {
    const core::CallPlanTally& all = visitData.callPlan.all;
    figures_->setVisible(visitData.callPlanProblem.isEmpty());
    figures_->setRows({{tr("Calls kept"),
                        all.asked == 0 ? QStringLiteral("–")
                                       : tr("%1 of %2, %3")
                                             .arg(groupedText(all.kept), groupedText(all.asked),
                                                  percentText(all.share(), 0)),
                        all.asked == 0 ? Tone::Text : (all.share() < 1 ? Tone::Warn : Tone::Ok)},
                       {tr("Accounts in it"), groupedText(all.accounts), Tone::Text},
                       {tr("With all their calls"), groupedText(all.fullyKept), Tone::Text},
                       {tr("Not called on once"), groupedText(all.neverVisited),
                        all.neverVisited > 0 ? Tone::Danger : Tone::Text}});
    report_ = visitData.stale;
    showTable(staleTable(report_), *stale_, *view_);
    count_->setText(
        tr("%1 of %2").arg(groupedText(report_.all.stale), groupedText(report_.all.accounts)));
    refresh();
}

std::vector<std::string> VisitsSummary::meant() const {
    std::vector<std::string> numbers;
    const QModelIndexList chosen = view_->selectionModel()->selectedRows();
    for (int row = 0; row < stale_->rowCount(); ++row) {
        const bool meant =
            chosen.isEmpty() || view_->selectionModel()->isRowSelected(row, QModelIndex());
        if (meant && numbers.size() < kMostCalls) {
            numbers.push_back(
                report_.accounts[static_cast<std::size_t>(stale_->at(row).about)].account);
        }
    }
    return numbers;
}

void VisitsSummary::refresh() {
    const bool any = !view_->selectionModel()->selectedRows().isEmpty();
    plan_->setEnabled(stale_->rowCount() > 0);
    plan_->setToolTip(any ? tr("Plans a day with the chosen accounts")
                          : tr("Plans a day with these accounts, those with the most open value "
                               "first, at most %1")
                                .arg(kMostCalls));
}

} // namespace ui
