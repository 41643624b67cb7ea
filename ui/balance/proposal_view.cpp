// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/proposal_view.h"

#include "ui/balance/proposal_desk.h"
#include "ui/theme/style.h"
#include "ui/views/delegates.h"
#include "ui/views/table_view.h"
#include "ui/views/totals_row.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

ProposalView::ProposalView(const Theme& theme, ProposalDesk& desk, QWidget* parent)
    : QWidget(parent), theme_(theme), desk_(desk), model_(new ProposalModel(this)),
      table_(new TableView(theme, this)), sums_(new KeyValues(theme)),
      empty_(new Label(theme, TextRole::Small, Tone::Text3,
                       tr("Run a search: what it proposes stands here beside the present plan. "
                          "Nothing changes before you accept it."))) {
    table_->setModel(model_);
    table_->setObjectName("proposalTable");
    table_->setAccessibleName(tr("Territories, proposal against now"));
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setItemDelegateForColumn(ProposalModel::Name, new SwatchDelegate(theme, table_));
    table_->setItemDelegateForColumn(ProposalModel::Deviation,
                                     new DeviationDelegate(theme, table_));
    table_->setGrowing(14);
    totals_ = new TotalsRow(
        theme, *table_, [this](int column) { return model_->totalText(column); }, this);
    totals_->setNameColumn(ProposalModel::Name);
    totals_->setQuietColumn(ProposalModel::Deviation);
    empty_->setWordWrap(true);
    empty_->setContentsMargins(16, 12, 16, 12);
    foot_ = buildFoot();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(empty_);
    column->addWidget(table_);
    column->addWidget(totals_);
    column->addSpacing(6);
    column->addWidget(sums_);
    column->addStretch(1);
    column->addWidget(foot_);
    setPlans({}, nullptr);
}

QWidget* ProposalView::buildFoot() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    list_ = new QPushButton(tr("List moves"));
    discard_ = new QPushButton(tr("Discard"));
    selection_ = new QPushButton(tr("Accept selection"));
    all_ = new QPushButton(tr("Accept all"));
    setLook(list_, Look::Flat, true);
    setLook(all_, Look::Primary, true);
    setLook(discard_, Look::Plain, true);
    setLook(selection_, Look::Plain, true);
    discard_->setObjectName("proposalDiscard");
    selection_->setObjectName("proposalAcceptSelection");
    all_->setObjectName("proposalAcceptAll");
    list_->setToolTip(tr("Selects the units that move"));
    all_->setToolTip(tr("Makes the proposal the plan: one step to undo (Ctrl+Enter)"));
    row->addWidget(list_);
    row->addStretch(1);
    row->addWidget(discard_);
    row->addWidget(selection_);
    row->addWidget(all_);
    connect(list_, &QPushButton::clicked, this, &ProposalView::listMovesAsked);
    connect(discard_, &QPushButton::clicked, &desk_, &ProposalDesk::discard);
    connect(selection_, &QPushButton::clicked, &desk_, &ProposalDesk::acceptSelection);
    connect(all_, &QPushButton::clicked, &desk_, &ProposalDesk::acceptAll);
    return foot;
}

void ProposalView::setPlans(const PlanFigures& now, const PendingPlan* pending) {
    const bool any = pending != nullptr && !now.territories.empty();
    for (QWidget* part : {static_cast<QWidget*>(table_), static_cast<QWidget*>(totals_),
                          static_cast<QWidget*>(sums_), foot_}) {
        part->setVisible(any);
    }
    empty_->setVisible(!any);
    if (!any) {
        model_->clear();
        return;
    }
    model_->setPlans(now, *pending);
    table_->updateGeometry();
    fitColumns();
    totals_->update();
    const auto largest = [](const PlanFigures& figures) {
        const TerritoryRow* row = figures.farthest();
        return row ? 100 * std::abs(row->deviation()) : 0;
    };
    const double share =
        now.accounts > 0 ? static_cast<double>(pending->accounts) / now.accounts : 0;
    sums_->setRows(
        {{tr("Largest deviation"), tr("%1 → %2").arg(decimalText(largest(now)),
                                                     percentText(largest(pending->figures) / 100))},
         {now.zips ? tr("ZIPs and accounts that move") : tr("Units and accounts that move"),
          tr("%1 and %2 (%3)")
              .arg(groupedText(static_cast<qint64>(pending->units.size())),
                   groupedText(pending->accounts), percentText(share))},
         {tr("%1 that changes hands").arg(measureTitle(now.measure)),
          now.valueScale().text(pending->value)},
         {tr("Contiguous"), pending->figures.contiguous() ? tr("Yes, all") : tr("No"),
          pending->figures.contiguous() ? Tone::Text : Tone::Over}});
    refreshButtons(any);
}

void ProposalView::refreshButtons(bool any) {
    const bool ready = any && desk_.proposal() != nullptr;
    const std::size_t chosen = ready ? desk_.selectedMoves().size() : 0;
    selection_->setEnabled(chosen > 0);
    selection_->setToolTip(chosen > 0 ? tr("Moves %Ln units", nullptr, static_cast<int>(chosen))
                                      : tr("Select units that the proposal moves"));
    all_->setEnabled(any && (ready || desk_.searching()));
}

void ProposalView::fitColumns() {
    const auto wide = [this](int column) {
        return table_->widthOfFigures(column, model_->totalText(column));
    };
    table_->setColumnWidths({0, wide(ProposalModel::Now), wide(ProposalModel::After), 66,
                             wide(ProposalModel::Gains), wide(ProposalModel::Loses)});
}

} // namespace ui
