// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"
#include "ui/widgets/figures.h"

#include <QAbstractTableModel>

namespace ui {

/// The clusters of probable duplicates, surest first.
class ClusterModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Accounts, Same, Together, Score, ColumnCount };

    explicit ClusterModel(QObject* parent = nullptr);
    void setRows(std::vector<ClusterRow> rows, const QString& unit);
    const ClusterRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
    int rowOf(int id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ClusterRow> rows_;
    ValueScale values_;
};

} // namespace ui
