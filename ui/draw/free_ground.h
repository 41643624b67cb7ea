// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <functional>
#include <vector>

namespace ui {

/// Looks for the widest place of a figure that is known by its pixels: a coarse grid over a
/// rectangle, and how far each cell is from what is not free.
class FreeGround {
public:
    /// `cell`: side of a cell in pixels.
    FreeGround(const QRectF& area, double cell);

    bool usable() const { return columns_ > 2 && rows_ > 2; }

    struct Spot {
        QPointF middle;
        double reach = 0; ///< pixels up and down; 0 = nothing is free
    };
    /// The cell farthest from all pixels that are not free, what lies beyond the rectangle
    /// included. Steps sideways count 1/`stretch`, because labels are wider than high.
    Spot widest(const std::function<bool(QPointF)>& free, double stretch);

private:
    float& at(int column, int row) {
        return distance_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                         static_cast<std::size_t>(column)];
    }
    QPointF middleOf(int column, int row) const {
        return area_.topLeft() + QPointF((column + 0.5) * cell_, (row + 0.5) * cell_);
    }
    void spread(float side);

    QRectF area_;
    double cell_;
    int columns_;
    int rows_;
    std::vector<float> distance_; ///< in cells
};

} // namespace ui
