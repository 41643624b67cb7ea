// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/sync.h"

#include <QAbstractTableModel>

namespace ui {

/// The newest syncs of a connection, newest first.
class RunModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, Read, Sent, Conflicts, Failed, Calls, Outcome, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(std::vector<crm::SyncRun> runs);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const crm::SyncRun& run, int column) const;

    std::vector<crm::SyncRun> runs_;
};

} // namespace ui
