// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/conflicts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/field_change_store.h"
#include "core/visits/visit_fields.h"
#include "core/visits/visit_store.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/snapshot_store.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace crm {

namespace records = core::records;
using core::Code;
using core::Error;
using core::Json;

namespace {

std::optional<core::ConnectionId> chosen(const core::Workspace& ws, const std::string& name) {
    if (name.empty()) {
        return std::nullopt;
    }
    return requireConnection(ws.reader(), name).id;
}

core::AccountId requireAccount(const core::Connection& db, const std::string& source,
                               const std::string& externalId) {
    core::Statement row = db.prepare("SELECT id FROM base_accounts WHERE external_id = ?1 AND "
                                     "removed = 0 AND (?2 = '' OR source = ?2) ORDER BY id");
    row.bind(externalId, source);
    if (!row.step()) {
        throw Error(Code::Input, core::format("there is no account {}", externalId),
                    "give its number as the CRM has it", externalId);
    }
    const auto account = row.id<core::AccountTag>(0);
    if (row.step()) {
        throw Error(Code::Input, core::format("several accounts have the number {}", externalId),
                    "say which connection is meant", externalId);
    }
    return account;
}

std::optional<std::string> orNothing(const std::string& value) {
    return value.empty() ? std::nullopt : std::optional(value);
}

/// A decision with what it is about.
struct Decision {
    Conflict conflict;
    ResolveParams params;

    bool aboutVisit() const { return conflict.origin == "visit"; }
    bool aboutPlan() const { return conflict.origin == "plan"; }
};

Decision checked(const core::Connection& db, const ResolveParams& params) {
    Decision decision{requireConflict(db, params.conflict), params};
    const bool other = params.keep == "other" && !decision.aboutPlan();
    if (params.keep != "ours" && params.keep != "theirs" && !other) {
        throw Error(Code::Usage, core::format("\"{}\" cannot be kept", params.keep),
                    decision.aboutPlan()
                        ? "choose ours or theirs: the value itself is decided by the plan"
                        : "choose ours, theirs or other",
                    "--keep");
    }
    return decision;
}

core::visits::Visit requireCopied(const core::Connection& db, const Conflict& conflict) {
    const auto written = loadWritten(db, conflict.connection, conflict.object);
    const auto found = written.find(conflict.externalId);
    const auto key =
        found == written.end() ? FieldValues::const_iterator() : found->second.find("key");
    if (found != written.end() && key != found->second.end()) {
        for (core::visits::Visit& visit : core::visits::loadVisits(db)) {
            if (visit.key == key->second) {
                return std::move(visit);
            }
        }
    }
    throw Error(Code::Input, "the visit of this conflict is not here any more",
                "sync again, and the conflict settles itself", conflict.externalId);
}

/// Decisions about what was edited here, as one step of the plan.
class EditStep {
public:
    EditStep(core::Workspace& ws, const std::vector<Decision>& decisions) : ws_(ws) {
        for (const Decision& decision : decisions) {
            if (decision.aboutVisit()) {
                take(decision);
            } else if (!decision.aboutPlan()) {
                fields_.emplace_back(requireAccount(ws.reader(), decision.conflict.connectionName,
                                                    decision.conflict.externalId),
                                     decision);
            }
            if (!decision.aboutPlan()) {
                said_.push_back(
                    {{"conflict", decision.conflict.id}, {"keep", decision.params.keep}});
                label_ = labelOf(decision.conflict);
            }
        }
    }

    void carryOut() {
        if (fields_.empty() && changed_.empty()) {
            return;
        }
        const bool one = said_.size() == 1;
        const core::EditInfo info{
            one ? label_ : core::format("Decide about {} values", said_.size()),
            "conflicts resolve", one ? said_.front() : Json{{"decisions", said_}}};
        ws_.edit(info, [this](core::Edit& edit) {
            for (const auto& [account, decision] : fields_) {
                decide(edit, account, decision);
            }
            for (const std::string& visit : changed_) {
                core::visits::updateVisit(edit, visits_.at(visit));
            }
        });
    }

private:
    static std::string labelOf(const Conflict& conflict) {
        return conflict.origin == "visit"
                   ? core::format("Decide about {} of a visit", conflict.field)
                   : core::format("Decide about {} of {}", conflict.field, conflict.externalId);
    }

    void take(const Decision& decision) {
        const Conflict& conflict = decision.conflict;
        if (!visits_.contains(conflict.externalId)) {
            visits_.emplace(conflict.externalId, requireCopied(ws_.reader(), conflict));
        }
        if (decision.params.keep == "ours") {
            return;
        }
        const std::string value =
            decision.params.keep == "theirs" ? conflict.theirs.value_or("") : decision.params.value;
        if (!core::visits::setField(visits_.at(conflict.externalId), conflict.field, value)) {
            throw Error(Code::Usage,
                        core::format("{} of a visit is not taken from the CRM", conflict.field),
                        "keep ours, or change the visit", conflict.field);
        }
        changed_.insert(conflict.externalId);
    }

    static void decide(core::Edit& edit, core::AccountId account, const Decision& decision) {
        const Conflict& conflict = decision.conflict;
        if (decision.params.keep == "theirs") {
            records::dropFieldChange(edit, account, conflict.field);
            return;
        }
        records::FieldChange change;
        change.account = account;
        change.field = conflict.field;
        change.newValue =
            decision.params.keep == "ours" ? conflict.ours : orNothing(decision.params.value);
        records::queueFieldChanges(edit, {change});
    }

    core::Workspace& ws_;
    std::vector<std::pair<core::AccountId, Decision>> fields_;
    std::map<std::string, core::visits::Visit> visits_; ///< by their id in the CRM
    std::set<std::string> changed_;
    Json said_ = Json::array();
    std::string label_;
};

/// What the CRM has is what the next comparison of a visit starts from: its own value is then
/// written over it.
void noteDecision(core::Record& record, const Decision& decision) {
    const Conflict& conflict = decision.conflict;
    if (decision.aboutVisit()) {
        noteWritten(record, conflict.connection, conflict.object,
                    {{conflict.externalId, {{conflict.field, conflict.theirs.value_or("")}}}});
    }
    decideConflict(record, conflict.id, decision.params.keep);
}

} // namespace

void to_json(Json& json, const ConflictsReport& report) {
    json = Json{{"conflicts", report.conflicts}};
}

void to_json(Json& json, const OutboxReport& report) {
    json = Json{{"items", report.items}};
}

ConflictsReport listConflicts(const core::Workspace& ws, const std::string& connection, bool all) {
    return {loadConflicts(ws.reader(), chosen(ws, connection), !all)};
}

ConflictsReport resolveConflict(core::Workspace& ws, const ResolveParams& params) {
    return resolveConflicts(ws, {params});
}

ConflictsReport resolveConflicts(core::Workspace& ws, const std::vector<ResolveParams>& decisions) {
    std::vector<Decision> all;
    for (const ResolveParams& params : decisions) {
        all.push_back(checked(ws.reader(), params));
    }
    EditStep(ws, all).carryOut();
    ws.record("Decide conflicts", [&](core::Record& record) {
        for (const Decision& decision : all) {
            noteDecision(record, decision);
        }
    });
    ConflictsReport report;
    for (const Decision& decision : all) {
        report.conflicts.push_back(requireConflict(ws.reader(), decision.conflict.id));
    }
    return report;
}

OutboxReport listOutbox(const core::Workspace& ws, const std::string& connection, bool all) {
    return {loadOutbox(ws.reader(), chosen(ws, connection), all)};
}

OutboxReport retryOutbox(core::Workspace& ws, const std::string& connection, std::int64_t item) {
    const CrmConnection meant = requireConnection(ws.reader(), connection);
    ws.record("Try again what was refused",
              [&](core::Record& record) { retryItems(record, meant.id, item); });
    return {loadOutbox(ws.reader(), meant.id, false)};
}

core::Changes setFields(core::Workspace& ws, const SetFieldsParams& params) {
    const core::AccountId account = requireAccount(ws.reader(), params.connection, params.account);
    std::vector<records::FieldChange> changes;
    Json fields = Json::object();
    for (const auto& [field, value] : params.fields) {
        records::FieldChange change;
        change.account = account;
        change.field = field;
        change.newValue = orNothing(std::string(core::trim(value)));
        changes.push_back(std::move(change));
        fields[field] = value;
    }
    return ws.edit({core::format("Change {}", params.account),
                    "accounts set",
                    {{"account", params.account}, {"fields", fields}}},
                   [&](core::Edit& edit) { records::queueFieldChanges(edit, changes); });
}

} // namespace crm
