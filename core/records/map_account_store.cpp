// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/map_account_store.h"

namespace core::records {

namespace {

// Imports keep columns without a place of their own under the name the file gave them.
constexpr const char* kSelect = R"sql(
SELECT a.id, a.lon, a.lat,
       (SELECT j.value FROM json_each(a.attributes) j
         WHERE lower(j.key) IN ('class', 'cls', 'account_class', 'account class', 'tier', 'rank',
                                'segment_class', 'abc')
           AND j.type = 'text' ORDER BY j.key LIMIT 1),
       u.unit_id
  FROM accounts a
  LEFT JOIN cache_account_units u ON u.account_id = a.id AND u.layer_id = ?
 WHERE a.lon IS NOT NULL AND a.lat IS NOT NULL ORDER BY a.id)sql";

} // namespace

std::vector<MapAccount> loadMapAccounts(const Connection& db, LayerId layer) {
    std::vector<MapAccount> points;
    Statement rows = db.prepare(kSelect);
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
