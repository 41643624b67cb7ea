// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRect>

namespace ui {

/// The pixels that a painter paints on, for what is faster without it. The painter may be shifted
/// by whole pixels, no more.
struct PixelTarget {
    uchar* bits = nullptr; ///< of the pixel at the origin of the painter; null = they are not open
    qsizetype bytesPerLine = 0;
    QRect room; ///< what may be written, in the coordinates of the painter

    /// Opaque or premultiplied images alone are open.
    static PixelTarget of(QPainter& painter);
    QRgb* row(int y) const { return reinterpret_cast<QRgb*>(bits + y * bytesPerLine); }
};

} // namespace ui
