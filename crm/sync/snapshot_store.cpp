// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/snapshot_store.h"

#include "core/base/json.h"
#include "core/base/time.h"

namespace crm {

namespace {

/// Cursors stand in the same table as the records, under an object that no CRM has.
constexpr const char* kCursor = "#cursor";

FieldValues valuesFrom(std::string_view text) {
    FieldValues values;
    const core::Json json = core::Json::parse(text, nullptr, false);
    if (json.is_object()) {
        for (const auto& [field, value] : json.items()) {
            if (value.is_string()) {
                values[field] = value.get<std::string>();
            }
        }
    }
    return values;
}

constexpr const char* kInsert =
    "INSERT OR REPLACE INTO crm_snapshot (connection_id, object, external_id, version, fields, "
    "seen_at, removed) VALUES (?, ?, ?, ?, ?, ?, 0)";

} // namespace

RecordValues loadSnapshot(const core::Connection& db, core::ConnectionId connection,
                          const std::string& object) {
    RecordValues records;
    core::Statement rows = db.prepare("SELECT external_id, fields FROM crm_snapshot "
                                      "WHERE connection_id = ? AND object = ? AND removed = 0");
    rows.bind(connection, object);
    while (rows.step()) {
        records.emplace(rows.string(0), valuesFrom(rows.text(1)));
    }
    return records;
}

void saveSnapshot(core::Record& record, core::ConnectionId connection, const std::string& object,
                  const RecordValues& seen, bool complete) {
    const core::Connection& db = record.db();
    if (complete) {
        db.prepare("DELETE FROM crm_snapshot WHERE connection_id = ? AND object = ?")
            .run(connection, object);
    }
    const std::string now = core::nowUtc();
    core::Statement insert = db.prepare(kInsert);
    for (const auto& [id, values] : seen) {
        insert.run(connection, object, id, nullptr, core::Json(values).dump(), now);
    }
}

void mergeSnapshot(core::Record& record, core::ConnectionId connection, const std::string& object,
                   const RecordValues& seen) {
    const core::Connection& db = record.db();
    const std::string now = core::nowUtc();
    core::Statement find = db.prepare("SELECT fields FROM crm_snapshot WHERE connection_id = ? AND "
                                      "object = ? AND external_id = ?");
    core::Statement insert = db.prepare(kInsert);
    for (const auto& [id, values] : seen) {
        find.bind(connection, object, id);
        FieldValues known = find.step() ? valuesFrom(find.text(0)) : FieldValues{};
        find.reset();
        for (const auto& [field, value] : values) {
            known[field] = value;
        }
        insert.run(connection, object, id, nullptr, core::Json(known).dump(), now);
    }
}

std::string loadCursor(const core::Connection& db, core::ConnectionId connection,
                       const std::string& object) {
    core::Statement row = db.prepare("SELECT coalesce(version, '') FROM crm_snapshot WHERE "
                                     "connection_id = ? AND object = ? AND external_id = ?");
    row.bind(connection, kCursor, object);
    return row.step() ? row.string(0) : std::string();
}

void saveCursor(core::Record& record, core::ConnectionId connection, const std::string& object,
                const std::string& cursor) {
    record.db().prepare(kInsert).run(connection, kCursor, object, cursor, "{}", core::nowUtc());
}

} // namespace crm
