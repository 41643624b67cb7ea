// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/outbox_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace crm {

using core::Json;

namespace {

constexpr const char* kSelect =
    "SELECT id, connection_id, object, external_id, own_key, fields, status, attempts, next_ms, "
    "coalesce(sent_ms, 0), error, others, queued_at FROM crm_outbox ";

Json fieldsJson(const std::vector<OutboxField>& fields) {
    Json json = Json::array();
    for (const OutboxField& field : fields) {
        Json one{{"field", field.field}, {"value", field.value}};
        if (field.expected) {
            one["expected"] = *field.expected;
        }
        if (!field.neutral.empty()) {
            one["neutral"] = field.neutral;
        }
        if (field.change != 0) {
            one["change"] = field.change;
        }
        json.push_back(std::move(one));
    }
    return json;
}

std::vector<OutboxField> fieldsFrom(std::string_view text) {
    std::vector<OutboxField> fields;
    for (const Json& one : Json::parse(text)) {
        OutboxField field;
        field.field = one.at("field").get<std::string>();
        field.value = one.at("value").get<std::string>();
        if (one.contains("expected")) {
            field.expected = one.at("expected").get<std::string>();
        }
        field.neutral = one.value("neutral", "");
        field.change = one.value("change", std::int64_t{0});
        fields.push_back(std::move(field));
    }
    return fields;
}

OutboxItem itemFrom(const core::Statement& row) {
    OutboxItem item;
    item.id = row.integer(0);
    item.connection = row.id<core::ConnectionTag>(1);
    item.object = row.string(2);
    item.externalId = row.string(3);
    item.ownKey = row.string(4);
    item.fields = fieldsFrom(row.text(5));
    item.status = row.string(6);
    item.attempts = static_cast<int>(row.integer(7));
    item.nextMs = row.integer(8);
    item.sentMs = row.integer(9);
    item.error = row.string(10);
    item.others = Json::parse(row.text(11)).get<std::vector<std::string>>();
    item.queuedAt = row.string(12);
    return item;
}

} // namespace

void to_json(Json& json, const OutboxItem& item) {
    json = Json{{"id", item.id},
                {"object", item.object},
                {"external_id", item.externalId},
                {"key", item.ownKey},
                {"fields", fieldsJson(item.fields)},
                {"status", item.status},
                {"attempts", item.attempts},
                {"error", item.error},
                {"others", item.others},
                {"queued_at", item.queuedAt}};
}

Object objectOf(const std::string& name) {
    for (const Object object : {Object::Account, Object::Opportunity, Object::Contact, Object::Lead,
                                Object::User, Object::Territory, Object::Activity}) {
        if (name == objectName(object)) {
            return object;
        }
    }
    throw core::Error(core::Code::Usage, core::format("no CRM has \"{}\"", name),
                      "choose accounts, opportunities, contacts, leads or activities", name);
}

std::int64_t queueWrite(core::Record& record, const OutboxItem& item) {
    if (item.externalId.empty() && item.ownKey.empty()) {
        throw core::Error(core::Code::Bug, "a record that is to be made needs a key");
    }
    const core::Connection& db = record.db();
    core::Statement same = db.prepare(
        "SELECT id FROM crm_outbox WHERE connection_id = ? AND object = ? AND external_id = ? AND "
        "own_key = ? AND status = 'queued' AND attempts = 0");
    same.bind(item.connection, item.object, item.externalId, item.ownKey);
    if (same.step()) {
        const std::int64_t id = same.integer(0);
        same.reset();
        db.prepare("UPDATE crm_outbox SET fields = ?, next_ms = ? WHERE id = ?")
            .run(fieldsJson(item.fields).dump(), item.nextMs, id);
        return id;
    }
    same.reset();
    const std::int64_t id = core::nextId(db, "crm_outbox");
    db.prepare("INSERT INTO crm_outbox (id, connection_id, object, external_id, own_key, fields, "
               "status, next_ms, error, queued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(id, item.connection, item.object, item.externalId, item.ownKey,
             fieldsJson(item.fields).dump(), item.status, item.nextMs, item.error, core::nowUtc());
    return id;
}

std::vector<OutboxItem> loadDue(const core::Connection& db, core::ConnectionId connection,
                                std::int64_t nowMs) {
    std::vector<OutboxItem> items;
    core::Statement rows =
        db.prepare(std::string(kSelect) + "WHERE connection_id = ? AND status IN ('queued', "
                                          "'unknown') AND next_ms <= ? ORDER BY id");
    rows.bind(connection, nowMs);
    while (rows.step()) {
        items.push_back(itemFrom(rows));
    }
    return items;
}

std::vector<OutboxItem> loadOutbox(const core::Connection& db,
                                   std::optional<core::ConnectionId> connection, bool all) {
    std::vector<OutboxItem> items;
    core::Statement rows =
        db.prepare(std::string(kSelect) + "WHERE (?1 IS NULL OR connection_id = ?1) AND "
                                          "(?2 OR status <> 'done') ORDER BY id");
    rows.bind(connection, all);
    while (rows.step()) {
        items.push_back(itemFrom(rows));
    }
    return items;
}

void markSending(core::Record& record, const std::vector<std::int64_t>& items, std::int64_t nowMs) {
    core::Statement mark = record.db().prepare("UPDATE crm_outbox SET status = 'sending', attempts "
                                               "= attempts + 1, sent_ms = ? WHERE id = ?");
    for (const std::int64_t item : items) {
        mark.run(nowMs, item);
    }
}

void settleItem(core::Record& record, const OutboxItem& item) {
    const auto done = item.status == "done" ? std::optional(core::nowUtc()) : std::nullopt;
    record.db()
        .prepare("UPDATE crm_outbox SET status = ?, external_id = ?, next_ms = ?, error = ?, "
                 "others = ?, done_at = ? WHERE id = ?")
        .run(item.status, item.externalId, item.nextMs, item.error, Json(item.others).dump(), done,
             item.id);
}

void sweepSending(core::Record& record, core::ConnectionId connection) {
    record.db()
        .prepare("UPDATE crm_outbox SET status = 'unknown', next_ms = 0, error = 'the program "
                 "ended before the answer came' WHERE connection_id = ? AND status = 'sending'")
        .run(connection);
}

std::int64_t retryItems(core::Record& record, core::ConnectionId connection, std::int64_t item) {
    record.db()
        .prepare("UPDATE crm_outbox SET status = 'queued', attempts = 0, next_ms = 0, error = '' "
                 "WHERE connection_id = ?1 AND status IN ('dead', 'question') AND "
                 "(?2 = 0 OR id = ?2)")
        .run(connection, item);
    return record.db().changes();
}

void deleteItem(core::Record& record, std::int64_t item) {
    record.db().prepare("DELETE FROM crm_outbox WHERE id = ?").run(item);
}

} // namespace crm
