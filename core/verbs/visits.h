// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/visits/activity_store.h"
#include "core/visits/visit_store.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// What is said of a visit; what is left out stays as it is, or is as usual in a new one.
struct VisitWords {
    std::optional<std::string> account; ///< its number in the CRM or the file
    std::optional<std::string> rep;     ///< number of the rep; "" = nobody
    std::optional<std::string> kind;    ///< "meeting" (as usual), "call", "note" or "task"
    std::optional<std::string> subject; ///< as usual "Visit"
    /// "2026-03-29 14:00" as the clocks of `zone` show it; a moment with an offset
    /// ("2026-03-29T12:00:00Z"); or a date for a whole day.
    std::optional<std::string> at;
    std::optional<double> minutes;    ///< how long it takes
    std::optional<std::string> until; ///< or when it ends, written like `at`
    std::optional<std::string> zone;  ///< IANA name; as usual that of this computer
    std::optional<std::string> location;
    std::optional<std::string> note;
    std::optional<std::string> outcome;
    std::optional<bool> planned; ///< as usual it was made
    /// Of a new one that was made: it carries out the visit that was planned there that day, if
    /// there is one, which keeps what is not said anew.
    bool ofPlan = false;
    std::vector<std::string> photos = {}; ///< files to add
};

/// A visit together with what it belongs to, as people know it.
struct VisitLine {
    visits::Visit visit;
    std::string account, accountName, source;
    std::string rep, repName;
    /// Of a visit that no account was found for: those within 500 metres, the nearest first.
    struct Near {
        std::string account, name;
        double metres = 0;
    };
    std::vector<Near> near;
};

struct VisitsReport {
    std::vector<VisitLine> visits;
    Changes changes;
};
void to_json(Json& json, const VisitsReport& report);

/// Notes a visit that was made or is planned; the next sync posts it to the timeline of the CRM
/// that the account came from. One step to undo. Throws Error(Input) for an account, a rep or a
/// picture that is not there, Error(Usage) for what is no time or ends before it begins.
VisitsReport addVisit(Workspace& ws, const VisitWords& words);
/// Changes a visit; the next sync writes the changed fields.
VisitsReport changeVisit(Workspace& ws, std::int64_t visit, const VisitWords& words);
/// Takes visits back; those that were posted are taken off the timeline by the next sync, unless
/// somebody edited them there.
VisitsReport removeVisits(Workspace& ws, const std::vector<std::int64_t>& visits);

struct VisitQuery {
    std::string account;    ///< number of an account; empty = all
    std::string rep;        ///< number of a rep; empty = all
    std::string from;       ///< dates, "2026-03-01"; empty = from the beginning
    std::string to;         ///< last day
    bool planned = true;    ///< those that are planned
    bool done = true;       ///< those that were made
    bool unmatched = false; ///< only those that no account was found for
};

/// What happened or will happen at accounts: visits noted here, and what the CRM's timeline holds
/// besides.
struct Timeline {
    std::vector<VisitLine> visits;
    std::vector<visits::StoredActivity> activities; ///< without the copies of those visits
};
void to_json(Json& json, const Timeline& report);
Timeline listVisits(const Connection& db, const VisitQuery& query);

} // namespace core
