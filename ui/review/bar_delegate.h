// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/delegates.h"

namespace ui {

/// A figure at the right and, before it, a bar of its share of the largest (AxisRole, 0 to 1).
class BarDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace ui
