// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/delegates.h"

namespace ui {

/// Two territories with their swatches and an arrow between them.
class MoveDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace ui
