// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/snapshot_store.h"

#include "core/base/json.h"
#include "core/base/time.h"

#include <optional>

namespace crm {

namespace {

/// Cursors and notes stand in the same table as the records, under objects that no CRM has.
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
    core::Statement find = db.prepare("SELECT fields, version FROM crm_snapshot WHERE "
                                      "connection_id = ? AND object = ? AND external_id = ?");
    core::Statement insert = db.prepare(kInsert);
    for (const auto& [id, values] : seen) {
        find.bind(connection, object, id);
        FieldValues known;
        std::optional<std::string> version;
        if (find.step()) {
            known = valuesFrom(find.text(0));
            version = find.optionalString(1);
        }
        find.reset();
        for (const auto& [field, value] : values) {
            known[field] = value;
        }
        insert.run(connection, object, id, version, core::Json(known).dump(), now);
    }
}

void noteSeen(core::Record& record, core::ConnectionId connection, const std::string& object,
              const std::vector<SeenRecord>& seen) {
    const std::string now = core::nowUtc();
    core::Statement insert = record.db().prepare(kInsert);
    for (const SeenRecord& one : seen) {
        const auto version = one.version.empty() ? std::nullopt : std::optional(one.version);
        insert.run(connection, object, one.id, version, core::Json(one.values).dump(), now);
    }
}

void forgetSeen(core::Record& record, core::ConnectionId connection, const std::string& object,
                const std::vector<std::string>& ids) {
    core::Statement forget = record.db().prepare(
        "DELETE FROM crm_snapshot WHERE connection_id = ? AND object = ? AND external_id = ?");
    for (const std::string& id : ids) {
        forget.run(connection, object, id);
    }
}

std::unordered_map<std::string, std::string>
loadVersions(const core::Connection& db, core::ConnectionId connection, const std::string& object) {
    std::unordered_map<std::string, std::string> versions;
    core::Statement rows =
        db.prepare("SELECT external_id, version FROM crm_snapshot WHERE connection_id = ? AND "
                   "object = ? AND version IS NOT NULL");
    rows.bind(connection, object);
    while (rows.step()) {
        versions.emplace(rows.string(0), rows.string(1));
    }
    return versions;
}

RecordValues loadWritten(const core::Connection& db, core::ConnectionId connection,
                         const std::string& object) {
    RecordValues written;
    core::Statement rows = db.prepare("SELECT external_id, field, value FROM crm_written "
                                      "WHERE connection_id = ? AND object = ?");
    rows.bind(connection, object);
    while (rows.step()) {
        written[rows.string(0)][rows.string(1)] = rows.string(2);
    }
    return written;
}

void noteWritten(core::Record& record, core::ConnectionId connection, const std::string& object,
                 const RecordValues& written) {
    core::Statement insert = record.db().prepare(
        "INSERT OR REPLACE INTO crm_written (connection_id, object, external_id, field, value) "
        "VALUES (?, ?, ?, ?, ?)");
    for (const auto& [id, values] : written) {
        for (const auto& [field, value] : values) {
            insert.run(connection, object, id, field, value);
        }
    }
}

std::string loadCursor(const core::Connection& db, core::ConnectionId connection,
                       const std::string& object) {
    return loadNote(db, connection, kCursor, object);
}

void saveCursor(core::Record& record, core::ConnectionId connection, const std::string& object,
                const std::string& cursor) {
    saveNote(record, connection, kCursor, object, cursor);
}

std::string loadNote(const core::Connection& db, core::ConnectionId connection,
                     const std::string& note, const std::string& object) {
    core::Statement row = db.prepare("SELECT coalesce(version, '') FROM crm_snapshot WHERE "
                                     "connection_id = ? AND object = ? AND external_id = ?");
    row.bind(connection, note, object);
    return row.step() ? row.string(0) : std::string();
}

void saveNote(core::Record& record, core::ConnectionId connection, const std::string& note,
              const std::string& object, const std::string& text) {
    record.db().prepare(kInsert).run(connection, note, object, text, "{}", core::nowUtc());
}

} // namespace crm
