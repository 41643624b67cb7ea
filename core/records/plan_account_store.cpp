// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/plan_account_store.h"

#include "core/records/account_rank.h"

namespace core::records {

std::vector<PlanAccount> loadPlanAccounts(const Connection& db, LayerId layer, MeasureId measure) {
    std::vector<PlanAccount> accounts;
    Statement rows = db.prepare(
        std::string("SELECT a.id, coalesce(nullif(a.name, ''), a.external_id), a.segment,") +
        kAccountRankSql +
        ", u.unit_id, v.value FROM accounts a "
        "LEFT JOIN cache_account_units u ON u.account_id = a.id AND u.layer_id = ? "
        "LEFT JOIN base_account_values v ON v.account_id = a.id AND v.measure_id = ? "
        "ORDER BY a.id");
    rows.bind(layer, measure);
    while (rows.step()) {
        accounts.push_back({rows.id<AccountTag>(0), rows.string(1), rows.string(2), rows.string(3),
                            rows.id<UnitTag>(4), rows.optionalReal(5)});
    }
    return accounts;
}

} // namespace core::records
