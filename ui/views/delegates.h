// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// The ground of all cells: text by the model's roles in the theme's fonts and tones, and the hair
/// line under each row. Other delegates add to it.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CellDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    /// Ground of selection and hover, and the hair line.
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option) const;
    /// The line under a row, unless the model ties it to the one below (TiedRole).
    void paintHair(QPainter* painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;

    const Theme& theme_;
};

/// A text with a lighter remark after it (NoteRole).
class NoteDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// A square in the territory's fill before the text (FillRole).
class SwatchDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    /// Where the square lies in a cell.
    QRect swatchRect(const QStyleOptionViewItem& cell, const QModelIndex& index) const;

private:
    static constexpr int kSwatch = 12;
    static constexpr int kGap = 7;
    static constexpr int kMargin = 6;
};

/// The deviation bar: tolerance zone, target line, bar from the target in `over`, `under` or
/// `inBand`, and a tick for the value after the gesture. A bar that hits the end of the axis gets
/// an arrow.
class DeviationDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// A state in one word (ChipRole).
class ChipDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// An icon in the middle of the cell (IconNameRole).
class IconDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace ui
