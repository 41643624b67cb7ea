// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/publish_rows.h"

#include <QAbstractTableModel>

namespace ui {

/// The rows of a publish that are looked at.
class PublishModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Record, Field, Before, After, Reason, State, ColumnCount };
    /// QString: of a conflict, what was in the CRM when we looked last.
    static constexpr int kLastSeenRole = Qt::UserRole + 120;

    using QAbstractTableModel::QAbstractTableModel;
    /// `since`: when the CRM was read last, for people.
    void setRows(std::vector<PublishRow> rows, const QString& since, bool written);
    void setFilter(PublishFilter filter, const QString& text);
    const std::vector<PublishRow>& all() const { return rows_; }
    std::vector<PublishRow> shown() const;
    const PublishRow& at(int row) const;
    /// Records among the rows shown.
    qint64 recordsShown() const;
    QString reasonOf(const PublishRow& row) const;
    QString stateOf(const PublishRow& row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void pick();
    QString textOf(const PublishRow& row, int column, bool first) const;

    std::vector<PublishRow> rows_;
    std::vector<std::size_t> shown_;
    PublishFilter filter_ = PublishFilter::All;
    QString text_;
    QString since_;
    bool written_ = false;
};

/// What a field of the CRM is called here: "Territory", "Owner", else its own name.
QString writtenFieldName(const PublishRow& row);

} // namespace ui
