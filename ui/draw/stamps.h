// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>

#include <array>
#include <functional>

namespace ui {

/// A small figure drawn many times into an opaque or premultiplied image: it is painted once at
/// each quarter of a pixel, and then laid over the pixels without the painter, at a tenth of its
/// cost.
class Stamps {
public:
    /// `side`: how wide the figure is, in pixels; `draw` paints it with its middle at a place. The
    /// painter may be shifted by whole pixels, no more, and must not be used between stamps for
    /// anything that it could put off.
    Stamps(QPainter& painter, double side,
           const std::function<void(QPainter& stamp, QPointF middle)>& draw);

    /// False where the painter does not paint on an image of that kind.
    bool usable() const { return bits_ != nullptr; }
    void stamp(double x, double y);

private:
    uchar* bits_ = nullptr;
    qsizetype bytesPerLine_ = 0;
    QRect room_; ///< of the image, in the painter's coordinates
    int side_;
    std::array<QImage, 16> sprites_;
};

} // namespace ui
