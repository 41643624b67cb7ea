// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/record_store.h"
#include "core/workspace/scenario_store.h"
#include "crm/adapters/factory.h"
#include "crm/sync/publish_store.h"
#include "crm/sync/publish_targets.h"
#include "crm/sync/remote_accounts.h"
#include "crm/verbs/publish.h"

#include <utility>

namespace crm {

using core::Code;
using core::Error;

namespace {

std::vector<OwnerForms> loadPeople(const core::Connection& db, const std::string& source) {
    std::vector<OwnerForms> people;
    core::Statement rows =
        db.prepare("SELECT external_id, name, coalesce(email, '') FROM base_reps "
                   "WHERE removed = 0 AND source IN (?, ?)");
    rows.bind(source, core::records::kFileSource);
    while (rows.step()) {
        people.push_back({rows.string(0), rows.string(1), rows.string(2)});
    }
    return people;
}

/// What we saw last, corrected by what a publish that was cut off had written before it could say
/// so.
RecordValues lastSeen(const core::Connection& db, core::ConnectionId connection,
                      const RecordValues& remote) {
    RecordValues seen = loadSnapshot(db, connection, objectName(Object::Account));
    const auto unfinished = findUnfinished(db, connection);
    if (!unfinished) {
        return seen;
    }
    for (const FieldChange& item : loadItems(db, unfinished->id, "planned")) {
        const auto record = remote.find(item.id);
        if (record != remote.end() && record->second.contains(item.field) &&
            record->second.at(item.field) == item.after) {
            seen[item.id][item.field] = item.after;
        }
    }
    return seen;
}

/// Sorts the accounts of the workspace into what is wanted and what is left alone.
class Sorter {
public:
    Sorter(PublishPlan& plan, const RemoteAccounts& remote, std::string form)
        : plan_(plan), remote_(remote), form_(std::move(form)) {}

    void take(const PublishTarget& target) {
        if (!known_.insert(target.externalId).second) {
            return; // a file's account beside the connection's own of the same id
        }
        if (target.source != plan_.connection.name && !sameName(target)) {
            known_.erase(target.externalId);
            return;
        }
        plan_.names[target.externalId] = target.name;
        if (!target.keepReason.empty()) {
            plan_.kept.push_back({target.externalId, target.name, target.keepReason});
        } else if (remote_.repeated.contains(target.externalId)) {
            plan_.failed.push_back(
                {target.externalId, target.name, "several records in the CRM have this id"});
        } else {
            wanted[target.externalId] = wantedValues(target, plan_.fields, form_);
        }
    }

    RecordValues wanted;

    std::int64_t strangers() const {
        std::int64_t count = 0;
        for (const auto& [id, values] : remote_.values) {
            count += !known_.contains(id);
        }
        return count;
    }

private:
    /// An account that came from a file is the CRM's if it has the same id and name there.
    bool sameName(const PublishTarget& target) const {
        if (!remote_.values.contains(target.externalId)) {
            return false;
        }
        const auto name = remote_.names.find(target.externalId);
        return !remote_.named ||
               (name != remote_.names.end() && core::equalsIgnoreCase(name->second, target.name));
    }

    PublishPlan& plan_;
    const RemoteAccounts& remote_;
    std::string form_;
    std::set<std::string> known_;
};

void noteStrangers(PublishPlan& plan, const Sorter& sorter, const RemoteAccounts& remote) {
    const auto warn = [&](std::int64_t count, const char* message, const char* hint) {
        if (count > 0) {
            plan.issues.push_back(
                {core::Severity::Warning, plan.connection.name, 0,
                 core::format(fmt::runtime(message), core::counted(count, "account", "accounts")),
                 hint});
        }
    };
    warn(sorter.strangers(), "{} of the CRM not known here, left as they are", "sync first");
    warn(remote.withoutId, "{} of the CRM without an id, left as they are",
         "fill in the id column");
}

std::string effectiveDate(const std::string& date) {
    if (!date.empty() && !core::isDate(date)) {
        throw Error(Code::Usage, core::format("\"{}\" is not a date", date),
                    "write it as 2026-03-31", "--effective");
    }
    return date.empty() ? core::nowUtc().substr(0, 10) : date;
}

} // namespace

PublishPlan planPublish(const core::Workspace& ws, const PublishParams& params, core::Job& job) {
    const core::Connection& db = ws.reader();
    PublishPlan plan;
    plan.effective = effectiveDate(params.effective);
    plan.connection = requireConnection(db, params.connection);
    plan.scenario = core::requireScenario(db, params.scenario);
    plan.fields = PublishFields::fromJson(plan.connection.config);

    job.step(0, core::format("reading the accounts of {}", plan.connection.name));
    plan.adapter = makeAdapter(plan.connection);
    RemoteAccounts remote = discoverAccounts(*plan.adapter, plan.fields, job);

    job.step(0.4, "comparing with the plan");
    // One state of the workspace, also while others write to it.
    const core::Snapshot snapshot(db);
    const std::vector<PublishTarget> targets = loadTargets(
        db, plan.scenario, {plan.connection.name, core::records::kFileSource}, plan.effective);
    Sorter sorter(plan, remote,
                  ownerForm(remote, plan.fields, loadPeople(db, plan.connection.name)));
    for (const PublishTarget& target : targets) {
        sorter.take(target);
    }
    if (plan.names.empty()) {
        throw Error(
            Code::Input,
            core::format("no account of the workspace is known to {}", plan.connection.name),
            "sync first: evenlode sync WORKSPACE " + plan.connection.name, plan.connection.name);
    }
    const RecordValues seen = lastSeen(db, plan.connection.id, remote.values);
    plan.sync = reconcile(sorter.wanted, remote.values, seen, params.overwrite);
    plan.consent = consentNeeded(plan.sync, remote.values, seen, params.guard);
    for (const std::string& id : plan.sync.missing) {
        plan.failed.push_back({id, plan.names[id], "is not in the CRM any more"});
    }
    noteStrangers(plan, sorter, remote);
    plan.remote = std::move(remote.values);
    return plan;
}

} // namespace crm
