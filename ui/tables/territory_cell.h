// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/delegates.h"

namespace ui {

/// A territory's name after its swatch, where the row has one; hatched in the colour of the
/// territory that a proposal gives the row to (ProposedFillRole), as the map is.
class TerritoryCellDelegate : public SwatchDelegate {
    Q_OBJECT

public:
    using SwatchDelegate::SwatchDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace ui
