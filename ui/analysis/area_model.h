// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_result.h"

#include <QAbstractTableModel>

#include <memory>

namespace ui {

/// The areas of a view that are ranked, best first.
class AreaModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Rank, Area, Value, Range, Rep, Beside, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setResult(std::shared_ptr<const AnalysisResult> result);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const AnalysisArea& area, int row, int column) const;
    QString figure(double value) const;

    std::shared_ptr<const AnalysisResult> result_;
};

} // namespace ui
