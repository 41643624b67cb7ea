// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/plan_routes.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// One change by hand. A call is named by its account; of several calls on one account the one on
/// `date` is meant, or the first.
struct RouteChange {
    enum class Kind {
        Move,   ///< to another place, day or rep; also brings in a call that was not served
        Lock,   ///< stays with its rep and day, in its order, when the rest is planned again
        Unlock, ///< may be moved again
        Drop    ///< is served by nobody
    };
    Kind kind = Kind::Move;
    std::string account; ///< its number in the CRM or the file
    std::string date;    ///< of the call that is meant; empty = the first
    std::string toRep;   ///< number or name; empty = as before
    std::string toDate;  ///< empty = as before
    int position = 0;    ///< from 1; 0 = where it costs least driving
};

struct ChangeRoutesParams {
    std::int64_t plan = 0; ///< 0 = the newest
    std::vector<RouteChange> changes;
    /// Plans all calls again that are not locked, with the same parameters.
    bool again = false;
};

/// Changes the routes of a plan and times them anew, under the same rules: a call that cannot be
/// kept where it was put is not served, and says why. One step to undo. Throws Error(Input) for a
/// call, rep or day that the plan does not have.
RouteReport changeRoutes(Workspace& ws, const ChangeRoutesParams& params,
                         const RouteTravelFinder& travel, Job& job);

} // namespace core
