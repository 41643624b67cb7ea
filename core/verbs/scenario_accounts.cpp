// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/scenario_accounts.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"

#include <cmath>
#include <map>

namespace core {

namespace {

std::map<TerritoryId, int> loadTerritoriesOf(const Connection& db, ScenarioAccounts& out) {
    std::map<TerritoryId, int> index;
    Statement home = db.prepare(
        "SELECT r.lon, r.lat FROM plan_territory_owners o JOIN base_reps r ON r.id = o.rep_id "
        "WHERE o.territory_id = ? AND r.removed = 0 AND r.lon IS NOT NULL AND r.lat IS NOT NULL "
        "ORDER BY o.role <> 'owner', o.id LIMIT 1");
    for (Territory& territory : loadTerritories(db, out.scenario.id)) {
        if (territory.level != 0) {
            continue;
        }
        std::optional<Point> base = territory.centre;
        home.bind(territory.id);
        if (home.step()) {
            base = Point{home.real(0), home.real(1)};
        }
        index[territory.id] = static_cast<int>(out.territories.size());
        out.bases.push_back(base);
        out.territories.push_back(std::move(territory));
    }
    return index;
}

/// Accounts that do not follow their unit: the territory they are in, -1 = none.
std::map<AccountId, int> loadOverrides(const Connection& db, const Scenario& scenario,
                                       const std::map<TerritoryId, int>& index) {
    std::map<AccountId, int> overrides;
    Statement rows = db.prepare(
        "SELECT account_id, kind, coalesce(territory_id, 0) FROM plan_account_overrides WHERE "
        "scenario_id = ? AND (expires_on IS NULL OR expires_on = '' OR expires_on >= ?)");
    rows.bind(scenario.id, nowUtc().substr(0, 10));
    while (rows.step()) {
        const auto found = index.find(rows.id<TerritoryTag>(2));
        overrides[rows.id<AccountTag>(0)] =
            rows.text(1) == "holdout" || found == index.end() ? -1 : found->second;
    }
    return overrides;
}

} // namespace

ScenarioAccounts loadScenarioAccounts(const Connection& db, const std::string& scenario,
                                      const std::string& value, const std::string& where) {
    ScenarioAccounts out;
    out.scenario = requireScenario(db, scenario);
    const std::map<TerritoryId, int> index = loadTerritoriesOf(db, out);
    const std::map<AccountId, int> overrides = loadOverrides(db, out.scenario, index);
    const CountedFor duplicates = countedForOthers(db);
    std::map<UnitId, int> territoryOf;
    for (const auto& [unit, territory] : loadAssignments(db, out.scenario.id)) {
        if (const auto found = index.find(territory); found != index.end()) {
            territoryOf[unit] = found->second;
        }
    }
    std::map<std::int64_t, double> values;
    for (const RecordValue& item :
         selectRecordValues(db, RecordTable::Accounts,
                            columnOrExpression(db, RecordTable::Accounts, value, "1"), where)) {
        values[item.id] = item.value && std::isfinite(*item.value) ? *item.value : 0;
    }
    Statement rows = db.prepare(
        "SELECT a.id, a.external_id, coalesce(nullif(a.name, ''), a.external_id), "
        "coalesce(a.owner, ''), coalesce(a.segment, ''), a.lon, a.lat, coalesce(u.unit_id, 0) "
        "FROM accounts a LEFT JOIN cache_account_units u ON u.account_id = a.id AND "
        "u.layer_id = ? ORDER BY a.id");
    rows.bind(out.scenario.layer);
    while (rows.step()) {
        const auto found = values.find(rows.integer(0));
        if (found == values.end()) {
            continue;
        }
        ScenarioAccount account{
            rows.id<AccountTag>(0), rows.string(1), rows.string(2),      rows.string(3),
            rows.string(4),         std::nullopt,   rows.id<UnitTag>(7), -1,
            found->second};
        if (duplicates.contains(account.id)) {
            ++out.notCounted;
            continue;
        }
        if (!rows.isNull(5) && !rows.isNull(6)) {
            account.lonLat = Point{rows.real(5), rows.real(6)};
        }
        if (const auto own = territoryOf.find(account.unit); own != territoryOf.end()) {
            account.territory = own->second;
        }
        if (const auto other = overrides.find(account.id); other != overrides.end()) {
            account.territory = other->second;
        }
        out.accounts.push_back(std::move(account));
    }
    return out;
}

} // namespace core
