// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/barrier_lines.h"

#include <algorithm>
#include <array>

namespace geo {

namespace {

/// The sign of twice the area of the triangle: on which side of the line c lies. Differences have
/// 33 bits, so their products are exact in a long double but for the very ends of the earth.
int sideOf(RoadPoint a, RoadPoint b, RoadPoint c) {
    const auto less = [](std::int32_t from, std::int32_t to) {
        return static_cast<long double>(std::int64_t{to} - from);
    };
    const long double product =
        less(a.lon, b.lon) * less(a.lat, c.lat) - less(a.lat, b.lat) * less(a.lon, c.lon);
    return product > 0 ? 1 : product < 0 ? -1 : 0;
}

bool between(std::int32_t a, std::int32_t b, std::int32_t c) {
    return std::min(a, b) <= c && c <= std::max(a, b);
}

bool onLine(RoadPoint a, RoadPoint b, RoadPoint c) {
    return sideOf(a, b, c) == 0 && between(a.lon, b.lon, c.lon) && between(a.lat, b.lat, c.lat);
}

bool meet(RoadPoint a, RoadPoint b, RoadPoint c, RoadPoint d) {
    return (sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0) ||
           onLine(a, b, c) || onLine(a, b, d) || onLine(c, d, a) || onLine(c, d, b);
}

core::Box boxOf(std::span<const RoadPoint> line) {
    core::Box box;
    for (const RoadPoint& point : line) {
        box.add(core::Point{static_cast<double>(point.lon), static_cast<double>(point.lat)});
    }
    return box;
}

bool linesMeet(std::span<const RoadPoint> a, std::span<const RoadPoint> b) {
    if (!boxOf(a).intersects(boxOf(b))) {
        return false;
    }
    for (std::size_t i = 1; i < a.size(); ++i) {
        for (std::size_t k = 1; k < b.size(); ++k) {
            if (meet(a[i - 1], a[i], b[k - 1], b[k])) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

BarrierLines::BarrierLines(const std::vector<std::vector<core::Point>>& lines) {
    for (const std::vector<core::Point>& line : lines) {
        std::vector<RoadPoint> points;
        for (const core::Point& point : line) {
            points.push_back(roadPointOf(point));
        }
        lines_.push_back(std::move(points));
    }
}

std::vector<bool> BarrierLines::shut(const RoadNetwork& network) const {
    std::vector<bool> shut;
    for (std::uint32_t segment = 0; !lines_.empty() && segment < network.segments.size();
         ++segment) {
        shut.push_back(meet(network.shapeOf(segment)));
    }
    return shut;
}

bool BarrierLines::between(core::Point from, core::Point to) const {
    if (lines_.empty()) {
        return false;
    }
    const std::array<RoadPoint, 2> way = {roadPointOf(from), roadPointOf(to)};
    return meet(way);
}

bool BarrierLines::meet(std::span<const RoadPoint> way) const {
    return std::any_of(lines_.begin(), lines_.end(),
                       [&](const auto& line) { return linesMeet(way, line); });
}

} // namespace geo
