// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/travel_estimate.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace core {

namespace {

constexpr double kEarthRadius = 6'371'008.8; // metres, IUGG mean radius
constexpr const char* kKey = "travel_estimate";

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

TravelEstimate TravelEstimate::atSpeed(double kilometresPerHour) {
    TravelEstimate estimate;
    estimate.slow = kilometresPerHour;
    estimate.fast = kilometresPerHour;
    return estimate;
}

double TravelEstimate::seconds(double metres) const {
    const double km = metres / 1000;
    const double kmh = slow + (fast - slow) * km / (km + half);
    return metres * detour * 3.6 / kmh;
}

bool TravelEstimate::sound() const {
    constexpr double kFastest = 300;
    return detour >= 1 && detour <= 10 && slow > 0 && fast >= slow && fast <= kFastest &&
           half > 0 && std::isfinite(half);
}

std::string TravelEstimate::text() const {
    return format("great circle × {:.3g} at {}{}", detour,
                  slow == fast ? format("{:.0f} km/h", slow)
                               : format("{:.0f} to {:.0f} km/h", slow, fast),
                  fitted ? ", fitted to the roads" : "");
}

void to_json(Json& json, const TravelEstimate& estimate) {
    json = Json{{"detour", estimate.detour},
                {"slow_kilometres_per_hour", estimate.slow},
                {"fast_kilometres_per_hour", estimate.fast},
                {"half_kilometres", estimate.half},
                {"fitted", estimate.fitted}};
}

TravelEstimate loadTravelEstimate(const Connection& db) {
    Statement query = db.prepare("SELECT value FROM evenlode_meta WHERE key = ?");
    query.bind(std::string(kKey));
    if (!query.step()) {
        return {};
    }
    const Json kept = Json::parse(query.string(0), nullptr, false);
    const auto number = [&](const char* key) {
        return kept.is_object() && kept.contains(key) && kept.at(key).is_number()
                   ? kept.at(key).get<double>()
                   : 0.0;
    };
    const TravelEstimate estimate{number("detour"), number("slow_kilometres_per_hour"),
                                  number("fast_kilometres_per_hour"), number("half_kilometres"),
                                  true};
    return estimate.sound() ? estimate : TravelEstimate{};
}

void saveTravelEstimate(const Record& record, const TravelEstimate& estimate) {
    if (!estimate.fitted) {
        record.db().prepare("DELETE FROM evenlode_meta WHERE key = ?").run(std::string(kKey));
        return;
    }
    record.db()
        .prepare("INSERT OR REPLACE INTO evenlode_meta (key, value) VALUES (?, ?)")
        .run(std::string(kKey), Json(estimate).dump());
}

double greatCircle(Point a, Point b) {
    return arc(onSphere(a), onSphere(b));
}

TravelTimes estimateTravel(std::span<const Point> units,
                           std::span<const std::optional<Point>> bases,
                           const TravelEstimate& estimate) {
    TravelTimes times;
    times.estimate = estimate;
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
