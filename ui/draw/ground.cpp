// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/ground.h"

#include <algorithm>
#include <cstring>
#include <thread>

namespace ui {

namespace {

/// One colour per unit, laid over what is there.
void fillUnits(QImage& image, const UnitRaster& raster, const QRect& part,
               const std::vector<QRgb>& colours, int firstRow) {
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const std::int32_t* ids = raster.row(y);
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y - firstRow));
        for (int x = part.left(); x <= part.right(); ++x) {
            if (ids[x] >= 0) {
                line[x] = colours[static_cast<std::size_t>(ids[x])];
            }
        }
    }
}

/// What one call draws, and of what.
struct Part {
    const MapScene& scene;
    const MapView& view;
    const MapStyle& style;
    QRect rect;
};

/// `band` shows the rows of the view from `firstRow` on.
void paintPart(QImage& band, int firstRow, const Part& part, const UnitRaster& raster,
               const Cancelled& cancelled) {
    PixelTarget target(band, firstRow, part.rect);
    const MapPainter map(part.scene, part.view, part.style, QRectF(part.rect), &target);
    QPainter painter(&band);
    painter.translate(0, -firstRow);
    painter.setClipRect(part.rect);
    map.paintBelow(painter);
    if (cancelled && cancelled()) {
        return;
    }
    fillUnits(band, raster, part.rect, map.unitColours(), firstRow);
    map.paintAbove(painter, cancelled);
}

void moveRows(uchar* bits, qsizetype bytesPerLine, QSize size, QPoint by) {
    const int width = size.width() - std::abs(by.x());
    const int height = size.height() - std::abs(by.y());
    for (int i = 0; i < height; ++i) {
        // From the far end when the rows move down, so that none is overwritten before it is read.
        const int row = by.y() > 0 ? height - 1 - i : i;
        const uchar* from =
            bits + (row + std::max(0, -by.y())) * bytesPerLine + 4 * std::max(0, -by.x());
        uchar* to = bits + (row + std::max(0, by.y())) * bytesPerLine + 4 * std::max(0, by.x());
        std::memmove(to, from, static_cast<std::size_t>(width) * 4);
    }
}

} // namespace

Ground drawGround(const MapScene& scene, const MapView& view, const MapStyle& style,
                  const Cancelled& cancelled, int threads) {
    Ground ground;
    ground.view = view;
    if (view.size.isEmpty()) {
        return ground;
    }
    QImage image(view.size, QImage::Format_RGB32);
    ground.units = UnitRaster(view.size);
    const int bands = std::clamp(threads, 1, std::max(1, view.size.height() / 64));
    const int height = (view.size.height() + bands - 1) / bands;
    uchar* bits = image.bits();
    const qsizetype bytes = image.bytesPerLine();
    const auto work = [&](const QRect& rows) {
        ground.units.draw(scene.units->topology(), view, rows);
        if (cancelled && cancelled()) {
            return;
        }
        QImage band(bits + rows.top() * bytes, rows.width(), rows.height(), bytes,
                    QImage::Format_RGB32);
        paintPart(band, rows.top(), {scene, view, style, rows}, ground.units, cancelled);
    };
    std::vector<std::thread> workers;
    for (int i = 0; i < bands; ++i) {
        const QRect rows(0, i * height, view.size.width(),
                         std::min(height, view.size.height() - i * height));
        if (i + 1 < bands) {
            workers.emplace_back(work, rows);
        } else {
            work(rows);
        }
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    if (!cancelled || !cancelled()) {
        ground.image = std::move(image);
    }
    return ground;
}

void redrawGround(Ground& ground, const QRect& part, const MapScene& scene, const MapStyle& style,
                  Redraw what) {
    const QRect inside = part & ground.image.rect();
    if (inside.isEmpty()) {
        return;
    }
    if (what == Redraw::All) {
        ground.units.draw(scene.units->topology(), ground.view, inside);
    }
    paintPart(ground.image, 0, {scene, ground.view, style, inside}, ground.units, {});
}

void shiftGround(Ground& ground, int dx, int dy) {
    moveRows(ground.image.bits(), ground.image.bytesPerLine(), ground.image.size(), {dx, dy});
    moveRows(ground.units.bytes(), static_cast<qsizetype>(ground.image.width()) * 4,
             ground.image.size(), {dx, dy});
    ground.view = ground.view.moved(QPointF(dx, dy));
}

} // namespace ui
