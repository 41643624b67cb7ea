// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/unit_raster.h"

#include "ui/draw/arc_tracer.h"
#include "ui/draw/polygon_scan.h"

#include <algorithm>

namespace ui {

UnitRaster::UnitRaster(QSize size)
    : size_(size),
      ids_(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()), -1) {}

void UnitRaster::draw(const Topology& topology, const MapView& view, const QRect& part) {
    draw(topology, view, part, inSight(topology, view, QRectF(part)).polygons);
}

void UnitRaster::draw(const Topology& topology, const MapView& view, const QRect& part,
                      std::span<const int> polygons) {
    const auto width = static_cast<std::size_t>(size_.width());
    for (int y = part.top(); y <= part.bottom(); ++y) {
        std::int32_t* row = ids_.data() + static_cast<std::size_t>(y) * width;
        std::fill(row + part.left(), row + part.right() + 1, -1);
    }
    PolygonScan(topology, view, part).run(polygons, [&](int polygon, int y, int from, int to) {
        std::int32_t* row = ids_.data() + static_cast<std::size_t>(y) * width;
        std::fill(row + from, row + to, polygon);
    });
}

UnitRaster UnitRaster::thinned(const QRect& part, int step) const {
    const QRect inside = part & QRect(QPoint(), size_);
    UnitRaster thin(QSize((inside.width() + step - 1) / step, (inside.height() + step - 1) / step));
    std::int32_t* to = thin.ids_.data();
    for (int y = inside.top(); y <= inside.bottom(); y += step) {
        const std::int32_t* from = row(y);
        for (int x = inside.left(); x <= inside.right(); x += step) {
            *to++ = from[x];
        }
    }
    return thin;
}

} // namespace ui
