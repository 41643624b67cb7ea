// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/routes/route_data.h"

#include <QAbstractTableModel>

namespace ui {

/// The stops of one route in their order.
class StopsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Time, Account, LastVisit, OpenValue, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Empty for no route.
    void setRoute(const RouteData& data, std::optional<std::size_t> route);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        core::visits::RouteStop stop;
        StopFacts facts;
    };
    QString textOf(const Row& row, int number, int column) const;

    std::vector<Row> rows_;
};

} // namespace ui
