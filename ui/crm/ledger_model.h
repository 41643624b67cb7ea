// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/ledger.h"
#include "ui/crm/crm_data.h"

#include <QAbstractTableModel>

namespace ui {

/// The entries of the ledger, newest first.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Entry, Recorded, Effective, What, By, Hash, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<LedgerRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const LedgerRow& row, int column) const;
    QString stateOf(const LedgerRow& row) const;

    std::vector<LedgerRow> rows_;
};

/// "d0b0 e4e4" of a long hash.
QString shortHash(const QString& hash);

/// What a territory gained and lost between two dates, in units.
struct DiffRow {
    QString territory;
    QString owner; ///< on the later date
    qint64 gains = 0;
    qint64 loses = 0;
};
/// By name; `later` is the state on the later date. Territories in which nothing changed are left
/// out.
std::vector<DiffRow> diffRows(const core::LedgerDiff& diff, const core::LedgerState& later);

class DiffModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Territory, Owner, Gains, Loses, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<DiffRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<DiffRow> rows_;
};

} // namespace ui
