// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

/// How drive times are guessed without a road network: great circle times a detour factor, at a
/// speed that may grow with the distance. The one rule of thumb of the program; whatever was
/// counted by it is labelled "estimate".
struct TravelEstimate {
    static constexpr double kUsualSpeed = 50; ///< km/h, town and country together
    static constexpr double kUsualDetour = 1.3;
    double detour = kUsualDetour; ///< a drive against the great circle
    double slow = kUsualSpeed;    ///< km/h of the shortest drives
    double fast = kUsualSpeed;    ///< km/h that long drives come near to
    double half = 25;             ///< km of great circle at which half of the gain is reached
    bool fitted = false;          ///< to the roads of the workspace

    /// The same at one speed, whatever the distance.
    static TravelEstimate atSpeed(double kilometresPerHour);
    /// Seconds for so many metres along the great circle.
    double seconds(double metres) const;
    /// Whether it can be used: numbers, a detour of 1 or more, speeds above 0.
    bool sound() const;
    /// "great circle × 1.3 at 50 km/h", "... at 24 to 85 km/h, fitted to the roads".
    std::string text() const;

    bool operator==(const TravelEstimate&) const = default;
};
void to_json(Json& json, const TravelEstimate& estimate);

/// The estimate that was fitted to the roads of the workspace, else the usual one.
TravelEstimate loadTravelEstimate(const Connection& db);
/// Keeps a fitted one, or forgets it for one that is not. `Record` because it follows from imported
/// roads, not from a plan.
void saveTravelEstimate(const Record& record, const TravelEstimate& estimate);

/// Drive times from every unit to every base, whoever computed them.
struct TravelTimes {
    std::vector<float> seconds;             ///< unit by unit, one per base; infinity = no way
    std::string engine = "estimate";        ///< who says so
    std::optional<TravelEstimate> estimate; ///< what it was estimated with; empty = by roads
    std::string attribution;                ///< to be shown; may be empty
    std::vector<Issue> issues;
};

/// Finds drive times from places to bases, both in degrees of EPSG:4326.
using TravelFunction = std::function<TravelTimes(
    std::span<const Point> places, std::span<const std::optional<Point>> bases, Job& job)>;

/// Metres along the great circle of a sphere with the mean radius of the earth, between positions
/// in degrees of EPSG:4326 (x longitude, y latitude). Within 0.6 % of the ellipsoid.
double greatCircle(Point a, Point b);

/// Estimated drive times from units to bases, both in degrees of EPSG:4326; infinity for a base
/// that is empty.
TravelTimes estimateTravel(std::span<const Point> units,
                           std::span<const std::optional<Point>> bases,
                           const TravelEstimate& estimate);

} // namespace core
