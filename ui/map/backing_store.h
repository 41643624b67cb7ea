// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/ground.h"

#include <QPainter>

#include <utility>

namespace ui {

/// The ground as an image larger than the view: panning shifts it and draws the strips that come
/// into sight, zooming shows it scaled until an exact one is there.
class BackingStore {
public:
    bool empty() const { return ground_.empty(); }
    const MapView& view() const { return ground_.view; }
    const Ground& ground() const { return ground_; }
    /// Returns what was there.
    Ground exchange(Ground ground) { return std::exchange(ground_, std::move(ground)); }
    void clear() { ground_ = {}; }

    /// Whether the view can be shown without scaling and without gaps.
    bool covers(const MapView& view) const;
    /// How many image pixels lie beyond the view on its barest side; negative if it is not covered.
    int spare(const MapView& view) const;

    /// Shifts the image so that it covers the view, and draws what was not in it. False if the
    /// scale differs or nothing of the view is in the image: then a new image is needed.
    bool scrollTo(const MapView& view, int margin, const MapScene& scene, const MapStyle& style);
    /// Draws a part anew, `rect` in pixels of the store's own view.
    void redraw(const QRectF& rect, const MapScene& scene, const MapStyle& style, Redraw what);

    /// Paints what there is for the view; pixels are those of the view.
    void paint(QPainter& painter, const MapView& view) const;
    /// The pixel of the image at the corner of a view of the same scale.
    QPoint offsetOf(const MapView& view) const;

private:
    Ground ground_;
};

} // namespace ui
