// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/free_ground.h"

#include <algorithm>

namespace ui {

FreeGround::FreeGround(const QRectF& area, double cell)
    : area_(area), cell_(cell), columns_(static_cast<int>(area.width() / cell)),
      rows_(static_cast<int>(area.height() / cell)) {}

FreeGround::Spot FreeGround::widest(const std::function<bool(QPointF)>& free, double stretch) {
    distance_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
    for (int row = 1; row + 1 < rows_; ++row) {
        for (int column = 1; column + 1 < columns_; ++column) {
            at(column, row) = free(middleOf(column, row)) ? 1e6F : 0;
        }
    }
    spread(static_cast<float>(1 / stretch));
    const auto best = std::max_element(distance_.begin(), distance_.end());
    if (best == distance_.end()) {
        return {};
    }
    const auto index = static_cast<int>(best - distance_.begin());
    return {middleOf(index % columns_, index / columns_), *best * cell_};
}

/// Two passes of a city-block distance.
void FreeGround::spread(float side) {
    for (int row = 1; row < rows_; ++row) {
        for (int column = 1; column < columns_; ++column) {
            at(column, row) =
                std::min({at(column, row), at(column - 1, row) + side, at(column, row - 1) + 1});
        }
    }
    for (int row = rows_ - 2; row >= 0; --row) {
        for (int column = columns_ - 2; column >= 0; --column) {
            at(column, row) =
                std::min({at(column, row), at(column + 1, row) + side, at(column, row + 1) + 1});
        }
    }
}

} // namespace ui
