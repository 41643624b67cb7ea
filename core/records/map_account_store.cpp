// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/map_account_store.h"

#include "core/records/account_rank.h"

namespace core::records {

std::vector<MapAccount> loadMapAccounts(const Connection& db, LayerId layer) {
    std::vector<MapAccount> points;
    Statement rows = db.prepare(std::string("SELECT a.id, a.lon, a.lat,") + kAccountRankSql +
                                ", u.unit_id FROM accounts a LEFT JOIN cache_account_units u "
                                "ON u.account_id = a.id AND u.layer_id = ? "
                                "WHERE a.lon IS NOT NULL AND a.lat IS NOT NULL ORDER BY a.id");
    rows.bind(layer);
    while (rows.step()) {
        points.push_back({rows.id<AccountTag>(0),
                          {rows.real(1), rows.real(2)},
                          rows.string(3),
                          rows.id<UnitTag>(4)});
    }
    return points;
}

} // namespace core::records
