// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"
#include "ui/widgets/figures.h"

#include <QAbstractTableModel>

namespace ui {

/// The accounts to review, by value times uncertainty. The order stays while one works; decided
/// rows are greyed until the list is read again.
class WorkListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Account, Zip, Value, Unsure, Weight, ColumnCount };

    explicit WorkListModel(QObject* parent = nullptr);
    /// `valueName` heads the column of values, `unit` is "$" or what the measure counts.
    void setRows(std::vector<WorkRow> rows, const QString& valueName, const QString& unit);
    void setDecided(core::AccountId account);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const WorkRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
    bool decided(int index) const { return decided_[static_cast<std::size_t>(index)]; }
    /// The next row after `index` that is not decided, going round; -1 if all are.
    int nextOpen(int index) const;
    int rowOf(core::AccountId account) const;
    int open() const;
    QString valueText(double value) const { return values_.text(value); }

private:
    std::vector<WorkRow> rows_;
    std::vector<bool> decided_;
    QString valueName_;
    QString unit_;
    ValueScale values_;
    double heaviest_ = 0;
};

} // namespace ui
