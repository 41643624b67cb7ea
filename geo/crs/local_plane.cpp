// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs/local_plane.h"

#include <cmath>
#include <numbers>

namespace geo {

using core::Point;

namespace {

constexpr double kSemiMajor = 6378137;
constexpr double kFlattening = 1 / 298.257223563;
constexpr double kEccentricity2 = kFlattening * (2 - kFlattening);
constexpr double kRadians = std::numbers::pi / 180;

/// Longitude differences across the 180th meridian are small.
double turn(double degrees) {
    return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}

} // namespace

LocalPlane::LocalPlane(Point origin) : origin_(origin) {
    const double sine = std::sin(origin.y * kRadians);
    const double w2 = 1 - (kEccentricity2 * sine * sine);
    const double w = std::sqrt(w2);
    metresPerLon_ = kRadians * std::cos(origin.y * kRadians) * kSemiMajor / w;
    metresPerLat_ = kRadians * kSemiMajor * (1 - kEccentricity2) / (w2 * w);
}

Point LocalPlane::toMetres(Point degrees) const {
    return {turn(degrees.x - origin_.x) * metresPerLon_, (degrees.y - origin_.y) * metresPerLat_};
}

Point LocalPlane::toDegrees(Point metres) const {
    return {turn(origin_.x + (metres.x / metresPerLon_)), origin_.y + (metres.y / metresPerLat_)};
}

double nearDistance(Point a, Point b) {
    const LocalPlane plane({a.x, (a.y + b.y) / 2});
    const Point from = plane.toMetres(a);
    const Point to = plane.toMetres(b);
    const Point step{to.x - from.x, to.y - from.y};
    return std::sqrt((step.x * step.x) + (step.y * step.y)); // hypot guards against what cannot be
}

} // namespace geo
