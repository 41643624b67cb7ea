// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/row_model.h"

#include "ui/views/cell_roles.h"

namespace ui {

void RowModel::setRows(std::vector<RowHead> heads, std::vector<TableRow> rows) {
    beginResetModel();
    heads_ = std::move(heads);
    rows_ = std::move(rows);
    endResetModel();
}

QString RowModel::text(int row, int column) const {
    return index(row, column).data().toString();
}

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(heads_.size());
}

int RowModel::alignmentOf(int column) const {
    const bool figure = heads_[static_cast<std::size_t>(column)].figure;
    return static_cast<int>((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const TableRow& row = at(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    const RowCell cell = column < row.cells.size() ? row.cells[column] : RowCell();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return cell.text;
    case Qt::ToolTipRole: return row.tip.isEmpty() ? cell.text : row.tip;
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case StrongRole: return cell.strong;
    case BodyRole: return cell.strong && !heads_[column].figure; // figures keep one size
    case ToneRole: return static_cast<int>(cell.tone);
    default: return {};
    }
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(section);
    }
    return role == Qt::DisplayRole ? heads_[static_cast<std::size_t>(section)].title : QVariant();
}

} // namespace ui
