// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <cstdint>

namespace core {

struct PostRoutesReport {
    std::int64_t plan = 0;
    std::int64_t made = 0;    ///< planned visits
    std::int64_t changed = 0; ///< visits that had been made of stops before, at another time now
    std::int64_t removed = 0; ///< visits whose stops are in no route any more
    Changes changes;
};
void to_json(Json& json, const PostRoutesReport& report);

/// Makes planned visits of the stops of a plan (0 = the newest), which the next sync posts to the
/// timeline of the CRM as planned activities. Done again after a change, it moves the visits that
/// have moved and takes back those that are gone, but leaves alone what was made meanwhile. One
/// step to undo. Throws Error(Input) if there is no such plan.
PostRoutesReport postRoutes(Workspace& ws, std::int64_t plan);

} // namespace core
