// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/conflict_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/user.h"

namespace crm {

using core::Json;

namespace {

constexpr const char* kSelect =
    "SELECT c.id, c.connection_id, n.name, c.object, c.external_id, coalesce(a.name, v.subject, "
    "''), c.field, "
    "c.origin, c.base, c.ours, c.theirs, c.status, c.found_at, coalesce(c.decided_at, ''), "
    "coalesce(c.decided_by, '') FROM crm_conflicts c JOIN crm_connections n ON n.id = "
    "c.connection_id LEFT JOIN base_accounts a ON c.object = 'accounts' AND a.source = n.name AND "
    "a.external_id = c.external_id LEFT JOIN base_activities v ON c.object = 'activities' AND "
    "v.source = n.name AND v.external_id = c.external_id ";

Conflict conflictFrom(const core::Statement& row) {
    return {row.integer(0),         row.id<core::ConnectionTag>(1),
            row.string(2),          row.string(3),
            row.string(4),          row.string(5),
            row.string(6),          row.string(7),
            row.optionalString(8),  row.optionalString(9),
            row.optionalString(10), row.string(11),
            row.string(12),         row.string(13),
            row.string(14)};
}

Json valueJson(const FieldValue& value) {
    return value ? Json(*value) : Json();
}

} // namespace

void to_json(Json& json, const Conflict& conflict) {
    json = Json{{"conflict", conflict.id},
                {"connection", conflict.connectionName},
                {"object", conflict.object},
                {"id", conflict.externalId},
                {"name", conflict.name},
                {"field", conflict.field},
                {"origin", conflict.origin},
                {"base", valueJson(conflict.base)},
                {"ours", valueJson(conflict.ours)},
                {"theirs", valueJson(conflict.theirs)},
                {"status", conflict.status},
                {"found_at", conflict.foundAt},
                {"decided_at", conflict.decidedAt},
                {"decided_by", conflict.decidedBy}};
}

bool noteConflict(core::Record& record, const Conflict& conflict) {
    const core::Connection& db = record.db();
    core::Statement known =
        db.prepare("SELECT id, status, ours, theirs FROM crm_conflicts WHERE connection_id = ? AND "
                   "object = ? AND external_id = ? AND field = ?");
    known.bind(conflict.connection, conflict.object, conflict.externalId, conflict.field);
    if (known.step()) {
        const std::int64_t id = known.integer(0);
        const bool open = known.text(1) == "open";
        const bool same = sameValue(known.optionalString(2), conflict.ours) &&
                          sameValue(known.optionalString(3), conflict.theirs);
        const bool decided = !open && known.text(1) != "settled";
        known.reset();
        if (same && (open || decided)) {
            return open;
        }
        db.prepare("UPDATE crm_conflicts SET base = ?, ours = ?, theirs = ?, origin = ?, status = "
                   "'open', found_at = ?, decided_at = NULL, decided_by = NULL WHERE id = ?")
            .run(conflict.base, conflict.ours, conflict.theirs, conflict.origin, core::nowUtc(),
                 id);
        return true;
    }
    known.reset();
    db.prepare("INSERT INTO crm_conflicts (id, connection_id, object, external_id, field, origin, "
               "base, ours, theirs, found_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(core::nextId(db, "crm_conflicts"), conflict.connection, conflict.object,
             conflict.externalId, conflict.field, conflict.origin, conflict.base, conflict.ours,
             conflict.theirs, core::nowUtc());
    return true;
}

void settleOthers(core::Record& record, core::ConnectionId connection, const std::string& origin,
                  const std::set<std::pair<std::string, std::string>>& still) {
    for (const Conflict& conflict : loadConflicts(record.db(), connection, true)) {
        if (conflict.origin == origin && !still.contains({conflict.externalId, conflict.field})) {
            record.db()
                .prepare("UPDATE crm_conflicts SET status = 'settled', decided_at = ? WHERE id = ?")
                .run(core::nowUtc(), conflict.id);
        }
    }
}

void decideConflict(core::Record& record, std::int64_t conflict, const std::string& decision) {
    record.db()
        .prepare("UPDATE crm_conflicts SET status = ?, decided_at = ?, decided_by = ? WHERE id = ?")
        .run(decision, core::nowUtc(), core::userName(), conflict);
}

std::vector<Conflict> loadConflicts(const core::Connection& db,
                                    std::optional<core::ConnectionId> connection, bool openOnly) {
    std::vector<Conflict> conflicts;
    core::Statement rows =
        db.prepare(std::string(kSelect) +
                   "WHERE (?1 IS NULL OR c.connection_id = ?1) AND (NOT ?2 OR "
                   "c.status = 'open') ORDER BY c.connection_id, c.external_id, c.field");
    rows.bind(connection, openOnly);
    while (rows.step()) {
        conflicts.push_back(conflictFrom(rows));
    }
    return conflicts;
}

Conflict requireConflict(const core::Connection& db, std::int64_t id) {
    core::Statement row = db.prepare(std::string(kSelect) + "WHERE c.id = ?");
    row.bind(id);
    if (!row.step()) {
        throw core::Error(core::Code::Input, core::format("there is no conflict {}", id),
                          "list them with: evenlode conflicts list WORKSPACE", std::to_string(id));
    }
    return conflictFrom(row);
}

Decisions loadDecisions(const core::Connection& db, core::ConnectionId connection) {
    Decisions decisions;
    for (Conflict& conflict : loadConflicts(db, connection, false)) {
        if (conflict.origin == "plan" &&
            (conflict.status == "ours" || conflict.status == "theirs")) {
            decisions.emplace(std::pair(conflict.externalId, conflict.field), std::move(conflict));
        }
    }
    return decisions;
}

} // namespace crm
