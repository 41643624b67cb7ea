// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/polygon_scan.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

/// Few crossings come nearly sorted.
void sortCrossings(std::vector<std::uint32_t>& crossings) {
    if (crossings.size() > 48) {
        std::sort(crossings.begin(), crossings.end());
        return;
    }
    for (std::size_t i = 1; i < crossings.size(); ++i) {
        const std::uint32_t value = crossings[i];
        std::size_t place = i;
        for (; place > 0 && crossings[place - 1] > value; --place) {
            crossings[place] = crossings[place - 1];
        }
        crossings[place] = value;
    }
}

/// The first row whose middle is at or below y.
double rowAfter(double y) {
    return std::ceil(y - 0.5);
}

} // namespace

PolygonScan::PolygonScan(const Topology& topology, const MapView& view, const QRect& part)
    : topology_(topology), part_(part),
      level_(topology.levelFor(view.metresPerPixel * std::max(1.0, view.pixelRatio / 1.6))),
      scale_(0.01 / view.metresPerPixel),
      offsetX_((topology.origin().x - view.topLeft.x) / view.metresPerPixel),
      offsetY_((view.topLeft.y - topology.origin().y) / view.metresPerPixel) {}

/// Whether the middle of any pixel of the part can lie in the box.
bool PolygonScan::sees(const VertexBox& box) const {
    if (box.empty()) {
        return false;
    }
    const double left = box.minX * scale_ + offsetX_;
    const double right = box.maxX * scale_ + offsetX_;
    const double top = offsetY_ - box.maxY * scale_;
    const double bottom = offsetY_ - box.minY * scale_;
    return right >= part_.left() && left <= part_.right() + 1 && bottom >= part_.top() &&
           top <= part_.bottom() + 1 && rowAfter(top) < rowAfter(bottom);
}

void PolygonScan::findCrossings(int polygon) {
    crossings_.clear();
    const auto [first, last] = topology_.rings(polygon);
    for (int ring = first; ring < last; ++ring) {
        for (const ArcRef ref : topology_.ring(ring)) {
            addArc(arcOf(ref));
        }
    }
    sortCrossings(crossings_);
}

void PolygonScan::addArc(int arc) {
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

void PolygonScan::addEdge(double x0, double y0, double x1, double y1) {
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

} // namespace ui
