// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/publish_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/user.h"

namespace crm {

namespace {

/// "20260301-094107-123" of "2026-03-01T09:41:07.123Z".
std::string idFrom(const std::string& moment) {
    std::string id;
    for (const char c : moment) {
        if (c >= '0' && c <= '9') {
            id += c;
        } else if (c == 'T' || c == '.') {
            id += '-';
        }
    }
    return id;
}

} // namespace

namespace {

constexpr const char* kSelect =
    "SELECT id, connection_id, scenario_id, scenario_name, coalesce(effective_on, ''), status, "
    "kind, coalesce(of_publish, ''), scope, why, coalesce(scheduled_at, ''), consent "
    "FROM crm_publishes ";

Publish publishFrom(const core::Statement& row) {
    return {row.string(0),
            row.id<core::ConnectionTag>(1),
            row.id<core::ScenarioTag>(2),
            row.string(3),
            row.string(4),
            row.string(5),
            row.string(6),
            row.string(7),
            row.string(8),
            row.string(9),
            row.string(10),
            row.integer(11) != 0};
}

} // namespace

Publish requirePublish(const core::Connection& db, const std::string& id) {
    core::Statement row = db.prepare(std::string(kSelect) + "WHERE id = ?");
    row.bind(id);
    if (!row.step()) {
        throw core::Error(core::Code::Input, core::format("there is no publish {}", id),
                          "list them with: evenlode ledger list WORKSPACE", id);
    }
    return publishFrom(row);
}

std::optional<Publish> findNewest(const core::Connection& db, core::ConnectionId connection) {
    core::Statement row = db.prepare(std::string(kSelect) +
                                     "WHERE connection_id = ? AND kind <> 'test' AND status IN "
                                     "('done', 'partial') ORDER BY coalesce(finished_at, "
                                     "started_at) DESC, id DESC LIMIT 1");
    row.bind(connection);
    return row.step() ? std::optional(publishFrom(row)) : std::nullopt;
}

std::optional<Publish> findUnfinished(const core::Connection& db, core::ConnectionId connection) {
    core::Statement row = db.prepare(
        std::string(kSelect) + "WHERE connection_id = ? AND status IN ('planning', 'running') "
                               "ORDER BY id LIMIT 1");
    row.bind(connection);
    return row.step() ? std::optional(publishFrom(row)) : std::nullopt;
}

std::string insertPublish(core::Record& record, const Publish& publish) {
    const core::Connection& db = record.db();
    const std::string now = core::nowUtc();
    std::string id = idFrom(now);
    core::Statement taken = db.prepare("SELECT 1 FROM crm_publishes WHERE id = ?");
    for (taken.bind(id); taken.step(); taken.bind(id)) {
        id += "x";
    }
    taken.reset();
    const auto effective =
        publish.effectiveOn.empty() ? std::nullopt : std::optional(publish.effectiveOn);
    db.prepare("INSERT INTO crm_publishes (id, connection_id, scenario_id, scenario_name, "
               "started_at, who, effective_on, status, kind, of_publish, scope, why) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, 'planning', ?, ?, ?, ?)")
        .run(id, publish.connection, publish.scenario, publish.scenarioName, now, core::userName(),
             effective, publish.kind, publish.of, publish.scope, publish.why);
    return id;
}

void beginScheduled(core::Record& record, const std::string& publish) {
    record.db()
        .prepare("UPDATE crm_publishes SET status = 'running', started_at = ? WHERE id = ?")
        .run(core::nowUtc(), publish);
}

void deletePublish(core::Record& record, const std::string& publish) {
    record.db().prepare("DELETE FROM crm_publish_items WHERE publish_id = ?").run(publish);
    record.db().prepare("DELETE FROM crm_publishes WHERE id = ?").run(publish);
}

void setPublishStatus(core::Record& record, const std::string& publish, const std::string& status) {
    record.db().prepare("UPDATE crm_publishes SET status = ? WHERE id = ?").run(status, publish);
}

void finishPublish(core::Record& record, const std::string& publish, const std::string& status,
                   const SyncPlan& plan) {
    record.db()
        .prepare("UPDATE crm_publishes SET status = ?, finished_at = ?, to_write = ?, written = ?, "
                 "unchanged = ? WHERE id = ?")
        .run(status, core::nowUtc(), plan.toWrite, countWritten(record.db(), publish),
             plan.unchanged, publish);
}

void insertItems(core::Record& record, const std::string& publish, const FieldChange* first,
                 const FieldChange* last) {
    core::Statement insert = record.db().prepare(
        "INSERT INTO crm_publish_items (publish_id, external_id, field, old_value, new_value, "
        "status, reason) VALUES (?, ?, ?, ?, ?, 'planned', ?) "
        // What was there before the publish began is what a rollback wants back.
        "ON CONFLICT DO UPDATE SET new_value = excluded.new_value, status = 'planned', "
        "old_value = CASE status WHEN 'written' THEN old_value ELSE excluded.old_value END");
    for (; first != last; ++first) {
        insert.run(publish, first->id, first->field, first->before, first->after, first->reason);
    }
}

std::vector<FieldChange> loadItems(const core::Connection& db, const std::string& publish,
                                   const std::string& status) {
    std::vector<FieldChange> items;
    core::Statement rows = db.prepare(
        "SELECT external_id, field, coalesce(old_value, ''), coalesce(new_value, ''), reason "
        "FROM crm_publish_items WHERE publish_id = ? AND status = ? ORDER BY external_id, field");
    rows.bind(publish, status);
    while (rows.step()) {
        items.push_back(
            {rows.string(0), rows.string(1), rows.string(2), rows.string(3), rows.string(4)});
    }
    return items;
}

void markItems(core::Record& record, const std::string& publish,
               const std::vector<ItemMark>& marks) {
    const std::string now = core::nowUtc();
    core::Statement update =
        record.db().prepare("UPDATE crm_publish_items SET status = ?1, message = ?2, at = ?3 "
                            "WHERE publish_id = ?4 AND external_id = ?5 AND status = 'planned' "
                            "AND (?6 = '' OR field = ?6)");
    for (const ItemMark& mark : marks) {
        update.run(mark.status, mark.message, now, publish, mark.id, mark.field);
    }
}

std::int64_t countWritten(const core::Connection& db, const std::string& publish) {
    core::Statement row = db.prepare("SELECT count(DISTINCT external_id) FROM crm_publish_items "
                                     "WHERE publish_id = ? AND status = 'written'");
    row.bind(publish);
    return row.step() ? row.integer(0) : 0;
}

} // namespace crm
