// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

/// Drive times from every unit to every base, whoever computed them.
struct TravelTimes {
    std::vector<float> seconds; ///< unit by unit, one per base; infinity = cannot be reached
    std::string engine;         ///< "estimate" until a road network says it
    double kilometresPerHour = 0;
    double detour = 0;
};

/// How drive times are guessed without a road network: great circle times a detour factor, at one
/// average speed.
struct TravelEstimate {
    static constexpr double kUsualSpeed = 50; ///< km/h, town and country together
    static constexpr double kUsualDetour = 1.3;
    double kilometresPerHour = kUsualSpeed;
    double detour = kUsualDetour;

    /// Seconds for so many metres along the great circle.
    double seconds(double metres) const { return metres * detour * 3.6 / kilometresPerHour; }
};

/// Metres along the great circle of a sphere with the mean radius of the earth, between positions
/// in degrees of EPSG:4326 (x longitude, y latitude). Within 0.6 % of the ellipsoid.
double greatCircle(Point a, Point b);

/// Estimated drive times from units to bases, both in degrees of EPSG:4326; infinity for a base
/// that is empty.
TravelTimes estimateTravel(std::span<const Point> units,
                           std::span<const std::optional<Point>> bases,
                           const TravelEstimate& estimate);

} // namespace core
