// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/plan/shape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::visits {

using RouteId = Id<struct RouteTag>;
using RoutePlanId = Id<struct RoutePlanTag>;

/// Seconds after midnight of a day, on the clocks of the plan's zone.
using ClockTime = std::int64_t;

/// "08:36" of seconds after midnight; beyond midnight "25:10".
std::string clockTextOf(ClockTime time);
/// Seconds after midnight of "08:36" or "8:36". Empty for what is no time of day ("24:00" is one).
std::optional<ClockTime> parseClock(std::string_view text);

/// A call of a route.
struct RouteStop {
    AccountId account;
    Point place; ///< EPSG:4326
    ClockTime arrives = 0;
    ClockTime starts = 0; ///< of the call; before it there is a wait, or a break
    ClockTime leaves = 0;
    std::int64_t driving = 0;               ///< seconds from the place before
    std::int64_t metres = 0;                ///< from the place before
    std::optional<ClockTime> opens, closes; ///< the appointment window that it was planned into
    bool locked = false;                    ///< stays in this route when the rest is planned again
    std::string visitKey; ///< of the planned visit that was made of it; empty = none yet
};

/// A break of a route.
struct RouteRest {
    ClockTime from = 0;
    ClockTime to = 0;
};

/// What one rep does on one day.
struct DayRoute {
    RouteId id;
    RepId rep;
    std::string day;          ///< a date
    ClockTime starts = 0;     ///< leaves the base
    ClockTime ends = 0;       ///< is back
    std::int64_t driving = 0; ///< seconds, with the way back
    std::int64_t metres = 0;
    std::optional<Point> base; ///< EPSG:4326; without one the day begins and ends at its stops
    std::vector<RouteStop> stops;
    std::vector<RouteRest> rests;
};

/// A call that found no place in any route.
struct UnservedStop {
    AccountId account;
    std::string reason;  ///< a stable name, see `core::route::reasonName`
    std::string message; ///< for people
    std::string remedy;  ///< the cheapest change that would let it in; empty if no single one does
};

/// What driving takes without a planner, over all routes.
struct NaiveDriving {
    std::int64_t driving = 0; ///< seconds
    std::int64_t served = 0;  ///< calls
};

/// The routes of some reps on some days, as they were planned together.
struct RoutePlan {
    RoutePlanId id;
    std::string name;
    std::string firstDay; ///< a date
    int days = 1;
    std::string zone;            ///< IANA name
    std::string engine;          ///< "estimate" or the name of what knows the roads
    Json asked = Json::object(); ///< the parameters, to plan it again
    NaiveDriving listed;         ///< in the order of the list
    NaiveDriving nearest;        ///< always on to the nearest
    std::string madeAt;          ///< UTC
    std::string madeBy;
    std::vector<DayRoute> routes; ///< by day, then rep
    std::vector<UnservedStop> unserved;

    std::int64_t driving() const;
    std::int64_t metres() const;
    std::int64_t served() const;
};

} // namespace core::visits
