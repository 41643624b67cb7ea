// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visits/visit_match.h"
#include "core/workspace/connection.h"

#include <vector>

namespace core::visits {

/// Calls that are planned and not carried out: planned visits, and the stops of route plans of
/// which no planned visits were made; of several plans for a rep and day the newest counts.
std::vector<PlannedCall> loadPlannedCalls(const Connection& db);

/// A visit that was made, noted here or on the CRM's timeline.
struct MadeVisit {
    AccountId account; ///< 0 = none was found
    RepId rep;         ///< 0 = nobody in particular
    Span when;
    std::string day;                     ///< on the clocks of its zone; of UTC where none is known
    VisitId visit;                       ///< 0 = it is an activity of the CRM
    std::string key;                     ///< by which the CRM's copy is known; empty for activities
    std::optional<std::int64_t> driving; ///< seconds on the road before it
    std::string outcome;
};
/// In order of beginning: visits as they are known now, and the done meetings and calls of the
/// CRM that are no copies of those.
std::vector<MadeVisit> loadMadeVisits(const Connection& db);

} // namespace core::visits
