// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/scenario_deals.h"

#include "core/workspace/counted_once.h"
#include "core/workspace/record_query.h"

#include <cmath>
#include <map>
#include <utility>

namespace core {

namespace {

/// An account's source and its id there.
using RecordKey = std::pair<std::string, std::string>;

std::map<RecordKey, AccountId> accountKeys(const Connection& db) {
    std::map<RecordKey, AccountId> keys;
    Statement rows = db.prepare("SELECT source, external_id, id FROM accounts");
    while (rows.step()) {
        keys[{rows.string(0), rows.string(1)}] = rows.id<AccountTag>(2);
    }
    return keys;
}

std::map<AccountId, std::size_t> indexOf(const ScenarioAccounts& plan) {
    std::map<AccountId, std::size_t> index;
    for (std::size_t i = 0; i < plan.accounts.size(); ++i) {
        index[plan.accounts[i].id] = i;
    }
    return index;
}

std::map<std::int64_t, double> valuesOf(const Connection& db, const std::string& value,
                                        const std::string& where) {
    std::map<std::int64_t, double> values;
    const std::string term = columnOrExpression(db, RecordTable::Opportunities, value, "amount");
    for (const RecordValue& item :
         selectRecordValues(db, RecordTable::Opportunities, term, where)) {
        values[item.id] = item.value && std::isfinite(*item.value) ? *item.value : 0;
    }
    return values;
}

} // namespace

std::vector<ScenarioDeal> loadScenarioDeals(const Connection& db, const ScenarioAccounts& plan,
                                            const std::string& value, const std::string& where) {
    const std::map<std::int64_t, double> values = valuesOf(db, value, where);
    const std::map<RecordKey, AccountId> keys = accountKeys(db);
    const std::map<AccountId, std::size_t> index = indexOf(plan);
    const CountedFor duplicates = countedForOthers(db);
    std::vector<ScenarioDeal> deals;
    Statement rows = db.prepare(
        "SELECT id, source, coalesce(account_external_id, ''), coalesce(substr(close_date, 1, 10), "
        "''), coalesce(stage, ''), coalesce(is_closed, 0), coalesce(is_won, 0) FROM "
        "base_opportunities WHERE removed = 0 ORDER BY id");
    while (rows.step()) {
        const auto found = values.find(rows.integer(0));
        if (found == values.end()) {
            continue;
        }
        ScenarioDeal deal;
        deal.closed = rows.string(3);
        deal.stage = rows.string(4);
        deal.value = found->second;
        deal.won = rows.integer(6) != 0;
        deal.lost = !deal.won && rows.integer(5) != 0;
        if (const auto key = keys.find({rows.string(1), rows.string(2)}); key != keys.end()) {
            const auto stands = duplicates.find(key->second);
            const auto at = index.find(stands == duplicates.end() ? key->second : stands->second);
            if (at != index.end()) {
                deal.account = at->second;
                deal.territory = plan.accounts[at->second].territory;
            }
        }
        deals.push_back(std::move(deal));
    }
    return deals;
}

} // namespace core
