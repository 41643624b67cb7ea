// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/route_plan.h"

#include "core/base/text.h"

namespace core::visits {

namespace {

constexpr ClockTime kMinute = 60;
constexpr ClockTime kHour = 3600;
constexpr ClockTime kLastHour = 24;

} // namespace

std::string clockTextOf(ClockTime time) {
    const ClockTime minutes = (time + kMinute / 2) / kMinute;
    return format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::optional<ClockTime> parseClock(std::string_view text) {
    const auto parts = split(std::string(trim(text)), ':');
    if (parts.size() != 2 || parts[0].empty() || parts[0].size() > 2 || parts[1].size() != 2) {
        return std::nullopt;
    }
    const auto hours = parseInteger(parts[0]);
    const auto minutes = parseInteger(parts[1]);
    const bool good = hours && minutes && *hours >= 0 && *minutes >= 0 && *minutes < 60 &&
                      *hours * kHour + *minutes * kMinute <= kLastHour * kHour;
    return good ? std::optional(*hours * kHour + *minutes * kMinute) : std::nullopt;
}

std::int64_t RoutePlan::driving() const {
    std::int64_t sum = 0;
    for (const DayRoute& route : routes) {
        sum += route.driving;
    }
    return sum;
}

std::int64_t RoutePlan::metres() const {
    std::int64_t sum = 0;
    for (const DayRoute& route : routes) {
        sum += route.metres;
    }
    return sum;
}

std::int64_t RoutePlan::served() const {
    std::int64_t count = 0;
    for (const DayRoute& route : routes) {
        count += static_cast<std::int64_t>(route.stops.size());
    }
    return count;
}

} // namespace core::visits
