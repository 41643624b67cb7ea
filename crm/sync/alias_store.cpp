// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/alias_store.h"

#include "core/base/time.h"

namespace crm {

std::map<std::string, std::string>
loadAliases(const core::Connection& db, core::ConnectionId connection, const std::string& object) {
    std::map<std::string, std::string> aliases;
    core::Statement rows =
        db.prepare("SELECT old_id, new_id FROM crm_aliases WHERE connection_id = ? AND object = ?");
    rows.bind(connection, object);
    while (rows.step()) {
        aliases[rows.string(0)] = rows.string(1);
    }
    for (auto& [old, survivor] : aliases) {
        // As many steps as there are aliases: a ring, which no CRM should have, ends too.
        for (std::size_t i = 0; i < aliases.size() && aliases.contains(survivor); ++i) {
            survivor = aliases.at(survivor);
        }
    }
    return aliases;
}

void noteAlias(core::Record& record, core::ConnectionId connection, const std::string& object,
               const std::string& oldId, const std::string& newId) {
    record.db()
        .prepare("INSERT OR REPLACE INTO crm_aliases (connection_id, object, old_id, new_id, "
                 "seen_at) VALUES (?, ?, ?, ?, ?)")
        .run(connection, object, oldId, newId, core::nowUtc());
}

} // namespace crm
