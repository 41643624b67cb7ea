// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/point_index.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::uint32_t kSide = 1U << 16; ///< cells of the curve along each axis
constexpr std::uint32_t kBlock = 256;

/// Place along the curve of a cell (the usual conversion by quadrants, as in Warren 2012, 16-1).
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint32_t place = 0;
    for (std::uint32_t s = kSide / 2; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) > 0 ? 1 : 0;
        const std::uint32_t ry = (y & s) > 0 ? 1 : 0;
        place += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = kSide - 1 - x;
                y = kSide - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return place;
}

bool finite(const MapPoint& point) {
    return std::isfinite(point.at.x) && std::isfinite(point.at.y);
}

std::uint32_t cellOf(double value, double least, double extent) {
    const double share = extent > 0 ? (value - least) / extent : 0;
    return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * (kSide - 1));
}

} // namespace

PointIndex::PointIndex(const std::vector<MapPoint>& points) {
    core::Box bounds;
    for (const MapPoint& point : points) {
        if (finite(point)) {
            bounds.add(point.at);
            ++count_;
        }
    }
    if (count_ == 0) {
        return;
    }
    origin_ = bounds.centre();
    for (const AccountClass rank : {AccountClass::A, AccountClass::B, AccountClass::C}) {
        addClass(points, rank, bounds);
    }
}

bool PointIndex::oneClass() const {
    return std::count_if(classes_.begin(), classes_.end(),
                         [](const Class& points) { return !points.entries.empty(); }) < 2;
}

void PointIndex::addClass(const std::vector<MapPoint>& points, AccountClass rank,
                          const core::Box& bounds) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].rank == rank && finite(points[i])) {
            const core::Point at = points[i].at;
            order.emplace_back(hilbert(cellOf(at.x, bounds.minX, bounds.width()),
                                       cellOf(at.y, bounds.minY, bounds.height())),
                               static_cast<std::uint32_t>(i));
        }
    }
    std::sort(order.begin(), order.end());
    Class& sorted = classes_[static_cast<std::size_t>(rank)];
    sorted.entries.reserve(order.size());
    sorted.order.reserve(order.size());
    for (const auto& [place, i] : order) {
        const MapPoint& point = points[i];
        if (sorted.entries.size() % kBlock == 0) {
            const auto first = static_cast<std::uint32_t>(sorted.entries.size());
            sorted.blocks.push_back({{}, first, first});
        }
        sorted.entries.push_back({static_cast<float>(point.at.x - origin_.x),
                                  static_cast<float>(point.at.y - origin_.y), point.unit});
        sorted.order.push_back(i);
        Block& block = sorted.blocks.back();
        block.box.add(point.at);
        ++block.last;
    }
}

} // namespace ui
