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
#include "crm/sync/publish_store.h"
#include "crm/sync/push.h"
#include "crm/sync/reconcile.h"
#include "crm/verbs/surroundings.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
    std::vector<std::string> only = {}; ///< codes of territories or regions; empty = the whole plan
    std::string testField = {}; ///< writes the territory's code into this field, and nothing else
    std::string why = {};       ///< for the ledger
    /// Ids in the CRM of records that are to keep their values, in this and later publishes; and of
    /// those that are no longer left out.
    std::vector<std::string> leaveOut = {}, takeIn = {};
    bool atOnce = false; ///< writes now what is in force from a later date only
    Surroundings around = {};
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
    std::vector<PublishNote> kept;    ///< accounts without a territory: they keep their old values
    std::vector<PublishNote> leftOut; ///< accounts that a person leaves out, with the reason
    std::vector<PublishNote> failed;  ///< accounts that cannot be written
    std::map<std::string, std::string> names;    ///< of the accounts, by their id in the CRM
    RecordValues remote;                         ///< what the CRM has now
    std::string consent;                         ///< why a person must agree; empty if not
    std::map<std::string, std::string> versions; ///< of the records, where the CRM has them
    std::shared_ptr<Adapter> adapter;            ///< the one that listed, to write with
    WhoWeAre identity;                           ///< who writes, and what that allows
    std::vector<core::Issue> refusals;   ///< fields that may not be written: nothing will be
    std::string kind = "publish";        ///< as in `Publish`
    std::set<std::string> scope;         ///< codes of territories; empty = the whole plan
    std::vector<std::string> testFields; ///< of a test: what is written instead
    std::string scheduled;               ///< id of the waiting publish that this carries out
    Clock* clock = &Clock::system();
    std::vector<core::Issue> issues;
};

struct PublishReport {
    PublishPlan plan;
    bool dryRun = false;
    std::string publishId;  ///< empty after a dry run
    bool scheduled = false; ///< nothing was written yet: it waits for its effective date
    bool resumed = false;   ///< an earlier publish was cut off; this one finished it
    std::int64_t written = 0;
    std::int64_t unchanged = 0;
    std::vector<FieldConflict> conflicts;
    std::vector<PublishNote> failed;
    std::int64_t entry = 0; ///< its number in the ledger; 0 = none
    std::int64_t calls = 0;
    double seconds = 0;
};
void to_json(core::Json& json, const PublishReport& report);

/// Discovers what the CRM has and compares it with the scenario. Touches neither side. Throws
/// Error(Input) if the CRM's accounts cannot be read or told apart, or the workspace holds none.
PublishPlan planPublish(const core::Workspace& ws, const PublishParams& params, core::Job& job);

/// The same from what a sync saw last, without asking the CRM, for the scenario that was published
/// to the connection last: what was changed in the plan since. Empty if nothing was published, the
/// last publish was taken back, or it is not in force yet.
std::optional<PublishPlan> planFollowUp(const core::Workspace& ws, const CrmConnection& connection,
                                        std::shared_ptr<Adapter> adapter, const WhoWeAre& identity,
                                        const Surroundings& around);

/// What carries out a publish that has waited for its day, from what a sync saw last. Throws
/// Error(Input) if its scenario or a territory of its part is gone.
PublishPlan planScheduled(const core::Workspace& ws, const Publish& waiting,
                          const CrmConnection& connection, std::shared_ptr<Adapter> adapter,
                          const WhoWeAre& identity, const Surroundings& around);

/// Takes records out of a plan that a person has seen; they are listed as left out. Ids that the
/// plan does not write or ask about are ignored.
void leaveOutOf(PublishPlan& plan, const std::vector<std::string>& ids, const std::string& why);

/// Writes what the plan decides of every account into the CRM: territory (code and name) and owner,
/// and where they are mapped, coordinates, how exact they are, and measures.
///
/// Three phases: compare; note every field with its old and new value in the journal; write, and
/// note each success. A publish that was cut off is resumed by the next one to the same connection:
/// what had arrived is noted as written, the rest is compared afresh, nothing is written twice.
/// Values that somebody changed since we last wrote them are conflicts and stay, and stand in the
/// review list. What was written gets an entry in the ledger. With an effective date that is still
/// to come it is scheduled instead (`schedulePublish`), unless `atOnce`. Throws Error(Conflict)
/// where consent is needed and `yes` was not said; Error(Remote) or Error(Storage) if the CRM
/// cannot be written, after which the publish can be resumed.
PublishReport publish(core::Workspace& ws, const PublishParams& params, core::Job& job);
/// The same with a plan that a person has seen.
PublishReport publish(core::Workspace& ws, PublishPlan plan, const PublishParams& params,
                      core::Job& job);

} // namespace crm
