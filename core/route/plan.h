// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/json.h"
#include "core/route/problem.h"

#include <optional>
#include <string>
#include <vector>

namespace core::route {

/// One stop of a route, as it is planned.
struct Call {
    int stop = 0;
    Time arrive = 0;
    Time wait = 0;             ///< idle before `start`, breaks not counted
    Time start = 0;            ///< of the call
    Time leave = 0;            ///< end of the call
    Time driving = 0;          ///< from the place before
    std::int64_t distance = 0; ///< from the place before; 0 where distances are not known
};

/// A break as it is planned.
struct Rest {
    int number = 0; ///< index into the breaks of the resource
    Time start = 0;
    Time end = 0;
    int after = 0;         ///< how many calls come before it
    bool onTheWay = false; ///< between two places rather than at one
};

/// What one rep does on one day.
struct Route {
    int resource = 0;
    std::vector<Call> calls;
    std::vector<Rest> rests;
    Time depart = 0; ///< from the start, as late as nothing gets later by it
    Time finish = 0; ///< arrival at the end
    Time driving = 0;
    Time serving = 0;
    Time waiting = 0;
    std::int64_t distance = 0;
};

/// Why a stop is in no route.
enum class Reason {
    Unusable,          ///< its data cannot be used: an issue says why
    NobodyAllowed,     ///< none of the reps and days that it asks for are at work
    NoSkill,           ///< no rep that may serve it has the skills
    Unreachable,       ///< there is no way to it
    TooFar,            ///< there and back does not fit a working day or a limit on driving
    WindowUnreachable, ///< nobody can be there within its windows, even with nothing else to do
    OverCapacity,      ///< it takes more room than anybody has
    PatternFull,       ///< its other calls leave no day on which it fits
    DayFull,           ///< what is served leaves no room for it
    LowerPriority,     ///< as before, and everything served in its place matters more
    NotWorthIt,        ///< the detour costs more than its prize
    LeftOut            ///< it would fit: whoever made the order left it out
};

/// Stable lower-case name ("no_skill", ...).
const char* reasonName(Reason reason) noexcept;

/// A single change that would let a stop into the plan as it stands: what is served keeps its day
/// and its order.
struct Remedy {
    enum class Kind {
        Overtime,    ///< `resource` works `amount` longer
        WidenWindow, ///< the stop's window begins earlier or ends later by `amount`; see `window`
        DropStop,    ///< `other` is left out instead
        MoreDriving, ///< the limit on driving of `resource` rises by `amount`
        MoreStops,   ///< the limit on stops of `resource` rises by `amount`
        MoreRoom,    ///< a capacity of `resource` rises by `amount`
        AllowRep,    ///< `resource` may serve it although rep or day was not allowed
        AddSkill,    ///< `resource` learns what the stop needs
        RaisePrize   ///< the prize rises by `amount`
    };
    Kind kind = Kind::Overtime;
    int resource = -1;
    int other = -1;
    std::int64_t amount = 0;
    std::optional<Window> window; ///< as it would be
    int position = 0;             ///< how many calls would come before it
    std::string text;             ///< for people
};

/// Stable lower-case name ("overtime", ...).
const char* remedyName(Remedy::Kind kind) noexcept;

struct Unserved {
    int stop = 0;
    Reason reason = Reason::DayFull;
    std::string message; ///< for people
    /// The smallest change of each kind that helps, cheapest first. Times compare by their length;
    /// permission for another rep or day counts as half an hour, one more stop as a quarter, more
    /// room as half an hour, a skill as a day, and leaving out another stop as an hour for each
    /// step of its priority, one more for the first.
    std::vector<Remedy> remedies;
};

/// What `optimise` found. Every stop of the problem is in exactly one route or in `unserved`.
struct Plan {
    std::vector<Route> routes;      ///< in the order of resources; days without stops left out
    std::vector<Unserved> unserved; ///< in the order of stops
    Time driving = 0;
    std::int64_t distance = 0;
    std::int64_t cost = 0; ///< what was made smallest, without what unserved stops count
    std::vector<Issue> issues;
    std::int64_t iterations = 0;
    double seconds = 0;
    double firstPlanSeconds = 0; ///< until every stop was in a route or had found no room
    bool timeLimitHit = false;
    std::uint64_t seed = 0;
};

void to_json(Json& json, const Route& route);
void to_json(Json& json, const Unserved& unserved);
void to_json(Json& json, const Plan& plan);

} // namespace core::route
