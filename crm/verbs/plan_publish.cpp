// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/record_store.h"
#include "core/workspace/scenario_store.h"
#include "crm/sync/conflict_store.h"
#include "crm/sync/left_out_store.h"
#include "crm/sync/organisation.h"
#include "crm/sync/publish_store.h"
#include "crm/sync/publish_targets.h"
#include "crm/sync/remote_accounts.h"
#include "crm/verbs/publish.h"
#include "crm/verbs/scheduled_publishes.h"

#include <algorithm>
#include <map>
#include <set>
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
                      const RemoteAccounts& accounts) {
    const RecordValues& remote = accounts.values;
    RecordValues seen =
        accounts.asSeen ? remote : loadSnapshot(db, connection, objectName(Object::Account));
    // What we wrote ourselves counts, not what a sync saw since: that may be another's change.
    for (const auto& [id, values] : loadWritten(db, connection, objectName(Object::Account))) {
        if (const auto known = seen.find(id); known != seen.end()) {
            for (const auto& [field, value] : values) {
                known->second[field] = value;
            }
        }
    }
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
    Sorter(PublishPlan& plan, const RemoteAccounts& remote, std::string form,
           std::map<std::string, LeftOut> leftOut)
        : plan_(plan), remote_(remote), form_(std::move(form)), leftOut_(std::move(leftOut)) {}

    void take(const PublishTarget& target) {
        if (!known_.insert(target.externalId).second) {
            return; // a file's account beside the connection's own of the same id
        }
        if (target.source != plan_.connection.name && !sameName(target)) {
            known_.erase(target.externalId);
            return;
        }
        plan_.names[target.externalId] = target.name;
        const auto leftOut = leftOut_.find(target.externalId);
        if (leftOut != leftOut_.end()) {
            plan_.leftOut.push_back({target.externalId, target.name, leftOut->second.why});
        } else if (!target.keepReason.empty()) {
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
    std::map<std::string, LeftOut> leftOut_;
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

std::string effectiveDate(const std::string& date, const Clock& clock) {
    if (!date.empty() && !core::isDate(date)) {
        throw Error(Code::Usage, core::format("\"{}\" is not a date", date),
                    "write it as 2026-03-31", "--effective");
    }
    return date.empty() ? utcText(clock.nowMs()).substr(0, 10) : date;
}

} // namespace

namespace {

/// The codes of territories and of all that lie below them.
std::set<std::string> scopeOf(const core::Connection& db, const core::Scenario& scenario,
                              const std::vector<std::string>& only) {
    const auto territories = core::loadTerritories(db, scenario.id);
    std::set<core::TerritoryId> chosen;
    for (const std::string& code : only) {
        const auto found =
            std::find_if(territories.begin(), territories.end(), [&](const core::Territory& t) {
                return t.code == code || core::equalsIgnoreCase(t.name, code);
            });
        if (found == territories.end()) {
            throw Error(Code::Input,
                        core::format("{} has no territory or region \"{}\"", scenario.name, code),
                        "give its code, T01, or its name", code);
        }
        chosen.insert(found->id);
    }
    for (std::size_t before = 0; before != chosen.size();) {
        before = chosen.size();
        for (const core::Territory& territory : territories) {
            if (chosen.contains(territory.parent)) {
                chosen.insert(territory.id);
            }
        }
    }
    std::set<std::string> codes;
    for (const core::Territory& territory : territories) {
        if (chosen.contains(territory.id)) {
            codes.insert(territory.code);
        }
    }
    return codes;
}

/// Drops what belongs to no chosen territory, neither in the plan nor in the CRM.
void keepScope(RecordValues& wanted, const RecordValues& remote, const PublishPlan& plan) {
    const std::string& field = plan.fields.territoryId;
    if (plan.scope.empty()) {
        return;
    }
    if (field.empty()) {
        throw Error(Code::Input, "a part of the plan can be published only with territory_id",
                    "name its field in the connection's configuration", plan.connection.name);
    }
    std::erase_if(wanted, [&](const auto& item) {
        const auto now = remote.find(item.first);
        const bool there = now != remote.end() && now->second.contains(field) &&
                           plan.scope.contains(now->second.at(field));
        const auto planned = item.second.find(field);
        return !there && (planned == item.second.end() || !plan.scope.contains(planned->second));
    });
}

/// What a person decided about conflicts: ours counts as seen, theirs as not wanted.
void applyDecisions(RecordValues& wanted, RecordValues& seen, const RecordValues& remote,
                    const Decisions& decisions) {
    for (const auto& [key, conflict] : decisions) {
        const auto& [id, field] = key;
        const auto want = wanted.find(id);
        const auto now = remote.find(id);
        if (want == wanted.end() || !want->second.contains(field) || now == remote.end() ||
            !now->second.contains(field) || !sameValue(want->second.at(field), conflict.ours) ||
            !sameValue(now->second.at(field), conflict.theirs)) {
            continue;
        }
        if (conflict.status == "ours") {
            seen[id][field] = now->second.at(field);
        } else {
            want->second.erase(field);
        }
    }
}

/// Why the CRM would refuse a value; empty if it would not, as far as its description says.
std::string valueRefusal(const Identity& identity, const std::string& field,
                         const std::string& value) {
    const auto rights = identity.permissions.find(objectName(Object::Account));
    if (rights == identity.permissions.end() || !rights->contains("fields") ||
        !rights->at("fields").contains(field)) {
        return {};
    }
    const core::Json& known = rights->at("fields").at(field);
    const auto length = known.value("length", std::int64_t{0});
    if (length > 0 && static_cast<std::int64_t>(value.size()) > length) {
        return core::format("{} takes at most {} characters, and \"{}\" has more", field, length,
                            value);
    }
    if (known.contains("values") && !value.empty()) {
        const core::Json& values = known.at("values");
        if (std::find(values.begin(), values.end(), core::Json(value)) == values.end()) {
            return core::format("{} does not take \"{}\"", field, value);
        }
    }
    return {};
}

void validate(PublishPlan& plan) {
    if (plan.sync.changes.empty()) {
        return;
    }
    const Identity& identity = plan.identity.withRights();
    const auto& names = plan.testFields.empty() ? plan.fields.names() : plan.testFields;
    // A table of a folder gets the columns that it lacks.
    for (const std::string& field : names) {
        const std::string refusal = writeRefusal(identity, Object::Account, field);
        if (!refusal.empty()) {
            plan.refusals.push_back({core::Severity::Error, plan.connection.name, 0, refusal,
                                     "ask an administrator of the CRM, or map another field"});
        }
    }
    std::set<std::string> bad;
    for (const FieldChange& change : plan.sync.changes) {
        const std::string refusal = valueRefusal(identity, change.field, change.after);
        if (!refusal.empty() && bad.insert(change.id).second) {
            plan.failed.push_back({change.id, plan.names[change.id], refusal});
        }
    }
    std::erase_if(plan.sync.changes, [&](const FieldChange& c) { return bad.contains(c.id); });
    plan.sync.toWrite -= static_cast<std::int64_t>(bad.size());
}

/// What stays left out, but for what is taken in again with this publish.
std::map<std::string, LeftOut> leftOutNow(const core::Connection& db,
                                          const CrmConnection& connection,
                                          const PublishParams& params) {
    std::map<std::string, LeftOut> leftOut = loadLeftOut(db, connection.id);
    for (const std::string& id : params.takeIn) {
        if (leftOut.erase(id) == 0) {
            throw Error(Code::Input,
                        core::format("the record {} is not left out of {}", id, connection.name),
                        "see them with: evenlode publish --dry-run --json", id);
        }
    }
    return leftOut;
}

/// Compares what the plan wants with what the CRM has. Touches neither.
void compare(const core::Connection& db, PublishPlan& plan, RemoteAccounts remote,
             const PublishParams& params) {
    std::vector<std::string> measures;
    for (const auto& [measure, field] : plan.fields.measures) {
        measures.push_back(measure);
    }
    const std::vector<PublishTarget> targets =
        loadTargets(db, plan.scenario, {plan.connection.name, core::records::kFileSource},
                    plan.effective, measures, plan.fields.anyPlace(), plan.fields.anyRing());
    Sorter sorter(plan, remote,
                  ownerForm(remote, plan.fields, loadPeople(db, plan.connection.name)),
                  leftOutNow(db, plan.connection, params));
    std::map<std::string, std::string> reasons;
    for (const PublishTarget& target : targets) {
        sorter.take(target);
        reasons.emplace(target.externalId, target.reason);
    }
    if (plan.names.empty()) {
        throw Error(
            Code::Input,
            core::format("no account of the workspace is known to {}", plan.connection.name),
            "sync first: evenlode sync WORKSPACE " + plan.connection.name, plan.connection.name);
    }
    keepScope(sorter.wanted, remote.values, plan);
    if (!plan.testFields.empty()) {
        for (auto& [id, values] : sorter.wanted) {
            const auto code = values.find(plan.fields.territoryId);
            values = {{plan.testFields.front(), code == values.end() ? "" : code->second}};
        }
    }
    RecordValues seen = lastSeen(db, plan.connection.id, remote);
    applyDecisions(sorter.wanted, seen, remote.values, loadDecisions(db, plan.connection.id));
    plan.sync = reconcile(sorter.wanted, remote.values, seen, params.overwrite);
    plan.consent = consentNeeded(plan.sync, remote.values, seen, params.guard);
    for (FieldChange& change : plan.sync.changes) {
        change.reason = reasons[change.id];
    }
    for (const std::string& id : plan.sync.missing) {
        plan.failed.push_back({id, plan.names[id], "is not in the CRM any more"});
    }
    for (const std::string& id : params.leaveOut) {
        if (!plan.names.contains(id)) {
            throw Error(Code::Input,
                        core::format("no account of the workspace has the id {} in {}", id,
                                     plan.connection.name),
                        "give the ids that a dry run shows", id);
        }
    }
    validate(plan);
    noteStrangers(plan, sorter, remote);
    plan.remote = std::move(remote.values);
    plan.versions = std::move(remote.versions);
}

std::vector<std::string> splitScope(const std::string& scope) {
    std::vector<std::string> codes;
    for (std::size_t from = 0; from < scope.size();) {
        const std::size_t comma = std::min(scope.find(',', from), scope.size());
        codes.push_back(scope.substr(from, comma - from));
        from = comma + 1;
    }
    return codes;
}

} // namespace

PublishPlan planPublish(const core::Workspace& ws, const PublishParams& params, core::Job& job) {
    const core::Connection& db = ws.reader();
    PublishPlan plan;
    plan.effective = effectiveDate(params.effective, *params.around.clock);
    plan.connection = requireConnection(db, params.connection);
    plan.scenario = core::requireScenario(db, params.scenario);
    plan.fields = PublishFields::fromJson(plan.connection.config);
    plan.clock = params.around.clock;
    if (!params.only.empty()) {
        plan.scope = scopeOf(db, plan.scenario, params.only);
    }
    PublishFields asked = plan.fields;
    if (!params.testField.empty()) {
        plan.kind = "test";
        plan.testFields = {params.testField};
        asked.quality = params.testField; // read beside the others
    }

    job.step(0, core::format("reading the accounts of {}", plan.connection.name));
    plan.adapter = params.around.adapters(plan.connection);
    plan.identity = WhoWeAre(*plan.adapter, plan.connection, job);
    plan.identity.organisation(); // another one's accounts are not worth reading
    RemoteAccounts remote = discoverAccounts(*plan.adapter, asked, job);

    job.step(0.4, "comparing with the plan");
    // One state of the workspace, also while others write to it.
    const core::Snapshot snapshot(db);
    compare(db, plan, std::move(remote), params);
    return plan;
}

namespace {

/// The plan of a publish that was decided before, compared with what a sync saw last.
PublishPlan planFromSeen(const core::Connection& db, const Publish& decided,
                         const std::string& scenario, PublishPlan plan) {
    plan.scenario = core::requireScenario(db, scenario);
    plan.fields = PublishFields::fromJson(plan.connection.config);
    if (!decided.scope.empty()) {
        plan.scope = scopeOf(db, plan.scenario, splitScope(decided.scope));
    }
    compare(db, plan, accountsAsSeen(db, plan.connection.id, plan.connection.name), {});
    return plan;
}

/// The name that the scenario of a publish has now; empty if it is gone.
std::string scenarioOf(const core::Connection& db, const Publish& publish) {
    for (const core::Scenario& scenario : core::loadScenarios(db)) {
        if (scenario.id == publish.scenario) {
            return scenario.name;
        }
    }
    return {};
}

} // namespace

std::optional<PublishPlan> planFollowUp(const core::Workspace& ws, const CrmConnection& connection,
                                        std::shared_ptr<Adapter> adapter, const WhoWeAre& identity,
                                        const Surroundings& around) {
    const core::Connection& db = ws.reader();
    const core::Snapshot snapshot(db);
    const auto newest = findNewest(db, connection.id);
    const std::string today = utcText(around.clock->nowMs()).substr(0, 10);
    if (!newest || newest->kind == "rollback" || newest->effectiveOn > today ||
        isAwaited(db, connection.id, newest->scenario)) {
        return std::nullopt;
    }
    const std::string scenario = scenarioOf(db, *newest);
    if (scenario.empty()) {
        return std::nullopt;
    }
    PublishPlan plan;
    plan.kind = "sync";
    plan.effective = today;
    plan.connection = connection;
    plan.clock = around.clock;
    plan.adapter = std::move(adapter);
    plan.identity = identity;
    return planFromSeen(db, *newest, scenario, std::move(plan));
}

PublishPlan planScheduled(const core::Workspace& ws, const Publish& waiting,
                          const CrmConnection& connection, std::shared_ptr<Adapter> adapter,
                          const WhoWeAre& identity, const Surroundings& around) {
    const core::Connection& db = ws.reader();
    const core::Snapshot snapshot(db);
    const std::string scenario = scenarioOf(db, waiting);
    if (scenario.empty()) {
        throw Error(Code::Input,
                    core::format("the scenario {} of the publish for {} has been deleted",
                                 waiting.scenarioName, waiting.effectiveOn),
                    "take it back with: evenlode rollback WORKSPACE " + waiting.id, waiting.id);
    }
    PublishPlan plan;
    plan.scheduled = waiting.id;
    plan.effective = waiting.effectiveOn;
    plan.connection = connection;
    plan.clock = around.clock;
    plan.adapter = std::move(adapter);
    plan.identity = identity;
    return planFromSeen(db, waiting, scenario, std::move(plan));
}

void leaveOutOf(PublishPlan& plan, const std::vector<std::string>& ids, const std::string& why) {
    const std::set<std::string> chosen(ids.begin(), ids.end());
    std::set<std::string> written;
    std::set<std::string> concerned;
    for (const FieldChange& change : plan.sync.changes) {
        if (chosen.contains(change.id)) {
            written.insert(change.id);
        }
    }
    concerned = written;
    for (const FieldConflict& conflict : plan.sync.conflicts) {
        if (chosen.contains(conflict.id)) {
            concerned.insert(conflict.id);
        }
    }
    const auto isChosen = [&](const auto& item) { return chosen.contains(item.id); };
    std::erase_if(plan.sync.changes, isChosen);
    std::erase_if(plan.sync.conflicts, isChosen);
    std::erase_if(plan.failed, isChosen);
    plan.sync.toWrite -= static_cast<std::int64_t>(written.size());
    for (const std::string& id : concerned) {
        plan.leftOut.push_back({id, plan.names[id], why});
    }
}

} // namespace crm
