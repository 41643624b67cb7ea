// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/predicates.h"

#include <algorithm>
#include <cmath>

namespace geo {

using core::Point;

namespace {

__extension__ typedef __float128 Quad;

/// (3 + 16 eps) eps of Shewchuk's first filter.
constexpr double kFilter = 3.3306690738754716e-16;

int sign(Quad value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

} // namespace

int orientation(Point a, Point b, Point c) {
    const double left = (a.x - c.x) * (b.y - c.y);
    const double right = (a.y - c.y) * (b.x - c.x);
    const double det = left - right;
    if (std::abs(det) > kFilter * (std::abs(left) + std::abs(right))) {
        return det > 0 ? 1 : -1;
    }
    const Quad ax = static_cast<Quad>(a.x) - c.x;
    const Quad ay = static_cast<Quad>(a.y) - c.y;
    const Quad bx = static_cast<Quad>(b.x) - c.x;
    const Quad by = static_cast<Quad>(b.y) - c.y;
    return sign(ax * by - ay * bx);
}

Place placeInRing(Point point, const core::Ring& ring) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const bool upwards = ring[i - 1].y <= ring[i].y;
        const Point low = upwards ? ring[i - 1] : ring[i];
        const Point high = upwards ? ring[i] : ring[i - 1];
        if (point.y < low.y || point.y > high.y || point.x > std::max(low.x, high.x)) {
            continue;
        }
        if (low.y == high.y) {
            if (point.x >= std::min(low.x, high.x)) {
                return Place::Border;
            }
            continue;
        }
        const int side = orientation(low, high, point);
        if (side == 0) {
            return Place::Border;
        }
        if (side > 0 && point.y < high.y) {
            inside = !inside;
        }
    }
    return inside ? Place::Inside : Place::Outside;
}

} // namespace geo
