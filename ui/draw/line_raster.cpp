// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/line_raster.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// `colour` over `below`, `share` of 256.
QRgb mixed(QRgb colour, QRgb below, std::uint32_t share) {
    const std::uint32_t rest = 256 - share;
    const std::uint32_t even =
        ((colour & 0xff00ff) * share + (below & 0xff00ff) * rest + 0x800080) >> 8;
    const std::uint32_t odd =
        ((colour >> 8) & 0xff00ff) * share + ((below >> 8) & 0xff00ff) * rest + 0x800080;
    return 0xff000000U | (even & 0xff00ff) | (odd & 0x00ff00);
}

} // namespace

LineRaster::LineRaster(const QRect& part)
    : part_(part),
      cover_(static_cast<std::size_t>(part.width()) * static_cast<std::size_t>(part.height()), 0),
      touched_(static_cast<std::size_t>(part.height()), {part.width(), -1}) {}

void LineRaster::begin(const LineInk& ink) {
    ink_ = ink;
}

void LineRaster::add(std::span<const QPointF> line) {
    if (ink_.dash > 0) {
        addDashes(line);
        return;
    }
    for (std::size_t i = 1; i < line.size(); ++i) {
        addSegment(line[i - 1], line[i]);
    }
}

/// Each dash as a line with round ends that reach as far as flat ones would.
void LineRaster::addDashes(std::span<const QPointF> line) {
    const double cap = std::min(ink_.width, ink_.dash) / 2;
    const double period = ink_.dash + ink_.gap;
    double along = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const QPointF way = line[i] - line[i - 1];
        const double length = std::hypot(way.x(), way.y());
        if (!(length > 0) || length > 1e6) {
            continue;
        }
        for (double number = std::floor(along / period); number * period < along + length;
             ++number) {
            const double from = std::max(number * period + cap - along, 0.0);
            const double to = std::min(number * period + ink_.dash - cap - along, length);
            if (from <= to) {
                addSegment(line[i - 1] + way * (from / length), line[i - 1] + way * (to / length));
            }
        }
        along += length;
    }
}

void LineRaster::addSegment(QPointF from, QPointF to) {
    const double half = ink_.width / 2;
    const double reach = half + 0.5;
    const double fullest = std::min(ink_.width, 1.0) * 255;
    const double top = std::max(std::min(from.y(), to.y()) - reach, double(part_.top()));
    const double bottom = std::min(std::max(from.y(), to.y()) + reach, part_.bottom() + 1.0);
    if (!(top < bottom) || std::max(from.x(), to.x()) + reach < part_.left() ||
        std::min(from.x(), to.x()) - reach > part_.right() + 1) {
        return;
    }
    const double dx = to.x() - from.x();
    const double dy = to.y() - from.y();
    const double squared = dx * dx + dy * dy;
    const double perSquared = squared > 0 ? 1 / squared : 0;
    const double length = std::sqrt(squared);
    // How far left and right of the line itself, along a row, its edge lies.
    const double aside = std::abs(dy) > 1e-9 ? reach * length / std::abs(dy) : 1e9;
    const double slope = std::abs(dy) > 1e-9 ? dx / dy : 0;
    const double west = std::min(from.x(), to.x()) - reach;
    const double east = std::max(from.x(), to.x()) + reach;
    for (int row = static_cast<int>(top); row < bottom; ++row) {
        const double y = row + 0.5 - from.y();
        const double middle = from.x() + y * slope;
        const double least = std::max({west, middle - aside, double(part_.left())});
        const double most = std::min({east, middle + aside, part_.right() + 0.999});
        if (!(least <= most)) {
            continue;
        }
        const int first = static_cast<int>(least);
        const int last = static_cast<int>(most);
        std::uint8_t* cover =
            cover_.data() +
            static_cast<std::size_t>(row - part_.top()) * static_cast<std::size_t>(part_.width()) -
            part_.left();
        for (int column = first; column <= last; ++column) {
            const double x = column + 0.5 - from.x();
            const double t = std::clamp((x * dx + y * dy) * perSquared, 0.0, 1.0);
            const double ex = x - t * dx;
            const double ey = y - t * dy;
            const double away = ex * ex + ey * ey;
            if (away < reach * reach) {
                const double covered = std::min(fullest, (reach - std::sqrt(away)) * 255);
                cover[column] = std::max(cover[column], static_cast<std::uint8_t>(covered));
            }
        }
        auto& [low, high] = touched_[static_cast<std::size_t>(row - part_.top())];
        low = std::min(low, first - part_.left());
        high = std::max(high, last - part_.left());
    }
}

void LineRaster::blend(QImage& image, int firstRow) {
    const QRgb colour = ink_.colour.rgb();
    const auto opacity = static_cast<std::uint32_t>(ink_.colour.alpha());
    for (int row = 0; row < part_.height(); ++row) {
        auto& [low, high] = touched_[static_cast<std::size_t>(row)];
        if (low > high) {
            continue;
        }
        auto* line =
            reinterpret_cast<QRgb*>(image.scanLine(part_.top() + row - firstRow)) + part_.left();
        std::uint8_t* cover =
            cover_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(part_.width());
        for (int column = low; column <= high; ++column) {
            if (cover[column] != 0) {
                line[column] = mixed(colour, line[column], (cover[column] * opacity + 127) / 254);
            }
        }
        std::fill(cover + low, cover + high + 1, std::uint8_t{0});
        low = part_.width();
        high = -1;
    }
}

} // namespace ui
