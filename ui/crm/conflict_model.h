// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/conflicts.h"
#include "ui/crm/conflict_rows.h"

#include <QAbstractTableModel>

namespace ui {

/// Conflicts side by side, with what a person takes of each.
class ConflictModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Record, Field, Base, Ours, Theirs, What, Take, ColumnCount };
    /// ui::Taken as int.
    static constexpr int kTakenRole = Qt::UserRole + 130;

    using QAbstractTableModel::QAbstractTableModel;
    /// What was chosen stays chosen where both values are the same as before.
    void setRows(std::vector<ConflictRow> rows, const QString& connection);
    const std::vector<ConflictRow>& rows() const { return rows_; }
    void take(int row, Taken taken);
    void takeAll(Taken taken);
    /// What is to be carried out: those that were left for later are not among it.
    std::vector<crm::ResolveParams> decisions() const;
    qint64 recordsToDecide() const;
    qint64 recordsDecided() const; ///< with at least one decision

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void choiceChanged();

private:
    QString textOf(const ConflictRow& row, int column) const;
    QVariant look(const ConflictRow& row, int column, int role) const;
    qint64 records(bool decidedOnly) const;

    std::vector<ConflictRow> rows_;
    QString connection_;
};

/// "Ours", "Theirs", "Later"; empty for what is undecided.
QString takenName(Taken taken);

} // namespace ui
