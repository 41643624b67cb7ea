// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/pixel_cover.h"

#include "geo/geometry/measure.h"

#include <algorithm>
#include <cmath>

namespace geo {

namespace {

class CoverBuffer {
public:
    explicit CoverBuffer(const PixelWindow& window)
        : window_(window), stride_(static_cast<std::size_t>(window.width) + 1),
          sums_(stride_ * static_cast<std::size_t>(window.height), 0) {}

    void addEdge(core::Point a, core::Point b) {
        if (a.y == b.y) {
            return;
        }
        const double sign = a.y < b.y ? 1 : -1;
        if (a.y > b.y) {
            std::swap(a, b);
        }
        const double top = std::max(a.y - window_.y, 0.0);
        const double bottom = std::min(b.y - window_.y, static_cast<double>(window_.height));
        const double slope = (b.x - a.x) / (b.y - a.y);
        const auto xAt = [&](double y) {
            return a.x - window_.x + slope * (y - (a.y - window_.y));
        };
        for (double y = top; y < bottom;) {
            const double next = std::min(std::floor(y) + 1, bottom);
            addSlice(static_cast<std::size_t>(y), xAt(y), xAt(next), sign * (next - y));
            y = next;
        }
    }

    std::vector<double> shares() const {
        std::vector<double> shares;
        shares.reserve(stride_ * static_cast<std::size_t>(window_.height));
        for (std::size_t row = 0; row < static_cast<std::size_t>(window_.height); ++row) {
            double sum = 0;
            for (std::size_t column = 0; column + 1 < stride_; ++column) {
                sum += sums_[row * stride_ + column];
                shares.push_back(std::clamp(std::abs(sum), 0.0, 1.0));
            }
        }
        return shares;
    }

private:
    /// A piece of edge within one row: cut where it leaves the window, then at each column.
    void addSlice(std::size_t row, double xa, double xb, double height) {
        const double width = window_.width;
        if (xa > xb) {
            std::swap(xa, xb);
        }
        if (xb <= 0) {
            sums_[row * stride_] += height;
            return;
        }
        if (xa >= width) {
            return;
        }
        const double run = xb - xa;
        if (xa < 0) {
            sums_[row * stride_] += height * (-xa / run);
        }
        const double first = std::max(xa, 0.0);
        const double last = std::min(xb, width);
        if (run <= 0 || std::floor(first) + 1 >= last) {
            const double share = run > 0 ? (last - first) / run : 1;
            addPixel(row, (first + last) / 2, height * share);
            return;
        }
        for (double x = first; x < last;) {
            const double next = std::min(std::floor(x) + 1, last);
            addPixel(row, (x + next) / 2, height * (next - x) / run);
            x = next;
        }
    }

    /// The ground to the right of a piece with its middle at x: part of this pixel, all beyond.
    void addPixel(std::size_t row, double x, double height) {
        const auto column =
            std::min(static_cast<std::size_t>(x), static_cast<std::size_t>(window_.width) - 1);
        const double left = x - static_cast<double>(column);
        sums_[row * stride_ + column] += height * (1 - left);
        sums_[row * stride_ + column + 1] += height * left;
    }

    PixelWindow window_;
    std::size_t stride_;
    std::vector<double> sums_;
};

} // namespace

void orientForCover(core::MultiPolygon& shape) {
    for (core::Polygon& polygon : shape.polygons) {
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            if ((signedArea(polygon.rings[i]) > 0) != (i == 0)) {
                std::reverse(polygon.rings[i].begin(), polygon.rings[i].end());
            }
        }
    }
}

std::vector<double> pixelCover(const core::MultiPolygon& shape, const PixelWindow& window) {
    CoverBuffer buffer(window);
    for (const core::Polygon& polygon : shape.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                buffer.addEdge(ring[i - 1], ring[i]);
            }
        }
    }
    return buffer.shares();
}

} // namespace geo
