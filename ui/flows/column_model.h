// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/import_choices.h"

#include <QAbstractTableModel>

namespace ui {

/// The columns of a file, one a row: tick, name, first values, what it is read as, how sure that
/// is, and what stands out.
class ColumnModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Tick, Name, First, Arrow, ReadAs, Confidence, Remark, ColumnCount };
    /// double; 0 to 1. Absent where there is nothing to be sure of.
    static constexpr int kConfidenceRole = Qt::UserRole + 100;

    /// `choices` must outlive the model.
    explicit ColumnModel(ImportChoices& choices, QObject* parent = nullptr);

    /// The choices have another preview.
    void refresh();
    /// Ticks all columns or none.
    void setAll(bool imported);
    ImportChoices& choices() const { return choices_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Tick: Qt::CheckStateRole; ReadAs: the code of an option with Qt::EditRole.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    /// A person has decided something: a new preview is needed.
    void decided();

private:
    QVariant textOf(int row, int column) const;
    void changedAll();

    ImportChoices& choices_;
    int rows_ = 0;
};

} // namespace ui
