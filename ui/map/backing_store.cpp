// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/backing_store.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kThreads = 2;

} // namespace

QPoint BackingStore::offsetOf(const MapView& view) const {
    const QPointF offset = ground_.view.toPixel(view.topLeft);
    return {static_cast<int>(std::lround(offset.x())), static_cast<int>(std::lround(offset.y()))};
}

int BackingStore::spare(const MapView& view) const {
    if (empty() || view.metresPerPixel != ground_.view.metresPerPixel) {
        return -1;
    }
    const QPoint offset = offsetOf(view);
    return std::min({offset.x(), offset.y(),
                     ground_.view.size.width() - offset.x() - view.size.width(),
                     ground_.view.size.height() - offset.y() - view.size.height()});
}

bool BackingStore::covers(const MapView& view) const {
    return spare(view) >= 0;
}

bool BackingStore::scrollTo(const MapView& view, int margin, const MapScene& scene,
                            const MapStyle& style) {
    if (empty() || view.metresPerPixel != ground_.view.metresPerPixel) {
        return false;
    }
    const QPoint offset = offsetOf(view);
    const QSize size = ground_.image.size();
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
    shiftGround(ground_, -dx, -dy);
    if (dx != 0) {
        redraw(QRectF(dx > 0 ? size.width() - dx : 0, 0, std::abs(dx), size.height()), scene, style,
               Redraw::All);
    }
    if (dy != 0) {
        redraw(QRectF(0, dy > 0 ? size.height() - dy : 0, size.width(), std::abs(dy)), scene, style,
               Redraw::All);
    }
    return covers(view);
}

void BackingStore::redraw(const QRectF& rect, const MapScene& scene, const MapStyle& style,
                          Redraw what) {
    redrawGround(ground_, rect.toAlignedRect(), scene, style, what,
                 what == Redraw::Fills ? kThreads : 1);
}

void BackingStore::paint(QPainter& painter, const MapView& view) const {
    if (empty()) {
        return;
    }
    if (view.metresPerPixel == ground_.view.metresPerPixel) {
        painter.drawImage(-offsetOf(view), ground_.image);
        return;
    }
    const QPointF corner = view.toPixel(ground_.view.topLeft);
    const double factor = ground_.view.metresPerPixel / view.metresPerPixel;
    painter.drawImage(QRectF(corner, QSizeF(ground_.image.size()) * factor), ground_.image);
}

} // namespace ui
