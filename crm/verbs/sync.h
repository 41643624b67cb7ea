// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/drift.h"
#include "core/workspace/workspace.h"
#include "crm/sync/conflict_store.h"
#include "crm/sync/outbox_store.h"
#include "crm/sync/pull.h"
#include "crm/verbs/surroundings.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crm {

struct SyncParams {
    std::vector<std::string> connections; ///< by name; empty = all
    bool full = false; ///< reads everything again, also what has not changed since the last time
    bool yes = false;  ///< takes over even when most records have disappeared
    double maxRemoved = 0.5; ///< share of an object's records that may disappear without `yes`
    bool pullOnly = false;   ///< sends nothing
    bool plan = true;        ///< sends what was changed in the published plan since
    /// Activities are read again only after so many seconds: timelines are long, and hurry less.
    double activitySeconds = 0;
    bool quick = false; ///< another sync a moment ago looked for rows that appear late
    Surroundings around = {};
};

struct SyncReport {
    using Counts = PullCounts;
    std::map<std::string, Counts> objects; ///< by name: "accounts", "users", ...
    std::int64_t pushed = 0;               ///< records that the CRM took
    std::vector<Conflict> conflicts;       ///< open ones
    std::vector<OutboxItem> failed;        ///< what the CRM refused, or asks about
    std::int64_t calls = 0;
    double seconds = 0;
    /// What the drift watch had to tell after it; `crm::sync` itself raises none.
    std::vector<core::DriftNotice> notices = {};
    std::string next; ///< UTC: no calls were left, it goes on then; empty = not paused
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const SyncReport& report);

/// Brings the workspace and the CRM to agree: pulls the changes of all objects, then sends what was
/// changed here, where write-back is on. See docs/decisions/0025 for the rules.
///
/// Throws Error(Conflict) without touching the object if too many of its records have disappeared
/// and `yes` was not said, or if the CRM is another organisation than at the first sync;
/// Error(Remote) or Error(Input) if the CRM cannot be read. Where the day's calls are used up it
/// stops, and the report says when to go on.
SyncReport sync(core::Workspace& ws, const SyncParams& params, core::Job& job,
                const Placer& place = core::records::placeAsGiven);

/// One finished run of a sync, as it is remembered.
struct SyncRun {
    std::int64_t id = 0;
    std::string connection;
    std::string startedAt, finishedAt;
    std::string status; ///< "done", "paused" or "failed"
    std::int64_t pulled = 0, pushed = 0, conflicts = 0, failed = 0, calls = 0;
    std::string message;
};
/// The newest runs, newest first. Empty connection = of all.
std::vector<SyncRun> loadSyncRuns(const core::Connection& db, const std::string& connection,
                                  std::int64_t most);

} // namespace crm
