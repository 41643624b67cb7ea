// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/hint_store.h"

#include "core/base/time.h"

namespace crm {

namespace {

constexpr double kEventDays = 31;

} // namespace

std::map<std::string, std::vector<std::string>> loadHints(const core::Connection& db,
                                                          core::ConnectionId connection) {
    std::map<std::string, std::vector<std::string>> hints;
    core::Statement rows = db.prepare("SELECT object, external_id FROM crm_hints WHERE "
                                      "connection_id = ? ORDER BY object, external_id");
    rows.bind(connection);
    while (rows.step()) {
        hints[rows.string(0)].push_back(rows.string(1));
    }
    return hints;
}

void noteHint(core::Record& record, core::ConnectionId connection, const std::string& object,
              const std::string& id) {
    record.db()
        .prepare("INSERT OR REPLACE INTO crm_hints (connection_id, object, external_id, "
                 "received_at) VALUES (?, ?, ?, ?)")
        .run(connection, object, id, core::nowUtc());
}

void dropHints(core::Record& record, core::ConnectionId connection, const std::string& object,
               const std::vector<std::string>& ids) {
    core::Statement drop = record.db().prepare(
        "DELETE FROM crm_hints WHERE connection_id = ? AND object = ? AND external_id = ?");
    for (const std::string& id : ids) {
        drop.run(connection, object, id);
    }
}

bool noteEvent(core::Record& record, const std::string& source, const std::string& event) {
    const core::Connection& db = record.db();
    db.prepare("DELETE FROM crm_hook_events WHERE received_at < ?")
        .run(core::utcBefore(kEventDays));
    db.prepare("INSERT OR IGNORE INTO crm_hook_events (source, event_id, received_at) "
               "VALUES (?, ?, ?)")
        .run(source, event, core::nowUtc());
    return db.changes() > 0;
}

} // namespace crm
