// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/hull.h"

#include <algorithm>

namespace core {

namespace {

bool turnsLeft(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

/// Adds a point to a chain that only turns left, from index `from` on.
void extend(std::vector<Point>& chain, std::size_t from, Point point) {
    while (chain.size() >= from + 2 && !turnsLeft(chain[chain.size() - 2], chain.back(), point)) {
        chain.pop_back();
    }
    chain.push_back(point);
}

} // namespace

std::vector<Point> convexHull(std::vector<Point> points) {
    std::sort(points.begin(), points.end(),
              [](Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) {
        return points;
    }
    std::vector<Point> hull;
    for (const Point point : points) {
        extend(hull, 0, point);
    }
    const std::size_t upper = hull.size() - 1;
    for (auto point = points.rbegin() + 1; point != points.rend(); ++point) {
        extend(hull, upper, *point);
    }
    hull.pop_back();
    return hull;
}

std::vector<Point> convexHull(const MultiPolygon& shape) {
    std::vector<Point> points;
    for (const Polygon& polygon : shape.polygons) {
        if (!polygon.rings.empty()) {
            points.insert(points.end(), polygon.rings[0].begin(), polygon.rings[0].end());
        }
    }
    return convexHull(std::move(points));
}

} // namespace core
