// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/unit_raster.h"

#include "ui/draw/polygon_scan.h"

#include <algorithm>

namespace ui {

UnitRaster::UnitRaster(QSize size)
    : size_(size),
      ids_(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()), -1) {}

void UnitRaster::draw(const Topology& topology, const MapView& view, const QRect& part) {
    const auto width = static_cast<std::size_t>(size_.width());
    for (int y = part.top(); y <= part.bottom(); ++y) {
        std::int32_t* row = ids_.data() + static_cast<std::size_t>(y) * width;
        std::fill(row + part.left(), row + part.right() + 1, -1);
    }
    PolygonScan(topology, view, part).run([&](int polygon, int y, int from, int to) {
        std::int32_t* row = ids_.data() + static_cast<std::size_t>(y) * width;
        std::fill(row + from, row + to, polygon);
    });
}

} // namespace ui
