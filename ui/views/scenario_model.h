// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/plan_figures.h"

#include <QAbstractTableModel>

namespace ui {

/// The scenarios of the workspace beside each other.
class ScenarioModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, MaxDeviation, Moved, ColumnCount };

    explicit ScenarioModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setRows(std::vector<ScenarioRow> rows, core::ScenarioId current);
    const std::vector<ScenarioRow>& rows() const { return rows_; }
    core::ScenarioId idAt(int row) const;
    int rowOf(core::ScenarioId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void renameAsked(core::ScenarioId scenario, const QString& name);

private:
    std::vector<ScenarioRow> rows_;
    core::ScenarioId current_;
};

/// The steps of the change log, the newest first.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Label, At, ColumnCount };

    explicit HistoryModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Newest first.
    void setRows(std::vector<HistoryRow> rows);
    /// The step that undo would take back; empty if there is none.
    QString undoLabel() const;
    QString redoLabel() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<HistoryRow> rows_;
};

} // namespace ui
