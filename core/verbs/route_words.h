// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/problem.h"
#include "core/verbs/route_params.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Throws Error(Usage).
[[noreturn]] void refuseRoute(const std::string& message, const std::string& hint,
                              const std::string& subject);

/// Days of the calendar from one date to another.
std::int64_t calendarDays(const std::string& from, const std::string& to);
/// The working days of a plan, in order. Throws Error(Usage) for what is no date, or too many days.
std::vector<std::string> routeDates(const RouteParams& params);

/// "08:30-17:00" as seconds after midnight. Throws Error(Usage); `what` says of what they are.
route::Window parseRouteHours(const std::string& text, const char* what);
/// Several of them with ";" between; none for an empty text.
std::vector<route::Window> parseRouteWindows(const std::string& text);
/// "12:00-13:30/30": may begin in between, and takes so many minutes; none for an empty text.
std::optional<route::Break> parseRoutePause(const std::string& text);
/// Seconds of a length in minutes. Throws Error(Usage) beyond 0 to 24 hours.
route::Time routeSeconds(double minutes, const std::string& what);

} // namespace core
