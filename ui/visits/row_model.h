// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

struct RowCell {
    QString text;
    Tone tone = Tone::Text2;
    bool strong = false;
};

/// A line of a small table, and what it is about: an index that only its maker understands.
struct TableRow {
    int about = -1;
    std::vector<RowCell> cells;
    QString tip = {};
};

struct RowHead {
    QString title;
    bool figure = false; ///< stands at the right
};

/// A table that was written out beforehand, for reports of a few thousand lines.
class RowModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<RowHead> heads, std::vector<TableRow> rows);
    const TableRow& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    QString text(int row, int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int alignmentOf(int column) const;

    std::vector<RowHead> heads_;
    std::vector<TableRow> rows_;
};

} // namespace ui
