// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "geo/roads/travel_matrix.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace geo {

namespace {

bool onGlobe(core::Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

std::vector<PointSnap> snapsOf(std::span<const core::Point> points) {
    std::vector<PointSnap> snaps;
    for (const core::Point& point : points) {
        snaps.push_back({onGlobe(point), false, 0, point});
    }
    return snaps;
}

struct Drive {
    double straight;
    double metres;
    double seconds;
};

double errorOf(const std::vector<Drive>& drives, const core::TravelEstimate& estimate) {
    double sum = 0;
    for (const Drive& drive : drives) {
        const double difference = std::log(estimate.seconds(drive.straight) / drive.seconds);
        sum += difference * difference;
    }
    return sum;
}

/// Points of roads of the largest part, anywhere.
std::vector<core::Point> somePlaces(const Roads& roads, core::Random& random, std::size_t count) {
    std::vector<core::Point> places;
    const RoadNetwork& network = roads.network();
    for (std::size_t tries = 0; places.size() < count && tries < 50 * count; ++tries) {
        const auto edge = static_cast<EdgeId>(random.below(network.edgeCount()));
        if (roads.graph().part[edge] == 0) {
            places.push_back(degreesOf(network.shapeOf(segmentOf(edge)).front()));
        }
    }
    return places;
}

} // namespace

TravelTable estimateMatrix(std::span<const core::Point> from, std::span<const core::Point> to,
                           const core::TravelEstimate& estimate) {
    TravelTable table;
    table.rows = from.size();
    table.columns = to.size();
    table.engine = "estimate";
    table.estimate = true;
    table.version = "estimate: " + estimate.text();
    table.from = snapsOf(from);
    table.to = snapsOf(to);
    constexpr double kMost = std::numeric_limits<std::int32_t>::max();
    for (const core::Point& a : from) {
        for (const core::Point& b : to) {
            const bool known = onGlobe(a) && onGlobe(b);
            const double straight = known ? core::greatCircle(a, b) : 0;
            const double ms = std::min(kMost, estimate.seconds(straight) * 1000);
            table.milliseconds.push_back(known ? static_cast<std::int32_t>(std::lround(ms)) : -1);
            table.metres.push_back(
                known ? static_cast<std::int32_t>(std::lround(straight * estimate.detour)) : -1);
        }
    }
    return table;
}

core::TravelEstimate fitEstimate(const Roads& roads, std::uint64_t seed, core::Job& job) {
    constexpr std::size_t kPlaces = 60;
    constexpr double kNear = 300; // metres: below, one bend of the road decides
    core::Random random(seed);
    core::TravelEstimate best;
    if (roads.network().segments.empty()) {
        return best;
    }
    const std::vector<core::Point> places = somePlaces(roads, random, kPlaces);
    const TravelTable table = travelMatrix(roads, places, places, job);
    std::vector<Drive> drives;
    std::vector<double> detours;
    for (std::size_t r = 0; r < table.rows; ++r) {
        for (std::size_t c = 0; c < table.columns; ++c) {
            const double straight = core::greatCircle(places[r], places[c]);
            const auto seconds = table.seconds(r, c);
            if (straight > kNear && seconds && *seconds > 1) {
                drives.push_back({straight, *table.distance(r, c), *seconds});
                detours.push_back(drives.back().metres / straight);
            }
        }
    }
    if (drives.size() < kPlaces) {
        return best;
    }
    const auto middle = detours.begin() + static_cast<std::ptrdiff_t>(detours.size() / 2);
    std::nth_element(detours.begin(), middle, detours.end());
    best.detour = std::max(1.0, *middle);
    best.fitted = true;
    double least = std::numeric_limits<double>::infinity();
    core::TravelEstimate tried = best;
    for (tried.slow = 12; tried.slow <= 60; tried.slow += 2) {
        for (tried.fast = 40; tried.fast <= 120; tried.fast += 5) {
            for (const double half : {5.0, 10.0, 25.0, 50.0}) {
                tried.half = half;
                const double error = errorOf(drives, tried);
                if (tried.fast >= tried.slow && error < least) {
                    least = error;
                    best = tried;
                }
            }
        }
    }
    return best;
}

} // namespace geo
