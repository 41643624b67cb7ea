// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/cluster_model.h"

#include "ui/views/cell_roles.h"

#include <algorithm>

namespace ui {

namespace {

int alignmentOf(int column) {
    const bool figure = column == ClusterModel::Together || column == ClusterModel::Score;
    return static_cast<int>((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

ClusterModel::ClusterModel(QObject* parent) : QAbstractTableModel(parent) {}

void ClusterModel::setRows(std::vector<ClusterRow> rows, const QString& unit) {
    beginResetModel();
    rows_ = std::move(rows);
    double largest = 0;
    for (const ClusterRow& row : rows_) {
        largest = std::max(largest, row.together);
    }
    values_ = scaleFor(largest, unit);
    endResetModel();
}

int ClusterModel::rowOf(int id) const {
    const auto it = std::find_if(rows_.begin(), rows_.end(),
                                 [id](const ClusterRow& row) { return row.id == id; });
    return it == rows_.end() ? -1 : static_cast<int>(it - rows_.begin());
}

int ClusterModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ClusterModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClusterModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Accounts: return tr("Accounts");
    case Same: return tr("Same");
    case Together: return tr("Together");
    case Score: return tr("Score ▾");
    default: return {};
    }
}

QVariant ClusterModel::data(const QModelIndex& index, int role) const {
    const ClusterRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole: return row.id;
    case StrongRole: return index.column() == Score;
    case BodyRole: return index.column() == Accounts;
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Accounts: return row.accounts;
    case Same: return row.same;
    case Together: return values_.text(row.together);
    case Score: return decimalText(row.score, 2);
    default: return {};
    }
}

} // namespace ui
