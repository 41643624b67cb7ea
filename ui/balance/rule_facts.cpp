// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/rule_facts.h"

#include "core/base/text.h"
#include "ui/views/plan_figures.h"

namespace ui {

namespace {

int countFor(const core::Connection& db, const char* table, core::ScenarioId scenario) {
    core::Statement rows =
        db.prepare(core::format("SELECT count(*) FROM {} WHERE scenario_id = ?", table));
    rows.bind(scenario);
    return rows.step() ? static_cast<int>(rows.integer(0)) : 0;
}

} // namespace

RuleFacts loadRuleFacts(const core::Connection& db, const PlanFigures& figures) {
    RuleFacts facts;
    facts.fresh = figures.territories.empty();
    facts.zips = figures.zips;
    facts.bases = static_cast<int>(
        db.integer("SELECT count(*) FROM base_reps WHERE lon IS NOT NULL AND removed = 0")
            .value_or(0));
    for (const TerritoryRow& row : figures.territories) {
        facts.lockedTerritories += row.locked ? 1 : 0;
    }
    facts.lockedUnits = countFor(db, "plan_unit_locks", figures.scenario);
    facts.overrides = countFor(db, "plan_account_overrides", figures.scenario);
    return facts;
}

} // namespace ui
