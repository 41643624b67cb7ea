// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/counted_once.h"

namespace core {

namespace {

/// The unit that an account counts in, in the layer of a measure.
UnitId unitOf(const Connection& db, MeasureId measure, AccountId account) {
    Statement row = db.prepare(
        "SELECT coalesce((SELECT unit_id FROM base_account_values WHERE measure_id = ?1 AND "
        "account_id = ?2), (SELECT c.unit_id FROM cache_account_units c JOIN base_measures m ON "
        "m.layer_id = c.layer_id WHERE m.id = ?1 AND c.account_id = ?2), 0)");
    row.bind(measure, account);
    return row.step() ? row.id<UnitTag>(0) : UnitId();
}

bool summedFromOpportunities(const Connection& db, MeasureId measure) {
    Statement row =
        db.prepare("SELECT summed_from = 'opportunities' FROM base_measures WHERE id = ?");
    row.bind(measure);
    return row.step() && row.integer(0) != 0;
}

} // namespace

bool countsClustersOnce(const Connection& db) {
    return db.text("SELECT value FROM plan_settings WHERE key = 'count_clusters_once'") == "1";
}

CountedFor linkedDuplicates(const Connection& db) {
    CountedFor duplicates;
    Statement row = db.prepare(
        "SELECT m.account_id, CASE WHEN s.removed = 0 THEN s.id ELSE (SELECT min(o.account_id) "
        "FROM "
        "plan_duplicate_members o JOIN base_accounts oa ON oa.id = o.account_id AND oa.removed = 0 "
        "WHERE o.group_id = m.group_id) END FROM plan_duplicate_members m JOIN "
        "plan_duplicate_groups g ON g.id = m.group_id JOIN base_accounts a ON a.id = m.account_id "
        "AND a.removed = 0 LEFT JOIN base_accounts s ON s.id = g.survivor_id");
    while (row.step()) {
        const auto account = row.id<AccountTag>(0);
        const auto survivor = row.id<AccountTag>(1);
        if (survivor && survivor != account) {
            duplicates.emplace(account, survivor);
        }
    }
    return duplicates;
}

CountedFor countedForOthers(const Connection& db) {
    return countsClustersOnce(db) ? linkedDuplicates(db) : CountedFor();
}

std::vector<std::pair<UnitId, double>> onceCorrections(const Connection& db, MeasureId measure,
                                                       const CountedFor& duplicates) {
    std::map<UnitId, double> corrections;
    if (duplicates.empty()) {
        return {};
    }
    const bool moves = summedFromOpportunities(db, measure);
    Statement row = db.prepare("SELECT unit_id, value FROM base_account_values WHERE "
                               "measure_id = ? AND account_id = ?");
    for (const auto& [account, survivor] : duplicates) {
        row.bind(measure, account);
        if (!row.step()) {
            continue;
        }
        const auto unit = row.id<UnitTag>(0);
        const double value = row.real(1);
        const UnitId to = moves ? unitOf(db, measure, survivor) : UnitId();
        if (!moves || to) {
            corrections[unit] -= value;
        }
        if (to) {
            corrections[to] += value;
        }
    }
    return {corrections.begin(), corrections.end()};
}

} // namespace core
