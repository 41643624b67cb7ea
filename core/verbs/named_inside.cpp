// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/named_inside.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/scenario_store.h"

namespace core {

namespace {

struct Named {
    AccountId account;
    std::string name;
    std::string lockedIn; ///< name of the locked territory that keeps it; empty = it may go
};

std::vector<Named> namedInside(const Connection& db, ScenarioId scenario,
                               const std::vector<UnitId>& units, TerritoryId target) {
    std::vector<Named> all;
    Statement rows =
        db.prepare("SELECT a.id, coalesce(nullif(a.name, ''), a.external_id), t.locked, t.name "
                   "FROM cache_account_units c "
                   "JOIN base_accounts a ON a.id = c.account_id AND a.removed = 0 "
                   "JOIN plan_account_overrides o ON o.account_id = a.id AND o.scenario_id = ?1 "
                   "AND o.kind = 'override' AND o.territory_id <> ?2 "
                   "AND (o.expires_on IS NULL OR o.expires_on = '' OR o.expires_on >= ?3) "
                   "JOIN plan_territories t ON t.id = o.territory_id "
                   "WHERE c.layer_id = (SELECT layer_id FROM plan_scenarios WHERE id = ?1) "
                   "AND c.unit_id = ?4 ORDER BY a.id");
    const std::string today = nowUtc().substr(0, 10);
    for (const UnitId unit : units) {
        rows.bind(scenario, target.value, today, unit);
        while (rows.step()) {
            all.push_back({rows.id<AccountTag>(0), rows.string(1),
                           rows.integer(2) != 0 ? rows.string(3) : std::string()});
        }
    }
    return all;
}

} // namespace

int takeNamedAlong(Edit& edit, ScenarioId scenario, const std::vector<UnitId>& units,
                   TerritoryId target, std::vector<Issue>& issues) {
    // Read first: what is deleted must not be walked through at the same time.
    const std::vector<Named> all = namedInside(edit.db(), scenario, units, target);
    Statement remove = edit.db().prepare(
        "DELETE FROM plan_account_overrides WHERE scenario_id = ? AND account_id = ?");
    int along = 0;
    for (const Named& named : all) {
        if (named.lockedIn.empty()) {
            remove.run(scenario, named.account);
            ++along;
        } else {
            issues.push_back({Severity::Warning, named.name, 0,
                              format("stays in {}, which is locked", named.lockedIn),
                              "unlock the territory, or name the account to another one"});
        }
    }
    return along;
}

} // namespace core
