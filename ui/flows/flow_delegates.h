// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/delegates.h"

#include <QHeaderView>

namespace ui {

/// A check box in the middle of the cell.
class TickDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

/// Draws a combo box in the cell, and is one while the cell is edited. The choices are those of
/// `ColumnModel`.
class ReadAsDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
};

/// How sure a guess is: a bar and its percent, grey where it is to be looked at.
class ConfidenceDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// A state icon (IconNameRole) before the text, in the tone of the text.
class SignedTextDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// A value that is read otherwise than it was written: the old one struck through, the new one
/// beside it. Where there is no room for both, the new one alone.
class ChangedCellDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// A table head whose first section is a check box for all rows, as the model's head data says.
class TickHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TickHeader(QWidget* parent = nullptr);

signals:
    void tickAsked(bool on);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;
};

} // namespace ui
