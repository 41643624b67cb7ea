// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/work_list_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kKilometre = 1000;

} // namespace

WorkListModel::WorkListModel(QObject* parent) : QAbstractTableModel(parent) {}

void WorkListModel::setRows(std::vector<WorkRow> rows, const QString& valueName,
                            const QString& unit) {
    beginResetModel();
    rows_ = std::move(rows);
    decided_.assign(rows_.size(), false);
    valueName_ = valueName;
    unit_ = unit;
    double largest = 0;
    heaviest_ = 0;
    for (const WorkRow& row : rows_) {
        largest = std::max(largest, row.value);
        heaviest_ = std::max(heaviest_, row.weight);
    }
    values_ = scaleFor(largest, unit);
    endResetModel();
}

void WorkListModel::setDecided(core::AccountId account) {
    const int row = rowOf(account);
    if (row >= 0) {
        decided_[static_cast<std::size_t>(row)] = true;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int WorkListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int WorkListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WorkListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section >= Value ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Account: return tr("Account");
    case Zip: return tr("ZIP");
    case Value: return valueName_;
    case Unsure: return tr("Unsure");
    case Weight: return unit_.isEmpty() ? tr("× km ▾") : tr("%1 × km ▾").arg(unit_);
    default: return {};
    }
}

QVariant WorkListModel::data(const QModelIndex& index, int role) const {
    const auto at = static_cast<std::size_t>(index.row());
    const WorkRow& row = rows_[at];
    switch (role) {
    case IdRole: return QVariant::fromValue<qint64>(row.id.value);
    case ToneRole: return static_cast<int>(decided_[at] ? Tone::Text3 : Tone::Text);
    case StrongRole: return index.column() == Weight && !decided_[at];
    case BodyRole: return index.column() == Account;
    case AxisRole: return heaviest_ > 0 ? row.weight / heaviest_ : 0.0;
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() >= Value ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Account: return row.name;
    case Zip: return row.zip;
    case Value: return values_.text(row.value);
    case Unsure:
        return row.unsureMetres < kKilometre
                   ? tr("%1 m").arg(groupedText(std::llround(row.unsureMetres)))
                   : tr("%1 km").arg(decimalText(row.unsureMetres / kKilometre, 1));
    case Weight: return groupedText(std::llround(row.weight / values_.divisor));
    default: return {};
    }
}

int WorkListModel::rowOf(core::AccountId account) const {
    const auto it = std::find_if(rows_.begin(), rows_.end(),
                                 [account](const WorkRow& row) { return row.id == account; });
    return it == rows_.end() ? -1 : static_cast<int>(it - rows_.begin());
}

int WorkListModel::nextOpen(int index) const {
    const int count = rowCount();
    for (int step = 1; step <= count; ++step) {
        const int row = (std::max(index, -1) + step) % count;
        if (!decided(row)) {
            return row;
        }
    }
    return -1;
}

int WorkListModel::open() const {
    return static_cast<int>(std::count(decided_.begin(), decided_.end(), false));
}

} // namespace ui
