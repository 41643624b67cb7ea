// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/scenario.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/publish_fields.h"
#include "crm/sync/reconcile.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace crm {

struct PublishParams {
    std::string connection;
    std::string scenario;
    std::string effective; ///< date at which owners and overrides are looked up; empty = today
    bool dryRun = false;
    bool yes = false;       ///< goes ahead where a person's consent is needed (see `Guard`)
    bool overwrite = false; ///< writes over values that others have changed since the last sync
    Guard guard;
};

/// A record that stays as it is in the CRM, and why.
struct PublishNote {
    std::string id;
    std::string name;
    std::string message;
};

/// What a publish would do: the outcome of comparing, before either side is touched.
struct PublishPlan {
    CrmConnection connection;
    core::Scenario scenario;
    PublishFields fields;
    std::string effective;
    SyncPlan sync;
    std::vector<PublishNote> kept;   ///< accounts without a territory: they keep their old values
    std::vector<PublishNote> failed; ///< accounts that cannot be written
    std::map<std::string, std::string> names; ///< of the accounts, by their id in the CRM
    RecordValues remote;                      ///< what the CRM has now
    std::string consent;                      ///< why a person must agree; empty if not
    std::unique_ptr<Adapter> adapter;         ///< the one that listed, to write with
    std::vector<core::Issue> issues;
};

struct PublishReport {
    PublishPlan plan;
    bool dryRun = false;
    std::string publishId; ///< empty after a dry run
    bool resumed = false;  ///< an earlier publish was cut off; this one finished it
    std::int64_t written = 0;
    std::int64_t unchanged = 0;
    std::vector<FieldConflict> conflicts;
    std::vector<PublishNote> failed;
    std::int64_t calls = 0;
    double seconds = 0;
};
void to_json(core::Json& json, const PublishReport& report);

/// Discovers what the CRM has and compares it with the scenario. Touches neither side. Throws
/// Error(Input) if the CRM's accounts cannot be read or told apart, or the workspace holds none.
PublishPlan planPublish(const core::Workspace& ws, const PublishParams& params, core::Job& job);

/// Writes the territory (code and name) and owner of every account into the CRM.
///
/// Three phases: compare; note every field with its old and new value in the journal; write, and
/// note each success. A publish that was cut off is resumed by the next one to the same connection:
/// what had arrived is noted as written, the rest is compared afresh, nothing is written twice.
/// Values that somebody changed since the last sync are conflicts and stay. Throws Error(Conflict)
/// where consent is needed and `yes` was not said; Error(Remote) or Error(Storage) if the CRM
/// cannot be written, after which the publish can be resumed.
PublishReport publish(core::Workspace& ws, const PublishParams& params, core::Job& job);
/// The same with a plan that a person has seen.
PublishReport publish(core::Workspace& ws, PublishPlan plan, const PublishParams& params,
                      core::Job& job);

} // namespace crm
