// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/enclosing_circle.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace core::align {

namespace {

constexpr double kSlack = 1e-12;
constexpr std::uint64_t kShuffleSeed = 1;

bool holds(const Circle& circle, Point p) {
    return std::hypot(p.x - circle.centre.x, p.y - circle.centre.y) <= circle.radius * (1 + kSlack);
}

Circle around(Point a, Point b) {
    const Point centre{(a.x + b.x) / 2, (a.y + b.y) / 2};
    return {centre, std::max(std::hypot(a.x - centre.x, a.y - centre.y),
                             std::hypot(b.x - centre.x, b.y - centre.y))};
}

Circle around(Point a, Point b, Point c) {
    const double bx = b.x - a.x;
    const double by = b.y - a.y;
    const double cx = c.x - a.x;
    const double cy = c.y - a.y;
    const double d = 2 * (bx * cy - by * cx);
    if (d == 0) {
        // On a line: the two outermost decide.
        const Circle pairs[] = {around(a, b), around(a, c), around(b, c)};
        return *std::max_element(std::begin(pairs), std::end(pairs),
                                 [](const auto& x, const auto& y) { return x.radius < y.radius; });
    }
    const double ux = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d;
    const double uy = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d;
    const Point centre{a.x + ux, a.y + uy};
    return {centre, std::hypot(ux, uy)};
}

Circle withTwo(std::span<const Point> points, Point a, Point b) {
    Circle circle = around(a, b);
    for (const Point& p : points) {
        if (!holds(circle, p)) {
            circle = around(a, b, p);
        }
    }
    return circle;
}

Circle withOne(std::span<const Point> points, Point a) {
    Circle circle{a, 0};
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!holds(circle, points[i])) {
            circle = withTwo(points.first(i), a, points[i]);
        }
    }
    return circle;
}

} // namespace

Circle minEnclosingCircle(std::vector<Point> points) {
    const auto unusable = [](Point p) { return !std::isfinite(p.x) || !std::isfinite(p.y); };
    points.erase(std::remove_if(points.begin(), points.end(), unusable), points.end());
    std::sort(points.begin(), points.end(),
              [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.empty()) {
        return {};
    }
    Random random(kShuffleSeed);
    random.shuffle(points);
    Circle circle{points.front(), 0};
    const std::span<const Point> all(points);
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!holds(circle, points[i])) {
            circle = withOne(all.first(i), points[i]);
        }
    }
    return circle;
}

} // namespace core::align
