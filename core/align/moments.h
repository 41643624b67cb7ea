// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <algorithm>

namespace core::align {

/// Weighted moments of a set of points, enough for the moment of inertia about any point in O(1).
/// Points should be given relative to an origin near them, or the difference of large numbers costs
/// precision.
struct Moments {
    double w = 0;  ///< sum of weights
    double x = 0;  ///< sum of weight * x
    double y = 0;  ///< sum of weight * y
    double r2 = 0; ///< sum of weight * (x^2 + y^2)

    void add(double weight, Point p) {
        w += weight;
        x += weight * p.x;
        y += weight * p.y;
        r2 += weight * (p.x * p.x + p.y * p.y);
    }
    void remove(double weight, Point p) { add(-weight, p); }

    /// The weighted centroid; the origin for an empty set.
    Point centroid() const { return w > 0 ? Point{x / w, y / w} : Point{}; }
    /// Sum of weight * distance^2 to the centroid.
    double aboutCentroid() const { return w > 0 ? std::max(0.0, r2 - (x * x + y * y) / w) : 0; }
    /// Sum of weight * distance^2 to `p`.
    double about(Point p) const {
        return std::max(0.0, r2 - 2 * (x * p.x + y * p.y) + w * (p.x * p.x + p.y * p.y));
    }
};

} // namespace core::align
