// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/visits/visit_match.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

struct TakeVisitsParams {
    std::string from; ///< what the entries come from, for the history: "log.csv"
    std::string rep;  ///< who made those that name nobody; number, name or e-mail; empty = nobody
    visits::MatchLimits limits;
    bool dryRun = false; ///< matches, and keeps nothing
};

/// What became of an entry.
enum class EntryFate {
    Added,     ///< a visit to an account
    Completed, ///< a planned visit that was carried out
    Unmatched, ///< kept as a visit to no account: none was found, or several may be meant
    Known,     ///< it came before
    Noted      ///< the visit stands on the timeline already: noted here or in the CRM
};
/// "added", "completed", "unmatched", "known", "noted".
const char* fateName(EntryFate fate);

struct TakenEntry {
    visits::LogEntry entry;
    EntryFate fate = EntryFate::Added;
    visits::VisitMatch match;
    VisitId visit; ///< that was made of it, or as which it is known; 0 in a dry run
};

struct TakeVisitsReport {
    std::vector<TakenEntry> entries;
    std::vector<visits::FoundAccount> accounts; ///< those that `entries` speak of
    std::map<std::size_t, std::size_t> place;   ///< of a match's account in `accounts`
    std::int64_t repeated = 0;                  ///< entries that stood in it twice
    bool dryRun = false;
    std::vector<Issue> issues;
    Changes changes;

    std::int64_t count(EntryFate fate) const;
    std::int64_t count(visits::MatchKind kind) const; ///< of those that are new
    const visits::FoundAccount& account(std::size_t matched) const;
};
void to_json(Json& json, const TakeVisitsReport& report);

/// Takes entries of a log in as visits that were made: matches them to accounts, marks the planned
/// visits that they carry out as done, and leaves out what it has taken before and what the
/// timeline tells already (the same account and rep at the same time), so that nothing is there
/// twice. The next sync posts them as all visits. One step to undo. Throws Error(Input) for a rep
/// that there is not, Error(Usage) for limits that make no sense.
TakeVisitsReport takeVisits(Workspace& ws, const std::vector<visits::LogEntry>& entries,
                            const TakeVisitsParams& params, Job& job);

} // namespace core
