// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/override_account.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/hand_guard.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>

namespace core {

namespace {

/// The same id may come from several sources; then all of them are meant.
std::vector<AccountId> accountsByIds(const Connection& db, const std::vector<std::string>& ids,
                                     std::vector<Issue>& issues) {
    std::vector<AccountId> accounts;
    Statement rows = db.prepare(
        "SELECT id FROM base_accounts WHERE external_id = ? AND removed = 0 ORDER BY id");
    for (const std::string& text : ids) {
        const std::string id(trim(text));
        rows.bind(id);
        bool any = false;
        while (rows.step()) {
            accounts.push_back(rows.id<AccountTag>(0));
            any = true;
        }
        if (!any) {
            issues.push_back({Severity::Error, id, 0, "is no account of this workspace",
                              "check the id, or import the accounts first"});
        }
    }
    return accounts;
}

/// And those that lie in the units, each once.
std::vector<AccountId> accountsOf(const Connection& db, const Scenario& scenario,
                                  const std::vector<std::string>& ids,
                                  const std::vector<std::string>& units,
                                  std::vector<Issue>& issues) {
    std::vector<AccountId> accounts = accountsByIds(db, ids, issues);
    Statement rows =
        db.prepare("SELECT c.account_id FROM cache_account_units c JOIN base_accounts a ON a.id = "
                   "c.account_id AND a.removed = 0 WHERE c.layer_id = ? AND c.unit_id = ?");
    for (const UnitId unit : unitsByKey(db, scenario.layer, units, issues)) {
        rows.bind(scenario.layer, unit);
        while (rows.step()) {
            accounts.push_back(rows.id<AccountTag>(0));
        }
    }
    std::sort(accounts.begin(), accounts.end());
    accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
    return accounts;
}

std::string countText(const std::vector<AccountId>& accounts) {
    return counted(static_cast<std::int64_t>(accounts.size()), "account", "accounts");
}

} // namespace

AssignReport overrideAccounts(Workspace& ws, const OverrideParams& params) {
    AssignReport report;
    const Scenario scenario = requireScenario(ws.reader(), params.scenario);
    if (params.holdout != params.territory.empty()) {
        throw Error(Code::Usage, "say where the accounts shall go",
                    "use either --territory or --holdout");
    }
    if (trim(params.reason).empty()) {
        throw Error(Code::Usage, "an account that does not follow its unit needs a reason",
                    "add --reason \"named account\"");
    }
    if (!params.expiresOn.empty() && !isDate(params.expiresOn)) {
        throw Error(Code::Usage, format("\"{}\" is not a date", params.expiresOn),
                    "write it as 2026-03-31");
    }
    const TerritoryId target =
        params.holdout ? TerritoryId()
                       : requireTerritory(ws.reader(), scenario.id, params.territory).id;
    const auto accounts =
        accountsOf(ws.reader(), scenario, params.accounts, params.units, report.issues);
    const std::string label = params.holdout
                                  ? format("Hold out {}", countText(accounts))
                                  : format("Give {} to {}", countText(accounts), params.territory);
    const EditInfo info{label,
                        "override",
                        {{"scenario", scenario.name},
                         {"accounts", params.accounts},
                         {"units", params.units},
                         {"territory", params.holdout ? Json(nullptr) : Json(params.territory)},
                         {"reason", params.reason}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        Statement insert = edit.db().prepare(
            "INSERT INTO plan_account_overrides (scenario_id, account_id, kind, territory_id, "
            "reason, expires_on) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (scenario_id, account_id) "
            "DO UPDATE SET kind = excluded.kind, territory_id = excluded.territory_id, "
            "reason = excluded.reason, expires_on = excluded.expires_on");
        for (const AccountId account : accounts) {
            insert.run(scenario.id, account, params.holdout ? "holdout" : "override",
                       params.holdout ? std::nullopt : std::optional(target.value), params.reason,
                       params.expiresOn.empty() ? std::nullopt : std::optional(params.expiresOn));
        }
    });
    report.changed = static_cast<int>(report.changes.rows.size());
    return report;
}

AssignReport releaseAccounts(Workspace& ws, const std::string& scenarioName,
                             const std::vector<std::string>& ids,
                             const std::vector<std::string>& units) {
    AssignReport report;
    const Scenario scenario = requireScenario(ws.reader(), scenarioName);
    const auto accounts = accountsOf(ws.reader(), scenario, ids, units, report.issues);
    const EditInfo info{format("Let {} follow their unit", countText(accounts)),
                        "override",
                        {{"scenario", scenario.name}, {"accounts", ids}, {"release", true}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        Statement remove = edit.db().prepare(
            "DELETE FROM plan_account_overrides WHERE scenario_id = ? AND account_id = ?");
        for (const AccountId account : accounts) {
            remove.run(scenario.id, account);
        }
    });
    report.changed = static_cast<int>(report.changes.rows.size());
    return report;
}

} // namespace core
