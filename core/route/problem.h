// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/travel.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace core::route {

/// A moment or a length of time. The unit is the caller's (seconds for a rep's day, thousandths
/// for benchmark instances); what a reason says of a time takes it for seconds.
using Time = std::int64_t;

/// No limit on a time, a length or a count.
inline constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max() / 4;

/// From one moment to another, both included. Equal ends are one exact moment.
struct Window {
    Time from = 0;
    Time to = 0;

    bool operator==(const Window&) const = default;
};

/// One call at one place.
struct Stop {
    std::string id;   ///< names the stop in reasons and issues
    int location = 0; ///< row of the travel matrices
    /// When the call may begin; one of them must be met. Empty = whenever the rep works. On the
    /// same clock as the hours of resources.
    std::vector<Window> windows;
    std::optional<Time> fixedStart;  ///< begins exactly then; windows are not asked
    Time service = 0;                ///< how long the call takes
    std::vector<std::string> skills; ///< all of them are needed
    /// How much room the call takes of each of a resource's capacities; shorter lists mean 0.
    std::vector<std::int64_t> demand;
    std::vector<int> reps; ///< may be served by these; empty = by any
    std::vector<int> days; ///< may be served on these; empty = on any
    /// 0 to 100. Where not all fits, the sum of (priority + 1) over the stops served is greatest.
    int priority = 0;
    /// What serving it is worth, in the unit of the objective: it is left out where the detour
    /// costs more. Without one it is served wherever that is possible, at any cost.
    std::optional<std::int64_t> prize;
};

/// Time off within a day. It may be taken at a stop or on the way, not during a call.
struct Break {
    Window start;      ///< when it may begin
    Time duration = 0; ///< how long it takes
};

/// One rep on one day.
struct Resource {
    std::string id; ///< names it in reasons and issues ("Tuesday 3 November, North rep")
    int rep = 0;
    int day = 0;
    Window hours;             ///< leaves the start, and is back at the end, within these
    Time midnight = 0;        ///< of that day, so that reasons can speak of times of day
    std::optional<int> start; ///< location; without one the day begins at its first stop
    std::optional<int> end;   ///< location; without one the day ends at its last stop
    /// All are kept, in this order; one that could still begin when the day's work is done is not
    /// needed.
    std::vector<Break> breaks;
    Time maxDriving = kNoLimit;
    std::int64_t maxStops = kNoLimit;
    std::vector<std::int64_t> capacity; ///< shorter lists mean no limit
    std::vector<std::string> skills;
    int profile = 0;            ///< which travel matrix
    std::int64_t fixedCost = 0; ///< of using the day at all, in the unit of the objective
};

/// Stops that a resource makes in this order, whatever else is planned.
struct Lock {
    int resource = 0;
    std::vector<int> stops;
    bool together = true; ///< nothing may come between them
    bool first = false;   ///< nothing may come before them
    bool last = false;    ///< nothing may come after them
};

/// Calls on one account over the horizon. `patterns` lists the ways to spread them:
/// `patterns[p][i]` is the day of `stops[i]`. One pattern holds for all.
struct Series {
    std::vector<int> stops;
    std::vector<std::vector<int>> patterns;
};

/// Everything to plan. Indices are into the vectors of this struct.
struct Problem {
    std::vector<TravelMatrix> travel; ///< by profile
    std::vector<Stop> stops;
    std::vector<Resource> resources;
    std::vector<Lock> locks;
    std::vector<Series> series;
};

} // namespace core::route
