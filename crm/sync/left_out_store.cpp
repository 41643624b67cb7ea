// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/left_out_store.h"

#include "core/base/time.h"
#include "core/base/user.h"

namespace crm {

std::map<std::string, LeftOut> loadLeftOut(const core::Connection& db,
                                           core::ConnectionId connection) {
    std::map<std::string, LeftOut> leftOut;
    core::Statement rows =
        db.prepare("SELECT external_id, why, who, at FROM crm_left_out WHERE connection_id = ?");
    rows.bind(connection);
    while (rows.step()) {
        leftOut[rows.string(0)] = {rows.string(1), rows.string(2), rows.string(3)};
    }
    return leftOut;
}

void leaveOut(core::Record& record, core::ConnectionId connection,
              const std::vector<std::string>& ids, const std::string& why) {
    core::Statement insert =
        record.db().prepare("INSERT INTO crm_left_out (connection_id, external_id, why, who, at) "
                            "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                            "why = CASE excluded.why WHEN '' THEN why ELSE excluded.why END");
    for (const std::string& id : ids) {
        insert.run(connection, id, why, core::userName(), core::nowUtc());
    }
}

void takeIn(core::Record& record, core::ConnectionId connection,
            const std::vector<std::string>& ids) {
    core::Statement drop =
        record.db().prepare("DELETE FROM crm_left_out WHERE connection_id = ? AND external_id = ?");
    for (const std::string& id : ids) {
        drop.run(connection, id);
    }
}

} // namespace crm
