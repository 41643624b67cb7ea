// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/heat_ground.h"

#include <cmath>

namespace ui {

namespace {

using core::analysis::HeatView;

constexpr double kMostPixels = 900; ///< of the radius: finer cells would show nothing more
constexpr double kSpotCells = 40;   ///< of the radius, where one place is asked for

} // namespace

HeatGround::HeatGround(std::shared_ptr<const core::analysis::HeatPoints> points,
                       core::analysis::HeatOptions options, HeatLook look)
    : points_(std::move(points)), options_(options), look_(look) {}

QImage HeatGround::picture(const MapView& view, const QRect& part, const Tokens& tokens) const {
    // Near by, one cell covers several pixels, so that the kernel stays within its bounds.
    const double step =
        std::max(1.0, std::ceil(options_.radius / view.metresPerPixel / kMostPixels));
    const HeatView cells{view.toMetres(part.topLeft()), view.metresPerPixel * step,
                         static_cast<int>(std::ceil(part.width() / step)),
                         static_cast<int>(std::ceil(part.height() / step))};
    if (cells.width <= 0 || cells.height <= 0) {
        return {};
    }
    const std::lock_guard lock(busy_);
    const QImage image = heatImage(maker_.make(*points_, cells, options_), look_, tokens);
    return step > 1
               ? image.scaled(image.size() * step, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
               : image;
}

double HeatGround::densityAt(core::Point metres) const {
    const double cell = options_.radius / kSpotCells;
    const HeatView one{{metres.x - cell / 2, metres.y + cell / 2}, cell, 1, 1};
    const std::lock_guard lock(busy_);
    return maker_.make(*points_, one, options_).density(0);
}

} // namespace ui
