// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/account_store.h"

#include "core/base/text.h"

namespace ui {

namespace {

constexpr const char* kPerUnit = "SELECT c.unit_id, count(*) FROM cache_account_units c "
                                 "JOIN base_accounts a ON a.id = c.account_id AND a.removed = 0 "
                                 "WHERE c.layer_id = ?1 GROUP BY c.unit_id ORDER BY c.unit_id";
constexpr const char* kAll = "SELECT count(*) FROM base_accounts WHERE removed = 0";
constexpr const char* kByZip =
    "SELECT count(*) FROM base_accounts WHERE removed = 0 AND match_level = 'zip'";
constexpr const char* kLargest =
    "SELECT coalesce(nullif(a.name, ''), a.external_id), u.key, b.value FROM cache_account_units c "
    "JOIN base_accounts a ON a.id = c.account_id AND a.removed = 0 JOIN base_units u ON u.id = "
    "c.unit_id LEFT JOIN base_account_values b ON b.measure_id = ?1 AND b.account_id = "
    "c.account_id "
    "WHERE c.layer_id = ?2 AND c.unit_id IN ({}) ORDER BY b.value DESC NULLS LAST, 1 LIMIT ?3";

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

std::vector<NamedAccount> largestAccounts(const core::Connection& db, core::LayerId layer,
                                          core::MeasureId measure,
                                          const std::vector<core::UnitId>& units, int limit) {
    std::vector<std::string> ids;
    for (const core::UnitId unit : units) {
        ids.push_back(core::format("{}", unit.value));
    }
    std::vector<NamedAccount> accounts;
    core::Statement rows = db.prepare(core::format(fmt::runtime(kLargest), core::join(ids, ",")));
    rows.bind(measure, layer, limit);
    while (rows.step()) {
        accounts.push_back({rows.string(0), rows.string(1), rows.optionalReal(2)});
    }
    return accounts;
}

std::vector<FoundAccount> accountsLike(const core::Connection& db, core::LayerId layer,
                                       const std::string& text, int most) {
    std::string pattern;
    for (const char c : text) {
        pattern += c == '%' || c == '_' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    core::Statement rows = db.prepare(
        "SELECT coalesce(nullif(a.name, ''), a.external_id), coalesce(c.unit_id, 0), "
        "a.external_id, coalesce(a.owner, '') FROM base_accounts a LEFT JOIN cache_account_units c "
        "ON c.account_id = a.id AND c.layer_id = ? "
        "WHERE a.removed = 0 AND (a.name LIKE ? ESCAPE '\\' OR a.name LIKE ? ESCAPE '\\' OR "
        "a.external_id LIKE ? ESCAPE '\\') ORDER BY 1 LIMIT ?");
    rows.bind(layer, pattern + "%", "% " + pattern + "%", pattern + "%",
              static_cast<std::int64_t>(most));
    std::vector<FoundAccount> found;
    while (rows.step()) {
        found.push_back(
            {rows.string(0), rows.id<core::UnitTag>(1), rows.string(2), rows.string(3)});
    }
    return found;
}

} // namespace ui
