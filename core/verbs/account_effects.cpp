// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/account_effects.h"

#include "core/base/time.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace core {

namespace {

/// Where an account goes instead of with its unit; no territory = it is held out.
struct Effect {
    int territory = align::kUnassigned;
    bool heldOut = false;
};

std::map<AccountId, Effect> loadEffects(const Connection& db, ScenarioId scenario,
                                        const PlanProblem& problem) {
    std::map<AccountId, Effect> effects;
    Statement rows = db.prepare(
        "SELECT o.account_id, o.kind, coalesce(o.territory_id, 0) FROM plan_account_overrides o "
        "JOIN base_accounts a ON a.id = o.account_id WHERE o.scenario_id = ? AND a.removed = 0 "
        "AND (o.expires_on IS NULL OR o.expires_on = '' OR o.expires_on >= ?)");
    rows.bind(scenario, nowUtc().substr(0, 10));
    while (rows.step()) {
        if (problem.duplicates.contains(rows.id<AccountTag>(0))) {
            continue; // counts nowhere; the account that stands for it may have an override
        }
        Effect effect;
        effect.heldOut = rows.text(1) == "holdout";
        effect.territory =
            effect.heldOut ? align::kUnassigned : problem.indexOf(rows.id<TerritoryTag>(2));
        effects.emplace(rows.id<AccountTag>(0), effect);
    }
    return effects;
}

std::optional<std::size_t> unitIndex(const PlanProblem& problem, UnitId unit) {
    const auto found =
        std::lower_bound(problem.units.begin(), problem.units.end(), unit,
                         [](const BasicUnit& item, UnitId key) { return item.id < key; });
    return found == problem.units.end() || found->id != unit
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - problem.units.begin()));
}

void moveCount(const Connection& db, AccountId account, const Effect& effect,
               PlanProblem& problem) {
    Statement row =
        db.prepare("SELECT unit_id FROM cache_account_units WHERE layer_id = ? AND account_id = ?");
    row.bind(problem.layer.id, account);
    if (row.step()) {
        if (const auto unit = unitIndex(problem, row.id<UnitTag>(0))) {
            --problem.accounts[*unit];
        }
    }
    if (effect.territory != align::kUnassigned) {
        ++problem.fixedAccounts[static_cast<std::size_t>(effect.territory)];
    }
    problem.heldOut += effect.heldOut;
}

void moveValues(const Connection& db, AccountId account, const Effect& effect,
                PlanProblem& problem) {
    for (std::size_t m = 0; m < problem.measures.size(); ++m) {
        Statement row = db.prepare("SELECT unit_id, value FROM base_account_values "
                                   "WHERE measure_id = ? AND account_id = ?");
        row.bind(problem.measures[m].id, account);
        if (!row.step()) {
            continue;
        }
        const align::Amount amount =
            std::llround(row.real(1) * static_cast<double>(problem.measures[m].scale));
        if (const auto unit = unitIndex(problem, row.id<UnitTag>(0))) {
            align::Amount& own = problem.data.measures[m].values[*unit];
            own = std::max<align::Amount>(0, own - amount);
        }
        if (effect.territory != align::kUnassigned && amount > 0) {
            problem.fixed[static_cast<std::size_t>(effect.territory)][m] += amount;
        }
    }
}

} // namespace

void applyAccountEffects(const Connection& db, ScenarioId scenario, PlanProblem& problem) {
    const std::map<AccountId, Effect> effects = loadEffects(db, scenario, problem);
    problem.fixedAccounts.assign(problem.territories.size(), 0);
    problem.fixed.assign(problem.territories.size(),
                         std::vector<align::Amount>(problem.measures.size(), 0));
    for (const auto& [account, effect] : effects) {
        // An override to a territory that the plan does not have any more has no effect.
        if (effect.heldOut || effect.territory != align::kUnassigned) {
            moveCount(db, account, effect, problem);
            moveValues(db, account, effect, problem);
        }
    }
}

} // namespace core
