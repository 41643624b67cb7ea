// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparison.h"

#include <QAbstractTableModel>

namespace ui {

/// All scenarios in figures; the best value of each column is marked.
class ComparedScenarios : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Side, Name, State, Deviation, InBand, Gini, Moved, Drive, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<ComparedRow> rows, core::ScenarioId left, core::ScenarioId right);
    core::ScenarioId idAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const ComparedRow& row, int column) const;
    bool isBest(const ComparedRow& row, int column) const;

    std::vector<ComparedRow> rows_;
    core::ScenarioId left_;
    core::ScenarioId right_;
};

/// What the moves table shows beyond the usual roles: the fills of both territories.
enum MoveRole { FromFillRole = Qt::UserRole + 100, ToFillRole, FromNameRole, ToNameRole };

/// Every unit that changes hands, largest value first.
class ComparedMoves : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Unit, Place, FromTo, Accounts, Value, Effect, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Only moves from or to `territory`, unless it is empty.
    void setMoves(const std::vector<ComparedMove>& moves, const ValueScale& scale,
                  const QString& measure, bool zips, const QString& territory);
    const ComparedMove& at(int row) const { return moves_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ComparedMove> moves_;
    ValueScale scale_;
    QString measure_;
    bool zips_ = false;
};

} // namespace ui
