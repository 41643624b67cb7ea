// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/conflicts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/field_change_store.h"
#include "core/visits/visit_fields.h"
#include "core/visits/visit_store.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/snapshot_store.h"

#include <optional>

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

void resolveEdit(core::Workspace& ws, const Conflict& conflict, const ResolveParams& params) {
    const core::AccountId account =
        requireAccount(ws.reader(), conflict.connectionName, conflict.externalId);
    const std::string label =
        core::format("Decide about {} of {}", conflict.field, conflict.externalId);
    ws.edit({label, "conflicts resolve", {{"conflict", conflict.id}, {"keep", params.keep}}},
            [&](core::Edit& edit) {
                if (params.keep == "theirs") {
                    records::dropFieldChange(edit, account, conflict.field);
                    return;
                }
                records::FieldChange change;
                change.account = account;
                change.field = conflict.field;
                change.newValue = params.keep == "ours" ? conflict.ours : orNothing(params.value);
                records::queueFieldChanges(edit, {change});
            });
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

/// What the CRM has is what the next comparison starts from: the visit's own value is then written
/// over it.
void resolveVisit(core::Workspace& ws, const Conflict& conflict, const ResolveParams& params) {
    core::visits::Visit visit = requireCopied(ws.reader(), conflict);
    if (params.keep != "ours") {
        const std::string value =
            params.keep == "theirs" ? conflict.theirs.value_or("") : params.value;
        if (!core::visits::setField(visit, conflict.field, value)) {
            throw Error(Code::Usage,
                        core::format("{} of a visit is not taken from the CRM", conflict.field),
                        "keep ours, or change the visit", conflict.field);
        }
        ws.edit({core::format("Decide about {} of a visit", conflict.field),
                 "conflicts resolve",
                 {{"conflict", conflict.id}, {"keep", params.keep}}},
                [&](core::Edit& edit) { core::visits::updateVisit(edit, visit); });
    }
    ws.record("Note what the CRM has", [&](core::Record& record) {
        noteWritten(record, conflict.connection, conflict.object,
                    {{conflict.externalId, {{conflict.field, conflict.theirs.value_or("")}}}});
    });
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
    const Conflict conflict = requireConflict(ws.reader(), params.conflict);
    const bool visit = conflict.origin == "visit";
    const bool edit = conflict.origin == "edit" || visit;
    if (params.keep != "ours" && params.keep != "theirs" && !(params.keep == "other" && edit)) {
        throw Error(Code::Usage, core::format("\"{}\" cannot be kept", params.keep),
                    edit ? "choose ours, theirs or other"
                         : "choose ours or theirs: the value itself is decided by the plan",
                    "--keep");
    }
    if (visit) {
        resolveVisit(ws, conflict, params);
    } else if (edit) {
        resolveEdit(ws, conflict, params);
    }
    ws.record("Decide a conflict",
              [&](core::Record& record) { decideConflict(record, conflict.id, params.keep); });
    return {{requireConflict(ws.reader(), conflict.id)}};
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
