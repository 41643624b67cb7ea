// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/ledger_shares.h"
#include "ui/crm/crm_data.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>

#include <map>

namespace ui {

/// The entries of the ledger, newest first.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Recorded, InForce, What, By, Hash, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<LedgerRow> rows);
    const LedgerRow& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    int rowOf(qint64 seq) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const LedgerRow& row, int column) const;

    std::vector<LedgerRow> rows_;
};

/// "P-014", "P-012 R" for the taking back of a publish.
QString entryName(const LedgerRow& row);
/// "d0b0 e4e4".
QString shortHash(const QString& hash);

/// The values that one entry wrote into a CRM.
class WrittenModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Record, Field, Before, After, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setLines(std::vector<core::ledger::RecordLine> lines);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<core::ledger::RecordLine> lines_;
};

/// What each territory gains and loses between two dates.
class DiffModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Territory, Before, Gains, Loses, Then, Share, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// `fills`: of the territories, by code.
    void setShares(core::LedgerShares shares, std::map<QString, int> fills);
    const core::LedgerShares& shares() const { return shares_; }
    /// Text of the line under the rows.
    QString total(int column) const;
    /// Territories outside the band on the later date.
    int outside() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const core::LedgerShare& line, int column) const;
    Tone toneOf(const core::LedgerShare& line) const;

    core::LedgerShares shares_;
    std::map<QString, int> fills_;
};

/// Rows as CSV: territory, accounts, gains, loses, then, share before and then.
QByteArray diffAsCsv(const DiffModel& model);

} // namespace ui
