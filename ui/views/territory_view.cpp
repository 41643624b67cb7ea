// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/territory_view.h"

#include "ui/shell/selection.h"
#include "ui/theme/style_looks.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/views/delegates.h"
#include "ui/views/table_view.h"
#include "ui/views/totals_row.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

TerritoryView::TerritoryView(const Theme& theme, Selection& selection, QWidget* parent)
    : QWidget(parent), theme_(theme), selection_(selection), model_(new TerritoryModel(this)),
      sorted_(new QSortFilterProxyModel(this)), table_(new TableView(theme, this)),
      note_(new Label(theme, TextRole::Small, Tone::Text3, {}, this)), fit_(new QTimer(this)) {
    sorted_->setSourceModel(model_);
    sorted_->setSortRole(SortRole);
    sorted_->setDynamicSortFilter(true);
    table_->setModel(sorted_);
    table_->setObjectName("territoryTable");
    table_->setAccessibleName(tr("Territories"));
    table_->setSortingEnabled(true);
    table_->sortByColumn(TerritoryModel::Key, Qt::AscendingOrder);
    table_->horizontalHeader()->setSortIndicator(TerritoryModel::Key, Qt::AscendingOrder);
    table_->horizontalHeader()->setSectionsClickable(true);
    table_->horizontalHeader()->setSortIndicatorShown(false);
    connect(table_->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                // The order of keys is how the table lies anyway; it needs no arrow.
                const bool natural = column == TerritoryModel::Key && order == Qt::AscendingOrder;
                table_->horizontalHeader()->setSortIndicatorShown(!natural);
            });
    table_->setItemDelegateForColumn(TerritoryModel::Name, new SwatchDelegate(theme, table_));
    table_->setItemDelegateForColumn(TerritoryModel::Deviation,
                                     new DeviationDelegate(theme, table_));
    table_->setItemDelegateForColumn(TerritoryModel::Lock, new IconDelegate(theme, table_));

    totals_ = new TotalsRow(
        theme, *table_, [this](int column) { return model_->totalText(column); }, this);
    totals_->setNameColumn(TerritoryModel::Name);
    totals_->setQuietColumn(TerritoryModel::Deviation);
    note_->setContentsMargins(theme.metrics().dockPadding, 5, theme.metrics().dockPadding, 7);
    note_->setElided(true);
    fit_->setSingleShot(true);
    fit_->setInterval(30);
    connect(fit_, &QTimer::timeout, this, &TerritoryView::fitColumns);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(table_, 1);
    column->addWidget(totals_);
    column->addWidget(note_);

    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TerritoryView::tableToSelection);
    connect(&selection_, &Selection::territoriesChanged, this, &TerritoryView::selectionToTable);
    connect(table_, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        // A plain click names the territory that moves go to; with Shift or Ctrl it only selects.
        if (selection_.territories().size() == 1) {
            selection_.setTarget(core::TerritoryId(index.data(IdRole).toLongLong()));
        }
    });
    connect(table_, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        emit activated(core::TerritoryId(index.data(IdRole).toLongLong()));
    });
}

void TerritoryView::setFigures(const PlanFigures& figures) {
    const int rows = model_->rowCount();
    model_->setFigures(figures);
    if (model_->rowCount() == rows && isVisible()) {
        fit_->start(); // the figures after a move are painted first; they are seldom wider
    } else {
        fitColumns();
    }
    totals_->update();
    writeNote(false);
    selectionToTable();
}

void TerritoryView::writeNote(bool gesture) {
    const PlanFigures& figures = model_->figures();
    note_->setVisible(!figures.territories.empty());
    if (figures.territories.empty()) {
        return;
    }
    const double target = figures.territories.front().target;
    bool equal = true;
    for (const TerritoryRow& row : figures.territories) {
        equal = equal && std::abs(row.target - target) <= 1e-9 * std::max(1.0, target);
    }
    const QString index = equal ? tr("Index 100 = target %1").arg(figures.valueScale().text(target))
                                : tr("Index 100 = the territory's own target");
    note_->setText(gesture ? tr("%1. Tick: value after the move.").arg(index) : index);
}

void TerritoryView::setAfter(const std::map<int, double>& change) {
    model_->setAfter(change);
    writeNote(!change.empty());
}

core::TerritoryId TerritoryView::territoryAt(QPoint global) const {
    const QWidget* viewport = table_->viewport();
    const QPoint at = viewport->mapFromGlobal(global);
    if (!viewport->isVisible() || !viewport->rect().contains(at)) {
        return {};
    }
    const QModelIndex index = table_->indexAt(at);
    return index.isValid() ? core::TerritoryId(index.data(IdRole).toLongLong())
                           : core::TerritoryId();
}

void TerritoryView::fitColumns() {
    constexpr int kLock = 20;
    constexpr int kLongestOwner = 90;
    constexpr int kShortestName = 110;
    const auto wide = [this](int column) {
        return table_->widthOfFigures(column, model_->totalText(column));
    };
    const auto& rows = model_->figures().territories;
    // Where nothing is locked, names have that room, too.
    const bool locks =
        std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.locked; });
    table_->setColumnHidden(TerritoryModel::Lock, !locks);
    const int owner = std::min(wide(TerritoryModel::Owner), kLongestOwner);
    const int value = wide(TerritoryModel::Value);
    const int index = wide(TerritoryModel::Index);
    const int key = wide(TerritoryModel::Key) + kFirstColumnIndent;
    // Without room for names the rep's column goes, and the others make room, too.
    const int rest = std::max(36, key) + owner + value + index + 56 + (locks ? kLock : 0);
    const double room = table_->viewport()->width() / theme_.textScale();
    const bool narrow = room < rest + kShortestName;
    table_->setColumnHidden(TerritoryModel::Owner, narrow);
    table_->setColumnWidths(
        {std::max(narrow ? 30 : 36, key), 0, owner, value, index, narrow ? 48 : 56, kLock});
}

void TerritoryView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit_->start();
}

void TerritoryView::rename() {
    const QModelIndex current = table_->currentIndex();
    if (current.isValid()) {
        table_->setFocus();
        table_->edit(current.siblingAtColumn(TerritoryModel::Name));
    }
}

void TerritoryView::selectionToTable() {
    if (syncing_) {
        return;
    }
    syncing_ = true;
    QItemSelection rows;
    for (const core::TerritoryId id : selection_.territories()) {
        const int row = model_->rowOf(id);
        if (row >= 0) {
            const QModelIndex index = sorted_->mapFromSource(model_->index(row, 0));
            rows.select(index, index);
        }
    }
    table_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect |
                                               QItemSelectionModel::Rows);
    syncing_ = false;
}

void TerritoryView::tableToSelection() {
    if (syncing_) {
        return;
    }
    syncing_ = true;
    std::vector<core::TerritoryId> ids;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
        ids.push_back(core::TerritoryId(index.data(IdRole).toLongLong()));
    }
    selection_.setTerritories(std::move(ids));
    syncing_ = false;
}

} // namespace ui
