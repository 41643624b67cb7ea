// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/visit_accounts.h"

#include "core/verbs/rep_words.h"
#include "core/verbs/scenario_accounts.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"

namespace core {

namespace {

/// The name of the territory of each account that has one.
std::map<AccountId, std::string> territoriesOf(const Connection& db, const std::string& scenario) {
    std::map<AccountId, std::string> territories;
    if (scenario.empty() && loadScenarios(db).size() != 1) {
        return territories;
    }
    const ScenarioAccounts plan = loadScenarioAccounts(db, scenario, {}, {});
    for (const ScenarioAccount& account : plan.accounts) {
        if (account.territory >= 0) {
            territories[account.id] =
                plan.territories[static_cast<std::size_t>(account.territory)].name;
        }
    }
    return territories;
}

} // namespace

std::map<AccountId, VisitAccount>
loadVisitAccounts(const Connection& db, const std::string& scenario, const std::string& where) {
    const RepWords reps(db);
    const auto territories = territoriesOf(db, scenario);
    std::map<AccountId, VisitAccount> accounts;
    Statement row = db.prepare("SELECT external_id, coalesce(name, external_id), coalesce(owner, "
                               "'') FROM accounts WHERE id = ? AND duplicate_of IS NULL");
    for (const std::int64_t id : selectRecords(db, RecordTable::Accounts, where)) {
        row.bind(id);
        if (row.step()) {
            VisitAccount account{row.string(0), row.string(1), row.string(2), {}};
            if (const auto rep = reps.find(account.rep)) {
                account.rep = reps.nameOf(*rep);
            }
            if (const auto found = territories.find(AccountId(id)); found != territories.end()) {
                account.territory = found->second;
            }
            accounts.emplace(AccountId(id), std::move(account));
        }
        row.reset();
    }
    return accounts;
}

} // namespace core
