// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/replay.h"

#include "geo/verbs/locate_accounts.h"

#include <algorithm>

namespace geo {

namespace {

using Step = std::optional<core::Workspace::Step>;

Step followed(core::Workspace& ws, Step step, core::Job& job) {
    if (step && movesAccounts(step->changes)) {
        locateAccounts(ws, job);
    }
    return step;
}

} // namespace

bool movesAccounts(const core::Changes& changes) {
    return std::any_of(changes.rows.begin(), changes.rows.end(), [](const core::RowChange& row) {
        return row.table == "plan_pins" || row.table == "plan_place_reviews" ||
               row.table == "plan_field_changes";
    });
}

Step undoStep(core::Workspace& ws, core::Job& job) {
    return followed(ws, ws.undo(), job);
}

Step redoStep(core::Workspace& ws, core::Job& job) {
    return followed(ws, ws.redo(), job);
}

} // namespace geo
