// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/preview_import.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

/// The rows of a file as they will be read, all of them or those under a filter.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// QString; what a changed cell said before.
    static constexpr int kWasRole = Qt::UserRole + 101;

    explicit PreviewModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setPreview(const geo::ImportPreview& preview);
    /// A filter of the preview by its flag; 0 shows all rows.
    void setFilter(unsigned flag);
    unsigned filter() const { return filter_; }
    /// The row of the table that shows a row of the file; -1 where it is not shown.
    int rowOf(std::int64_t fileRow) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void applyFilter();
    const geo::PreviewRow& rowAt(int row) const;
    QString textOf(const geo::PreviewRow& row, int column) const;
    bool isRight(int column) const;

    std::vector<geo::ShownColumn> shown_;
    std::vector<geo::PreviewRow> rows_;
    std::vector<std::size_t> filtered_;
    unsigned filter_ = 0;
};

} // namespace ui
