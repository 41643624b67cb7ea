// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/problem_check.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace core::route {

namespace {

constexpr Time kMinute = 60;
constexpr Time kHour = 3600;
constexpr Time kDay = 86'400;

[[noreturn]] void refuse(const std::string& message, const std::string& subject) {
    throw Error(Code::Input, message, "put the route problem together again", subject);
}

void requireIndex(int index, std::size_t size, const std::string& what,
                  const std::string& subject) {
    if (index < 0 || static_cast<std::size_t>(index) >= size) {
        refuse(format("{} of {} is {}, but there are {}", what, subject, index, size), subject);
    }
}

void requireMatrices(const Problem& problem) {
    if (problem.travel.empty()) {
        refuse("a route problem needs a travel matrix", {});
    }
    const int size = problem.travel.front().size;
    for (const TravelMatrix& matrix : problem.travel) {
        const std::size_t cells = static_cast<std::size_t>(std::max(matrix.size, 0)) *
                                  static_cast<std::size_t>(std::max(matrix.size, 0));
        const bool distances = matrix.distance.empty() || matrix.distance.size() == cells;
        if (matrix.size != size || matrix.size < 0 || matrix.duration.size() != cells ||
            !distances) {
            refuse(format("a travel matrix of {0} places needs {0} rows and columns like the "
                          "others",
                          size),
                   {});
        }
    }
}

void requireSeries(const Problem& problem) {
    std::vector<char> seen(problem.stops.size(), 0);
    for (const Series& series : problem.series) {
        for (const int stop : series.stops) {
            requireIndex(stop, problem.stops.size(), "a stop", "a series of calls");
            if (seen[static_cast<std::size_t>(stop)]++ != 0) {
                refuse("a stop is in two series of calls",
                       problem.stops[static_cast<std::size_t>(stop)].id);
            }
        }
        for (const std::vector<int>& pattern : series.patterns) {
            if (pattern.size() != series.stops.size()) {
                refuse("a pattern of days needs one day for each call of its series", {});
            }
        }
    }
}

void note(std::vector<Issue>& issues, const std::string& subject, const std::string& message,
          const std::string& hint, Severity severity = Severity::Warning) {
    issues.push_back({severity, subject, 0, message, hint});
}

void checkStop(const Stop& stop, std::vector<Issue>& issues) {
    if (stop.service < 0) {
        note(issues, stop.id, format("the call at {} has a negative length", stop.id),
             "it is planned with no length; give the minutes that it takes");
    }
    if (stop.priority < 0 || stop.priority > 100) {
        note(issues, stop.id, format("priority {} of {} is not 0 to 100", stop.priority, stop.id),
             "the nearest of the two is used");
    }
    if (stop.prize && *stop.prize < 0) {
        note(issues, stop.id, format("the prize of {} is negative", stop.id), "0 is used");
    }
    if (std::any_of(stop.demand.begin(), stop.demand.end(), [](auto d) { return d < 0; })) {
        note(issues, stop.id, format("{} has a negative demand", stop.id), "0 is used");
    }
    for (const Window& window : stop.windows) {
        if (window.from == window.to && !stop.fixedStart) {
            note(issues, stop.id, format("a window of {} has no length", stop.id),
                 "the call begins exactly then; give a later end if that was not meant",
                 Severity::Info);
        }
    }
}

void checkResource(const Resource& resource, std::vector<Issue>& issues) {
    if (resource.hours.to < resource.hours.from) {
        note(issues, resource.id,
             format("the working hours of {} end before they begin", resource.id),
             "nothing is planned then; exchange the two");
    }
    if (resource.maxDriving < 0 || resource.maxStops < 0) {
        note(issues, resource.id, format("a limit of {} is negative", resource.id),
             "0 is used, so nothing is planned then");
    }
}

void checkTravel(const Problem& problem, std::vector<Issue>& issues) {
    std::size_t strange = 0;
    std::size_t loops = 0;
    for (const TravelMatrix& matrix : problem.travel) {
        strange += static_cast<std::size_t>(
            std::count_if(matrix.duration.begin(), matrix.duration.end(),
                          [](auto value) { return value < kUnreachable; }));
        strange += static_cast<std::size_t>(
            std::count_if(matrix.distance.begin(), matrix.distance.end(),
                          [](auto value) { return value < kUnreachable; }));
        for (int i = 0; i < matrix.size; ++i) {
            loops += matrix.duration[matrix.cell(i, i)] > 0 ? 1 : 0;
        }
    }
    if (strange > 0) {
        note(issues, {}, format("{} travel times or distances are negative", grouped(strange)),
             "they count as places with no way between them; check where the matrix comes from");
    }
    if (loops > 0) {
        note(issues, {}, format("{} places take time to reach from themselves", grouped(loops)),
             "0 is used", Severity::Info);
    }
}

std::string breakText(const Resource& resource, int number) {
    const Break& rest = resource.breaks[static_cast<std::size_t>(number)];
    return format("the break of {} to begin {} to {} on {}", lengthText(rest.duration),
                  clockText(rest.start.from, resource.midnight),
                  clockText(rest.start.to, resource.midnight), resource.id);
}

} // namespace

void requireSound(const Problem& problem) {
    requireMatrices(problem);
    const auto places = static_cast<std::size_t>(problem.travel.front().size);
    for (const Stop& stop : problem.stops) {
        requireIndex(stop.location, places, "the location", stop.id);
    }
    for (const Resource& resource : problem.resources) {
        requireIndex(resource.profile, problem.travel.size(), "the profile", resource.id);
        if (resource.start) {
            requireIndex(*resource.start, places, "the start", resource.id);
        }
        if (resource.end) {
            requireIndex(*resource.end, places, "the end", resource.id);
        }
    }
    std::vector<char> locked(problem.stops.size(), 0);
    for (const Lock& lock : problem.locks) {
        requireIndex(lock.resource, problem.resources.size(), "the resource", "a locked route");
        for (const int stop : lock.stops) {
            requireIndex(stop, problem.stops.size(), "a stop", "a locked route");
            if (locked[static_cast<std::size_t>(stop)]++ != 0) {
                refuse("a stop is locked twice", problem.stops[static_cast<std::size_t>(stop)].id);
            }
        }
    }
    requireSeries(problem);
}

std::vector<Window> usableWindows(const Stop& stop, bool& usable, std::vector<Issue>& issues) {
    if (stop.fixedStart) {
        return {{*stop.fixedStart, *stop.fixedStart}};
    }
    std::vector<Window> sorted;
    for (const Window& window : stop.windows) {
        if (window.to < window.from) {
            note(issues, stop.id, format("a window of {} ends before it begins", stop.id),
                 "it is not used; exchange the two");
        } else {
            sorted.push_back(window);
        }
    }
    usable = stop.windows.empty() || !sorted.empty();
    std::sort(sorted.begin(), sorted.end(),
              [](const Window& a, const Window& b) { return a.from < b.from; });
    std::vector<Window> merged;
    for (const Window& window : sorted) {
        if (!merged.empty() && window.from <= merged.back().to) {
            merged.back().to = std::max(merged.back().to, window.to);
        } else {
            merged.push_back(window);
        }
    }
    return merged;
}

Break bounded(const Break& rest) {
    Break each = rest;
    each.start.from = std::clamp(each.start.from, -kFarthest, kFarthest);
    each.start.to = std::clamp(each.start.to, -kFarthest, kFarthest);
    each.duration = std::clamp(each.duration, -kFarthest, kFarthest);
    return each;
}

std::vector<int> usableBreaks(const Resource& resource, std::vector<Issue>& issues) {
    std::vector<int> order(resource.breaks.size());
    std::iota(order.begin(), order.end(), 0);
    const auto start = [&](int i) { return resource.breaks[static_cast<std::size_t>(i)].start; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return std::pair(start(a).from, start(a).to) < std::pair(start(b).from, start(b).to);
    });
    std::vector<int> kept;
    Time end = std::clamp(resource.hours.from, -kFarthest, kFarthest);
    for (const int number : order) {
        const Break rest = bounded(resource.breaks[static_cast<std::size_t>(number)]);
        const Time begin = std::max(end, rest.start.from);
        if (rest.duration < 0 || rest.start.to < rest.start.from) {
            note(issues, resource.id, breakText(resource, number) + " ends before it begins",
                 "the day is planned without it; exchange the two");
        } else if (begin > rest.start.to) {
            note(issues, resource.id,
                 breakText(resource, number) + (end > resource.hours.from
                                                    ? " cannot follow the break before it in time"
                                                    : " is before the working hours"),
                 "the day is planned without it; give it a later end or another time");
        } else {
            if (rest.start.from > resource.hours.to) {
                note(issues, resource.id,
                     breakText(resource, number) + " is after the working hours",
                     "it is not needed unless they get longer", Severity::Info);
            }
            kept.push_back(number);
            end = std::min(begin + rest.duration, kFarthest);
        }
    }
    return kept;
}

void checkValues(const Problem& problem, std::vector<Issue>& issues) {
    for (const Stop& stop : problem.stops) {
        checkStop(stop, issues);
    }
    for (const Resource& resource : problem.resources) {
        checkResource(resource, issues);
    }
    checkTravel(problem, issues);
}

std::string clockText(Time time, Time midnight) {
    const Time since =
        std::clamp(time, -kFarthest, kFarthest) - std::clamp(midnight, -kFarthest, kFarthest);
    const Time day = since >= 0 ? since / kDay : -((kDay - 1 - since) / kDay);
    const Time minutes = (since - day * kDay) / kMinute;
    const std::string text = format("{:02}:{:02}", minutes / 60, minutes % 60);
    return day == 0 ? text : text + format(" ({}{} d)", day > 0 ? "+" : "", day);
}

std::string lengthText(Time length) {
    length = std::clamp(length, -kFarthest, kFarthest);
    if (length < kMinute) {
        return format("{} s", length);
    }
    const Time minutes = (length + kMinute - 1) / kMinute; // "by 20 min" must be enough
    if (minutes < 60) {
        return format("{} min", minutes);
    }
    const Time hours = length < kDay * 100 ? minutes / 60 : length / kHour;
    return minutes % 60 == 0 ? format("{} h", hours) : format("{} h {} min", hours, minutes % 60);
}

} // namespace core::route
