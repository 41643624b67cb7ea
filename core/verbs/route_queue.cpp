// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/route_queue.h"

#include "core/base/error.h"
#include "core/visits/stop_queue.h"

#include <algorithm>

namespace core {

std::vector<Issue> takeStopQueue(const Connection& db, RouteParams& params) {
    std::vector<Issue> issues;
    for (const visits::QueuedStop& queued : visits::loadStopQueue(db)) {
        if (!queued.account) {
            issues.push_back({Severity::Warning, queued.number, 0,
                              "waits for a stop, and is no account of the workspace",
                              "sync the CRM, which may have it by now"});
            continue;
        }
        const bool there =
            std::any_of(params.stops.begin(), params.stops.end(),
                        [&](const RouteWish& wish) { return wish.account == queued.number; });
        if (!there) {
            RouteWish wish;
            wish.account = queued.number;
            params.stops.push_back(std::move(wish));
        }
    }
    if (params.stops.empty() && params.where.empty()) {
        throw Error(Code::Input, "no stop waits in the queue",
                    "give --where or --stops, to plan other calls");
    }
    return issues;
}

} // namespace core
