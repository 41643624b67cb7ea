// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/travel_estimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace core {

namespace {

constexpr double kEarthRadius = 6'371'008.8; // metres, IUGG mean radius

using Vector = std::array<double, 3>;

Vector onSphere(Point degrees) {
    const double lon = degrees.x * std::numbers::pi / 180;
    const double lat = degrees.y * std::numbers::pi / 180;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

/// By the chord, which stays exact for near points (haversine) and needs no cosine per pair.
double arc(const Vector& a, const Vector& b) {
    double square = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        square += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(square) / 2));
}

} // namespace

double greatCircle(Point a, Point b) {
    return arc(onSphere(a), onSphere(b));
}

TravelTimes estimateTravel(std::span<const Point> units,
                           std::span<const std::optional<Point>> bases,
                           const TravelEstimate& estimate) {
    TravelTimes times;
    times.engine = "estimate";
    times.kilometresPerHour = estimate.kilometresPerHour;
    times.detour = estimate.detour;
    times.seconds.reserve(units.size() * bases.size());
    std::vector<std::optional<Vector>> ends;
    for (const std::optional<Point>& base : bases) {
        ends.push_back(base ? std::optional(onSphere(*base)) : std::nullopt);
    }
    for (const Point& unit : units) {
        const Vector from = onSphere(unit);
        for (const std::optional<Vector>& to : ends) {
            times.seconds.push_back(to ? static_cast<float>(estimate.seconds(arc(from, *to)))
                                       : std::numeric_limits<float>::infinity());
        }
    }
    return times;
}

} // namespace core
