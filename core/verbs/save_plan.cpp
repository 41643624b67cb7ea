// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/save_plan.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/territory_names.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

namespace core {

namespace {

ScenarioId writeScenario(Edit& edit, const BalanceProblem& problem, std::uint64_t seed) {
    const Connection& db = edit.db();
    const BalanceSetup& setup = problem.setup;
    if (setup.existing) {
        db.prepare("UPDATE plan_scenarios SET tolerance = ?, seed = ? WHERE id = ?")
            .run(setup.tolerance, static_cast<std::int64_t>(seed), setup.existing->id);
        updateScenarioMeasures(edit, setup.existing->id, setup.measures);
        return setup.existing->id;
    }
    Scenario scenario = setup.source.value_or(Scenario{});
    scenario.name = setup.name;
    scenario.status = "draft";
    scenario.layer = problem.plan.layer.id;
    scenario.force = setup.source ? setup.source->force : defaultForce(edit);
    scenario.tolerance = setup.tolerance;
    scenario.seed = seed;
    scenario.measures = setup.measures;
    const ScenarioId id = insertScenario(edit, scenario);
    if (setup.source) {
        db.prepare("UPDATE plan_scenarios SET based_on = ? WHERE id = ?").run(setup.source->id, id);
    }
    return id;
}

void copyOwners(Edit& edit, TerritoryId from, TerritoryId to) {
    Statement owners = edit.db().prepare(
        "SELECT rep_id, role FROM plan_territory_owners WHERE territory_id = ? ORDER BY id");
    owners.bind(from);
    std::vector<std::pair<RepId, std::string>> found;
    while (owners.step()) {
        found.emplace_back(owners.id<RepTag>(0), owners.string(1));
    }
    for (const auto& [rep, role] : found) {
        insertOwner(edit, to, rep, role);
    }
}

/// Locks and overrides are rules of the plan, so a plan made from it has them too.
void copyRules(Edit& edit, const BalanceProblem& problem, ScenarioId to,
               const std::vector<TerritoryId>& ids) {
    const Connection& db = edit.db();
    const ScenarioId from = problem.setup.source->id;
    for (const char* table : {"plan_unit_locks", "plan_account_overrides"}) {
        db.prepare(format("DELETE FROM {} WHERE scenario_id = ?", table)).run(to);
    }
    db.prepare("INSERT INTO plan_unit_locks (scenario_id, unit_id, reason, expires_on) "
               "SELECT ?1, unit_id, reason, expires_on FROM plan_unit_locks WHERE scenario_id = ?2")
        .run(to, from);
    db.prepare("INSERT INTO plan_account_overrides (scenario_id, account_id, kind, territory_id, "
               "reason, expires_on) SELECT ?1, account_id, kind, NULL, reason, expires_on FROM "
               "plan_account_overrides WHERE scenario_id = ?2 AND territory_id IS NULL")
        .run(to, from);
    Statement overrides =
        db.prepare("INSERT INTO plan_account_overrides (scenario_id, account_id, kind, "
                   "territory_id, reason, expires_on) SELECT ?1, account_id, kind, ?2, reason, "
                   "expires_on FROM plan_account_overrides WHERE territory_id = ?3");
    for (std::size_t t = 0; t < ids.size(); ++t) {
        overrides.run(to, ids[t], problem.plan.territories[t].id);
    }
}

std::vector<TerritoryId> writeTerritories(Edit& edit, const BalanceProblem& problem,
                                          ScenarioId scenario) {
    std::vector<TerritoryId> ids;
    const bool inPlace = problem.setup.inPlace();
    if (problem.setup.existing && !inPlace) {
        edit.db().prepare("DELETE FROM plan_territories WHERE scenario_id = ?").run(scenario);
    }
    for (std::size_t t = 0; t < problem.plan.territories.size(); ++t) {
        Territory territory = problem.plan.territories[t];
        const TerritoryId original = territory.id;
        territory.scenario = scenario;
        territory.parent = inPlace ? territory.parent : TerritoryId();
        if (inPlace) {
            updateTerritory(edit, territory);
            ids.push_back(original);
            continue;
        }
        ids.push_back(insertTerritory(edit, territory));
        if (original) {
            copyOwners(edit, original, ids.back());
        } else if (problem.owners[t]) {
            insertOwner(edit, ids.back(), *problem.owners[t]);
        }
    }
    if (!inPlace && problem.setup.source) {
        copyRules(edit, problem, scenario, ids);
    }
    return ids;
}

void writeLocks(Edit& edit, const BalanceProblem& problem, ScenarioId scenario) {
    const auto keys = loadUnitKeys(edit.db(), problem.plan.layer.id);
    for (const LockWish& wish : problem.locks) {
        const UnitId unit = keys.find(wish.unit)->second;
        lockUnits(edit, scenario, {&unit, 1}, wish.reason, "");
    }
}

} // namespace

void requireUnchanged(const Connection& db, const BalanceProblem& problem) {
    const auto& source = problem.setup.source;
    if (source && loadAlignment(db, problem.plan, source->id) != problem.plan.data.current) {
        throw Error(Code::Conflict,
                    format("{} was changed while it was being balanced", source->name),
                    "balance again; nothing was overwritten", source->name);
    }
}

void nameNewTerritories(BalanceProblem& problem, const align::Alignment& alignment) {
    if (problem.setup.source) {
        return;
    }
    const std::vector<Territory> before = problem.plan.territories;
    nameTerritories(problem.plan, alignment);
    for (const int t : problem.named) {
        problem.plan.territories[static_cast<std::size_t>(t)].name =
            before[static_cast<std::size_t>(t)].name;
    }
}

ScenarioId savePlan(Edit& edit, const BalanceProblem& problem, const align::Alignment& alignment,
                    std::uint64_t seed) {
    const ScenarioId scenario = writeScenario(edit, problem, seed);
    const std::vector<TerritoryId> ids = writeTerritories(edit, problem, scenario);
    std::vector<std::vector<UnitId>> members(ids.size());
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] != align::kUnassigned) {
            members[static_cast<std::size_t>(alignment[i])].push_back(problem.plan.units[i].id);
        }
    }
    for (std::size_t t = 0; t < ids.size(); ++t) {
        assignUnits(edit, scenario, members[t], ids[t]);
    }
    writeLocks(edit, problem, scenario);
    return scenario;
}

} // namespace core
