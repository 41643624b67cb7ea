// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/backing_store.h"

#include "ui/draw/map_painter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace ui {

namespace {

/// Moves the pixels within an image: right and down by (dx, dy).
void shift(QImage& image, int dx, int dy) {
    const int width = image.width() - std::abs(dx);
    const int height = image.height() - std::abs(dy);
    const auto bytes = static_cast<std::size_t>(width) * 4;
    for (int i = 0; i < height; ++i) {
        // From the far end when the rows move down, so that none is overwritten before it is read.
        const int row = dy > 0 ? height - 1 - i : i;
        const uchar* from = image.constScanLine(row + std::max(0, -dy)) + 4 * std::max(0, -dx);
        uchar* to = image.scanLine(row + std::max(0, dy)) + 4 * std::max(0, dx);
        std::memmove(to, from, bytes);
    }
}

} // namespace

void BackingStore::set(QImage image, const MapView& view) {
    image_ = std::move(image);
    view_ = view;
}

QPoint BackingStore::offsetOf(const MapView& view) const {
    const QPointF offset = view_.toPixel(view.topLeft);
    return {static_cast<int>(std::lround(offset.x())), static_cast<int>(std::lround(offset.y()))};
}

int BackingStore::spare(const MapView& view) const {
    if (empty() || view.metresPerPixel != view_.metresPerPixel) {
        return -1;
    }
    const QPoint offset = offsetOf(view);
    return std::min({offset.x(), offset.y(), view_.size.width() - offset.x() - view.size.width(),
                     view_.size.height() - offset.y() - view.size.height()});
}

bool BackingStore::covers(const MapView& view) const {
    return spare(view) >= 0;
}

bool BackingStore::scrollTo(const MapView& view, int margin, const MapScene& scene,
                            const MapStyle& style) {
    if (empty() || view.metresPerPixel != view_.metresPerPixel) {
        return false;
    }
    const QPoint offset = offsetOf(view);
    const QSize size = image_.size();
    // Only as far as the view needs it, and a little more in that direction.
    const auto needed = [&](int at, int length, int whole) {
        if (at < 0) {
            return at - std::min(margin, whole - length);
        }
        const int over = at + length - whole;
        return over > 0 ? over + std::min(margin, whole - length) : 0;
    };
    const int dx = needed(offset.x(), view.size.width(), size.width());
    const int dy = needed(offset.y(), view.size.height(), size.height());
    if (std::abs(dx) >= size.width() || std::abs(dy) >= size.height()) {
        return false;
    }
    if (dx == 0 && dy == 0) {
        return covers(view);
    }
    shift(image_, -dx, -dy);
    view_ = view_.moved(QPointF(-dx, -dy));
    if (dx != 0) {
        redraw(QRectF(dx > 0 ? size.width() - dx : 0, 0, std::abs(dx), size.height()), scene,
               style);
    }
    if (dy != 0) {
        redraw(QRectF(0, dy > 0 ? size.height() - dy : 0, size.width(), std::abs(dy)), scene,
               style);
    }
    return covers(view);
}

void BackingStore::redraw(const QRectF& rect, const MapScene& scene, const MapStyle& style) {
    const QRect whole = rect.toAlignedRect() & image_.rect();
    if (whole.isEmpty()) {
        return;
    }
    QPainter painter(&image_);
    painter.setClipRect(whole);
    MapPainter(scene, view_, style, QRectF(whole)).paintGround(painter);
}

void BackingStore::paint(QPainter& painter, const MapView& view) const {
    if (empty()) {
        return;
    }
    if (view.metresPerPixel == view_.metresPerPixel) {
        painter.drawImage(-offsetOf(view), image_);
        return;
    }
    const QPointF corner = view.toPixel(view_.topLeft);
    const double factor = view_.metresPerPixel / view.metresPerPixel;
    painter.drawImage(QRectF(corner, QSizeF(image_.size()) * factor), image_);
}

} // namespace ui
