// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/stop_queue.h"

#include <set>

namespace core::visits {

std::vector<QueuedStop> loadStopQueue(const Connection& db) {
    std::vector<QueuedStop> queue;
    std::set<std::string> seen;
    Statement rows = db.prepare(
        "SELECT coalesce(a.id, 0), w.account_external_id, w.opportunity_external_id, w.note, "
        "w.created_at, n.name FROM crm_stop_wishes w JOIN crm_connections n ON n.id = "
        "w.connection_id LEFT JOIN base_accounts a ON a.source = n.name AND a.external_id = "
        "w.account_external_id AND a.removed = 0 WHERE w.status = 'queued' "
        "AND NOT EXISTS (SELECT 1 FROM plan_route_stops s JOIN plan_routes r ON r.id = s.route_id "
        "JOIN plan_route_plans p ON p.id = r.plan_id WHERE s.account_id = a.id AND p.made_at >= "
        "w.created_at) "
        "AND NOT EXISTS (SELECT 1 FROM plan_visits v WHERE v.account_id = a.id AND v.starts >= "
        "w.created_at) ORDER BY w.id");
    while (rows.step()) {
        if (seen.insert(rows.string(5) + "|" + rows.string(1)).second) {
            queue.push_back({rows.id<AccountTag>(0), rows.string(1), rows.string(2), rows.string(3),
                             rows.string(4)});
        }
    }
    return queue;
}

} // namespace core::visits
