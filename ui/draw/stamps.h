// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/pixel_target.h"

#include <QImage>
#include <QPainter>

#include <array>
#include <functional>
#include <memory>

namespace ui {

/// A small figure painted once at each quarter of a pixel.
struct StampSprites {
    int side = 0; ///< pixels
    std::array<QImage, 16> images;
};

/// `side`: how wide the figure is, in pixels; `draw` paints it with its middle at a place.
std::shared_ptr<const StampSprites>
makeSprites(double side, const std::function<void(QPainter& stamp, QPointF middle)>& draw);

/// A small figure drawn many times into an opaque or premultiplied image: its
/// sprites are laid over the pixels without the painter, at a tenth of its cost.
class Stamps {
public:
    /// The painter may be shifted by whole pixels, no more, and must not be used between stamps for
    /// anything that it could put off.
    Stamps(QPainter& painter, std::shared_ptr<const StampSprites> sprites);

    /// False where the painter does not paint on an image of that kind.
    bool usable() const { return target_.bits != nullptr; }
    void stamp(double x, double y);

private:
    std::shared_ptr<const StampSprites> sprites_;
    PixelTarget target_;
};

} // namespace ui
