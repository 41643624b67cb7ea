// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_view.h"
#include "ui/draw/topology.h"

#include <QRect>

#include <cstdint>
#include <span>
#include <vector>

namespace ui {

/// Which polygon of a topology the middle of each pixel lies in; -1 = none. Neighbours meet in the
/// same crossing of the same arc, so no pixel between them is left out, at no scale. Where polygons
/// overlap, the one with the higher number shows.
class UnitRaster {
public:
    UnitRaster() = default;
    /// All of the view, nothing drawn yet.
    explicit UnitRaster(QSize size);

    QSize size() const { return size_; }
    bool empty() const { return size_.isEmpty(); }
    const std::int32_t* row(int y) const {
        return ids_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.width());
    }
    int at(int x, int y) const { return row(y)[x]; }
    /// The numbers themselves, four bytes each, row by row.
    unsigned char* bytes() { return reinterpret_cast<unsigned char*>(ids_.data()); }
    /// Draws a part anew, `part` in pixels of the view, of the polygons named (in order; those that
    /// cannot be seen in the part do no harm) or of all. Parts may be drawn in several threads at
    /// once as long as they have no pixel in common.
    void draw(const Topology& topology, const MapView& view, const QRect& part,
              std::span<const int> polygons);
    void draw(const Topology& topology, const MapView& view, const QRect& part);

    /// Every `step`th pixel of every `step`th row of a part of it.
    UnitRaster thinned(const QRect& part, int step) const;

private:
    QSize size_;
    std::vector<std::int32_t> ids_;
};

} // namespace ui
