// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/unit_raster.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// A place where a border crosses the middle line of a row of pixels: the row, and the first column
/// whose middle lies to the right. Sorts by row, then column.
using Crossing = std::uint32_t;
constexpr int kColumnBits = 16;

/// Few crossings come nearly sorted.
void sortCrossings(std::vector<Crossing>& crossings) {
    if (crossings.size() > 48) {
        std::sort(crossings.begin(), crossings.end());
        return;
    }
    for (std::size_t i = 1; i < crossings.size(); ++i) {
        const Crossing value = crossings[i];
        std::size_t place = i;
        for (; place > 0 && crossings[place - 1] > value; --place) {
            crossings[place] = crossings[place - 1];
        }
        crossings[place] = value;
    }
}

/// Finds the crossings of one polygon after the other within a part of the view. Even-odd.
class PolygonScan {
public:
    PolygonScan(const Topology& topology, const MapView& view, const QRect& part)
        : topology_(topology), part_(part),
          level_(topology.levelFor(view.metresPerPixel * std::max(1.0, view.pixelRatio / 1.6))),
          scale_(0.01 / view.metresPerPixel),
          offsetX_((topology.origin().x - view.topLeft.x) / view.metresPerPixel),
          offsetY_((view.topLeft.y - topology.origin().y) / view.metresPerPixel) {}

    /// Whether the middle of any pixel of the part can lie in the box.
    bool sees(const VertexBox& box) const {
        const double left = box.minX * scale_ + offsetX_;
        const double right = box.maxX * scale_ + offsetX_;
        const double top = offsetY_ - box.maxY * scale_;
        const double bottom = offsetY_ - box.minY * scale_;
        return right >= part_.left() && left <= part_.right() + 1 && bottom >= part_.top() &&
               top <= part_.bottom() + 1 && rowAfter(top) < rowAfter(bottom);
    }

    const std::vector<Crossing>& crossings(int polygon) {
        crossings_.clear();
        const auto [first, last] = topology_.rings(polygon);
        for (int ring = first; ring < last; ++ring) {
            for (const ArcRef ref : topology_.ring(ring)) {
                addArc(arcOf(ref));
            }
        }
        sortCrossings(crossings_);
        return crossings_;
    }

private:
    /// The first row whose middle is at or below y.
    static double rowAfter(double y) { return std::ceil(y - 0.5); }

    void addArc(int arc) {
        const VertexBox& box = topology_.arcBox(arc);
        if (offsetY_ - box.minY * scale_ < part_.top() ||
            offsetY_ - box.maxY * scale_ > part_.bottom() + 1 ||
            box.minX * scale_ + offsetX_ > part_.right() + 1) {
            return; // to the right of the part, crossings would only end spans at its edge
        }
        const auto vertices = topology_.arc(arc, level_);
        double x = vertices[0].x * scale_ + offsetX_;
        double y = offsetY_ - vertices[0].y * scale_;
        for (std::size_t i = 1; i < vertices.size(); ++i) {
            const double nextX = vertices[i].x * scale_ + offsetX_;
            const double nextY = offsetY_ - vertices[i].y * scale_;
            addEdge(x, y, nextX, nextY);
            x = nextX;
            y = nextY;
        }
    }

    void addEdge(double x0, double y0, double x1, double y1) {
        if (y0 > y1) {
            std::swap(x0, x1);
            std::swap(y0, y1);
        }
        const double top = std::max(rowAfter(y0), static_cast<double>(part_.top()));
        const double end = std::min(rowAfter(y1), static_cast<double>(part_.bottom() + 1));
        if (top >= end) {
            return;
        }
        const double slope = (x1 - x0) / (y1 - y0);
        for (int row = static_cast<int>(top); row < static_cast<int>(end); ++row) {
            const double x = x0 + (row + 0.5 - y0) * slope;
            const double column = std::clamp(std::ceil(x - 0.5), static_cast<double>(part_.left()),
                                             static_cast<double>(part_.right() + 1));
            crossings_.push_back(static_cast<Crossing>(row) << kColumnBits |
                                 static_cast<Crossing>(column));
        }
    }

    const Topology& topology_;
    QRect part_;
    int level_;
    double scale_; ///< pixels per centimetre
    double offsetX_;
    double offsetY_;
    std::vector<Crossing> crossings_;
};

} // namespace

UnitRaster::UnitRaster(QSize size)
    : size_(size),
      ids_(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()), -1) {}

void UnitRaster::draw(const Topology& topology, const MapView& view, const QRect& part) {
    const auto width = static_cast<std::size_t>(size_.width());
    for (int y = part.top(); y <= part.bottom(); ++y) {
        std::fill_n(ids_.data() + static_cast<std::size_t>(y) * width + part.left(), part.width(),
                    -1);
    }
    PolygonScan scan(topology, view, part);
    for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
        if (!scan.sees(topology.polygonBox(polygon))) {
            continue;
        }
        const std::vector<Crossing>& crossings = scan.crossings(polygon);
        for (std::size_t i = 0; i < crossings.size();) {
            const Crossing row = crossings[i] >> kColumnBits;
            const Crossing from = crossings[i] & 0xFFFF;
            ++i;
            // An arc to the right of the part was left out: its span goes on to the edge.
            Crossing to = static_cast<Crossing>(part.right() + 1);
            if (i < crossings.size() && crossings[i] >> kColumnBits == row) {
                to = crossings[i] & 0xFFFF;
                ++i;
            }
            std::fill(ids_.data() + row * width + from, ids_.data() + row * width + to, polygon);
        }
    }
}

} // namespace ui
