// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <QMarginsF>
#include <QPointF>
#include <QRectF>
#include <QSize>

namespace ui {

/// Which part of the plane is drawn where: north is up, pixels are those of the image or page.
struct MapView {
    core::Point topLeft;       ///< metres at the corner of pixel (0, 0)
    double metresPerPixel = 1; ///< of the image
    QSize size;                ///< in pixels of the image
    double pixelRatio = 1;     ///< pixels of the image per pixel at 96 dpi

    QPointF toPixel(core::Point metres) const {
        return {(metres.x - topLeft.x) / metresPerPixel, (topLeft.y - metres.y) / metresPerPixel};
    }
    core::Point toMetres(QPointF pixel) const {
        return {topLeft.x + pixel.x() * metresPerPixel, topLeft.y - pixel.y() * metresPerPixel};
    }
    QRectF rect() const { return QRectF(QPointF(), QSizeF(size)); }
    core::Box box() const;
    /// 860000 for 1 : 860,000, on a screen of 96 dpi.
    double scaleDenominator() const;

    /// The view after the pixels have moved by this much (right and down positive).
    MapView moved(QPointF pixels) const;
    /// The view at `factor` times the present scale, the point under `fixed` staying where it is.
    MapView zoomed(double factor, QPointF fixed) const;
    /// The same scale with `extra` more pixels on every side.
    MapView grown(int extra) const;

    bool operator==(const MapView&) const = default;
};

/// The view of that size in which the box fills what the margins (in 96 dpi pixels) leave free.
MapView fitView(const core::Box& box, QSize size, const QMarginsF& margins, double pixelRatio = 1);

} // namespace ui
