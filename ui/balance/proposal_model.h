// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/balance/pending_plan.h"

#include <QAbstractTableModel>

namespace ui {

/// The territories of a proposal beside the present plan.
class ProposalModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Now, After, Deviation, Gains, Loses, ColumnCount };

    explicit ProposalModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Rows keep their places while the territories are the same.
    void setPlans(const PlanFigures& now, const PendingPlan& pending);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QString totalText(int column) const;

private:
    QString textOf(std::size_t row, int column) const;

    PlanFigures now_;
    PlanFigures after_;
    std::vector<Hands> hands_;
    double axis_ = 0.15;
};

} // namespace ui
