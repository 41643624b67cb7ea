// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_render.h"

#include "ui/draw/furniture.h"
#include "ui/draw/legend.h"

#include <algorithm>
#include <thread>

namespace ui {

namespace {

void paintBand(uchar* bits, qsizetype bytesPerLine, const QRect& rows, const MapScene& scene,
               const MapView& view, const MapStyle& style, const Cancelled& cancelled) {
    QImage band(bits + rows.top() * bytesPerLine, rows.width(), rows.height(), bytesPerLine,
                QImage::Format_RGB32);
    QPainter painter(&band);
    painter.translate(0, -rows.top());
    MapPainter(scene, view, style, QRectF(rows)).paintGround(painter, cancelled);
}

} // namespace

QImage renderGround(const MapScene& scene, const MapView& view, const MapStyle& style,
                    const Cancelled& cancelled, int threads) {
    if (view.size.isEmpty()) {
        return {};
    }
    QImage image(view.size, QImage::Format_RGB32);
    const int bands = std::clamp(threads, 1, std::max(1, view.size.height() / 64));
    const int height = (view.size.height() + bands - 1) / bands;
    uchar* bits = image.bits();
    std::vector<std::thread> workers;
    for (int i = 0; i < bands; ++i) {
        const QRect rows(0, i * height, view.size.width(),
                         std::min(height, view.size.height() - i * height));
        const auto work = [&, rows] {
            paintBand(bits, image.bytesPerLine(), rows, scene, view, style, cancelled);
        };
        if (i + 1 < bands) {
            workers.emplace_back(work);
        } else {
            work();
        }
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    return cancelled && cancelled() ? QImage() : image;
}

void paintMapAbove(QPainter& painter, const MapScene& scene, const MapView& view,
                   const MapStyle& style) {
    const LabelOptions options{{}, {scaleBarRect(scene, view)}};
    paintLabels(painter, layoutLabels(scene, view, style, options), view, style);
    paintFurniture(painter, scene, view, style);
    paintLegendCard(painter, scene, view, style);
}

QImage renderPicture(const MapScene& scene, const MapView& view, const MapStyle& style) {
    QImage image = renderGround(scene, view, style);
    if (!image.isNull()) {
        QPainter painter(&image);
        paintMapAbove(painter, scene, view, style);
    }
    return image;
}

void paintPicture(QPainter& painter, const MapScene& scene, const MapView& view,
                  const MapStyle& style) {
    painter.save();
    painter.setClipRect(view.rect(), Qt::IntersectClip);
    MapPainter(scene, view, style, view.rect()).paintGround(painter);
    paintMapAbove(painter, scene, view, style);
    painter.restore();
}

} // namespace ui
