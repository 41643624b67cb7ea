// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/route_words.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/visits/route_plan.h"

#include <chrono>
#include <cmath>

namespace core {

using route::Time;

namespace {

constexpr int kMostDays = 366;
constexpr double kLongestCall = 24 * 60; // minutes

using Day = std::chrono::sys_days;

Day dayOf(const std::string& date) {
    const auto number = [&](std::size_t from, std::size_t length) {
        return static_cast<int>(parseInteger(date.substr(from, length)).value_or(0));
    };
    return std::chrono::year(number(0, 4)) / static_cast<unsigned>(number(5, 2)) /
           static_cast<unsigned>(number(8, 2));
}

std::string dateOf(Day day) {
    const std::chrono::year_month_day date(day);
    return format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

bool isWeekend(Day day) {
    const std::chrono::weekday weekday(day);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

} // namespace

void refuseRoute(const std::string& message, const std::string& hint, const std::string& subject) {
    throw Error(Code::Usage, message, hint, subject);
}

std::int64_t calendarDays(const std::string& from, const std::string& to) {
    return (dayOf(to) - dayOf(from)).count();
}

route::Window parseRouteHours(const std::string& text, const char* what) {
    const auto parts = split(text, '-');
    const auto from = parts.size() == 2 ? visits::parseClock(parts[0]) : std::nullopt;
    const auto to = parts.size() == 2 ? visits::parseClock(parts[1]) : std::nullopt;
    if (!from || !to || *from > *to) {
        refuseRoute(format("\"{}\" is not understood as {}", text, what),
                    "write them as 08:30-17:00", text);
    }
    return {*from, *to};
}

std::vector<route::Window> parseRouteWindows(const std::string& text) {
    std::vector<route::Window> windows;
    for (const std::string& part : split(text, ';')) {
        if (!trim(part).empty()) {
            windows.push_back(parseRouteHours(std::string(trim(part)), "a time window"));
        }
    }
    return windows;
}

std::optional<route::Break> parseRoutePause(const std::string& text) {
    if (trim(text).empty()) {
        return std::nullopt;
    }
    const auto parts = split(text, '/');
    const auto minutes = parts.size() == 2 ? parseNumber(parts[1]) : std::nullopt;
    if (!minutes || !(*minutes > 0) || *minutes > kLongestCall) {
        refuseRoute(format("\"{}\" is not understood as a break", text),
                    "write it as 12:00-13:30/30: begins in between and takes 30 minutes", text);
    }
    return route::Break{parseRouteHours(parts[0], "a break"),
                        static_cast<Time>(std::lround(*minutes * 60))};
}

Time routeSeconds(double minutes, const std::string& what) {
    if (!(minutes >= 0) || minutes > kLongestCall) {
        refuseRoute(format("{} takes {} minutes, which makes no sense", what, minutes),
                    "give a length between 0 and 24 hours", what);
    }
    return static_cast<Time>(std::lround(minutes * 60));
}

std::vector<std::string> routeDates(const RouteParams& params) {
    if (!isDate(params.date)) {
        refuseRoute(format("\"{}\" is not a date", params.date), "write it as 2026-11-30",
                    "--date");
    }
    if (params.days < 1 || params.days > kMostDays) {
        refuseRoute(format("routes for {} days cannot be planned", params.days),
                    format("give 1 to {}", kMostDays), "--days");
    }
    std::vector<std::string> dates{params.date};
    Day day = dayOf(params.date);
    while (static_cast<int>(dates.size()) < params.days) {
        day += std::chrono::days(1);
        if (params.weekends || !isWeekend(day)) {
            dates.push_back(dateOf(day));
        }
    }
    return dates;
}

} // namespace core
