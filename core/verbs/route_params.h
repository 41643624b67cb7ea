// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/route/travel.h"
#include "core/verbs/travel_estimate.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

/// What is said of one call; what is left out is as in `RouteParams`.
struct RouteWish {
    std::string account; ///< its number in the CRM or the file
    std::optional<double> minutes;
    std::string windows; ///< "09:00-11:00", several with ";"; empty = whenever the rep works
    std::string day;     ///< a date; empty = any
    std::string rep;     ///< number or name; empty = whoever the account belongs to
    int priority = 0;    ///< 0 to 100
    std::vector<std::string> skills;
    double every = 0; ///< days between two calls; 0 = one call
};

/// Which calls, by whom, when.
struct RouteParams {
    std::string date;      ///< the first day
    int days = 1;          ///< working days from it on; a first day on a weekend counts
    bool weekends = false; ///< all days are working days
    std::string where;     ///< accounts by an expression; empty: those of `stops` only
    std::string sort;      ///< a column, with `top`
    bool ascending = false;
    int top = 0; ///< the first so many of them; 0 = all
    std::vector<RouteWish> stops;
    std::vector<std::string> reps; ///< numbers or names; empty = all that the stops belong to
    std::string scenario;          ///< whose territories say who calls; empty: the accounts' owners
    bool anyRep = false;           ///< anybody may call on anybody
    bool coarse = false;           ///< also accounts that are located by ZIP or city only
    std::string hours = "08:30-17:00";
    std::string pause = "12:00-13:30/30"; ///< may begin from, to, minutes; empty = none
    double minutes = 40;                  ///< of a call
    double every = 0;                     ///< days between two calls on one account; 0 = one call
    double maxDriving = 0;                ///< minutes a day; 0 = no limit
    int maxStops = 0;                     ///< a day; 0 = no limit
    std::string aim = "driving";          ///< or "distance", "finish"
    double balance = 0;                   ///< of days, see `route::Options`
    std::uint64_t seed = 1;
    double seconds = 0;  ///< limit of the search; 0 = by the number of stops
    std::string name;    ///< of the plan; empty: by its days
    std::string zone;    ///< IANA name; empty = that of this computer
    bool dryRun = false; ///< plans, and keeps nothing
};
void to_json(Json& json, const RouteParams& params);
void from_json(const Json& json, RouteParams& params);

/// Drive times between places, and who says so.
struct RouteTravel {
    route::TravelMatrix matrix; ///< seconds and metres
    std::string engine = "estimate";
    std::vector<Issue> issues; ///< places away from all roads
};

/// Finds the drive times between all places (EPSG:4326).
using RouteTravelFinder = std::function<RouteTravel(std::span<const Point>, Job&)>;

/// The usual rule of thumb (`TravelEstimate`).
RouteTravel estimateRouteTravel(std::span<const Point> places, Job& job);
/// The same with the figures that an estimate has.
RouteTravelFinder estimatedRouteTravel(const TravelEstimate& estimate);

} // namespace core
