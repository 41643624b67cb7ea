// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/plan_figures.h"

#include <QAbstractTableModel>

namespace ui {

/// The territories of the present scenario, one row each in order of position.
class TerritoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Key, Name, Owner, Value, Index, Deviation, Lock, ColumnCount };

    explicit TerritoryModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Takes new figures. Rows keep their place while the territories are the same ones, so that
    /// selection and scrolling survive every edit.
    void setFigures(const PlanFigures& figures);
    const PlanFigures& figures() const { return figures_; }
    /// Changes of value that the gesture under way would bring, by row; empty = there is none.
    void setAfter(const std::map<int, double>& change);
    /// How sure the values are; shown in the tool tips of value and index.
    void setBands(BandMap bands) { bands_ = std::move(bands); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// Texts of the totals row, by column.
    QString totalText(int column) const;
    /// Half width of the deviation bars: 15, 30, 60 or 100 %, the smallest that holds nearly all.
    double axis() const { return axis_; }
    core::TerritoryId idAt(int row) const;
    int rowOf(core::TerritoryId id) const;

signals:
    /// The user typed a new name; nothing is changed until the verb has done it.
    void renameAsked(core::TerritoryId territory, const QString& name);

private:
    QVariant textOf(const TerritoryRow& row, int column) const;

    QString sureText(const TerritoryRow& row) const;

    PlanFigures figures_;
    ValueScale scale_; ///< of the values, asked for by every cell
    BandMap bands_;
    double axis_ = 0.15;
};

/// 0.15, 0.3, 0.6 or 1: the smallest axis that holds the deviations of the figures.
double deviationAxis(const PlanFigures& figures);

} // namespace ui
