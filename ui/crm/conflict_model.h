// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/sync/conflict_store.h"
#include "ui/views/delegates.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <utility>
#include <vector>

namespace ui {

/// What a person takes of a conflict; nothing is taken before somebody says so.
enum class Taken { Nothing = -1, Ours, Theirs, Later };

/// The open conflicts of a connection, and what is to be taken of each.
class ConflictModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Record, Field, Base, Ours, Theirs, Happened, Take, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Keeps what was chosen of those that are still open.
    void setConflicts(std::vector<crm::Conflict> conflicts, const QString& connection);
    void take(int row, Taken taken);
    void takeAll(Taken taken);
    Taken taken(int row) const { return taken_[static_cast<std::size_t>(row)]; }
    /// Conflicts with "ours" or "theirs" as the verb wants them.
    std::vector<std::pair<std::int64_t, std::string>> decided() const;
    qint64 recordsDecided() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void choiceChanged();

private:
    const crm::Conflict& at(int row) const { return conflicts_[static_cast<std::size_t>(row)]; }
    bool decides(std::size_t row) const;
    QString textOf(int row, int column) const;

    std::vector<crm::Conflict> conflicts_;
    std::vector<Taken> taken_;
    QString connection_;
};

/// "Ours", "Theirs", "Later".
QString takenWord(Taken taken);

/// Ours | Theirs | Later as one segmented button.
class TakeDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    QRect segment(const QRect& cell, int number) const;
};

} // namespace ui
