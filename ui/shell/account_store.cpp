// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/account_store.h"

namespace ui {

namespace {

constexpr const char* kPerUnit = "SELECT c.unit_id, count(*) FROM cache_account_units c "
                                 "JOIN base_accounts a ON a.id = c.account_id AND a.removed = 0 "
                                 "WHERE c.layer_id = ?1 GROUP BY c.unit_id ORDER BY c.unit_id";
constexpr const char* kAll = "SELECT count(*) FROM base_accounts WHERE removed = 0";
constexpr const char* kByZip =
    "SELECT count(*) FROM base_accounts WHERE removed = 0 AND match_level = 'zip'";
constexpr const char* kNames =
    "SELECT coalesce(nullif(a.name, ''), a.external_id), u.key FROM cache_account_units c "
    "JOIN base_accounts a ON a.id = c.account_id AND a.removed = 0 "
    "JOIN base_units u ON u.id = c.unit_id "
    "WHERE c.layer_id = ?1 AND c.unit_id = ?2 ORDER BY a.id LIMIT ?3";

} // namespace

AccountCounts countAccounts(const core::Connection& db, core::LayerId layer) {
    AccountCounts counts;
    int inside = 0;
    core::Statement rows = db.prepare(kPerUnit);
    rows.bind(layer);
    while (rows.step()) {
        const int count = static_cast<int>(rows.integer(1));
        counts.perUnit.emplace_back(rows.id<core::UnitTag>(0), count);
        inside += count;
    }
    const int all = static_cast<int>(db.integer(kAll).value_or(0));
    counts.outside = inside > 0 ? all - inside : 0;
    counts.byZip = static_cast<int>(db.integer(kByZip).value_or(0));
    return counts;
}

std::vector<NamedAccount> accountsIn(const core::Connection& db, core::LayerId layer,
                                     core::UnitId unit, int limit) {
    std::vector<NamedAccount> accounts;
    core::Statement rows = db.prepare(kNames);
    rows.bind(layer, unit, limit);
    while (rows.step()) {
        accounts.push_back({rows.string(0), rows.string(1)});
    }
    return accounts;
}

} // namespace ui
