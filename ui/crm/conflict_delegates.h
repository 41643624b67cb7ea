// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/conflict_rows.h"
#include "ui/views/delegates.h"

namespace ui {

/// The name of a record that waits for a decision, with its sign.
class WaitingDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// A figure at the right, and before it, lighter, the one it was (NoteRole).
class ThenDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// Ours, theirs or later as joined buttons, one of which may be pressed.
class TakeDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    /// Where a button lies in a cell.
    QRect partRect(const QRect& cell, Taken part) const;
    /// Pixels at 96 dpi that all three need.
    int width() const;

signals:
    void taken(const QModelIndex& index, ui::Taken taken);

private:
    int partWidth(Taken part) const;
};

} // namespace ui
