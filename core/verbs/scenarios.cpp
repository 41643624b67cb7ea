// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/scenarios.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/scenario_store.h"

#include <map>

namespace core {

namespace {

ScenarioSummary summarise(const Connection& db, const Scenario& scenario) {
    ScenarioSummary summary{scenario, 0, 0, 0};
    Statement counts =
        db.prepare("SELECT (SELECT count(*) FROM plan_territories WHERE scenario_id = ?1), "
                   "(SELECT count(*) FROM plan_assignments WHERE scenario_id = ?1), "
                   "(SELECT count(*) FROM base_units WHERE layer_id = ?2)");
    counts.bind(scenario.id, scenario.layer);
    counts.step();
    summary.territories = static_cast<int>(counts.integer(0));
    summary.assigned = static_cast<int>(counts.integer(1));
    summary.unassigned = static_cast<int>(counts.integer(2)) - summary.assigned;
    return summary;
}

std::map<TerritoryId, TerritoryId> copyTerritories(Edit& edit, ScenarioId from, ScenarioId to) {
    std::map<TerritoryId, TerritoryId> copies;
    std::vector<Territory> territories = loadTerritories(edit.db(), from);
    for (Territory territory : territories) {
        territory.scenario = to;
        territory.parent = {};
        copies[territory.id] = insertTerritory(edit, territory);
    }
    Statement setParent =
        edit.db().prepare("UPDATE plan_territories SET parent_id = ? WHERE id = ?");
    for (const Territory& territory : territories) {
        if (territory.parent) {
            setParent.run(copies.at(territory.parent), copies.at(territory.id));
        }
    }
    return copies;
}

/// Owners and overrides refer to territories, whose copies have other ids.
void copyDependents(Edit& edit, ScenarioId from, ScenarioId to,
                    const std::map<TerritoryId, TerritoryId>& copies) {
    const Connection& db = edit.db();
    Statement assign =
        db.prepare("INSERT INTO plan_assignments (scenario_id, unit_id, territory_id) "
                   "SELECT ?1, unit_id, ?2 FROM plan_assignments WHERE territory_id = ?3");
    Statement overrides = db.prepare("INSERT INTO plan_account_overrides (scenario_id, account_id, "
                                     "kind, territory_id, reason, expires_on) "
                                     "SELECT ?1, account_id, kind, ?2, reason, expires_on FROM "
                                     "plan_account_overrides WHERE territory_id = ?3");
    Statement owners = db.prepare(
        "SELECT rep_id, role FROM plan_territory_owners WHERE territory_id = ? ORDER BY id");
    for (const auto& [original, copy] : copies) {
        assign.run(to, copy, original);
        overrides.run(to, copy, original);
        owners.bind(original);
        std::vector<std::pair<RepId, std::string>> found;
        while (owners.step()) {
            found.emplace_back(owners.id<RepTag>(0), owners.string(1));
        }
        for (const auto& [rep, role] : found) {
            insertOwner(edit, copy, rep, role);
        }
    }
    db.prepare("INSERT INTO plan_account_overrides (scenario_id, account_id, kind, territory_id, "
               "reason, expires_on) "
               "SELECT ?1, account_id, kind, NULL, reason, expires_on FROM plan_account_overrides "
               "WHERE scenario_id = ?2 AND territory_id IS NULL")
        .run(to, from);
    db.prepare("INSERT INTO plan_unit_locks (scenario_id, unit_id, reason, expires_on) "
               "SELECT ?1, unit_id, reason, expires_on FROM plan_unit_locks WHERE scenario_id = ?2")
        .run(to, from);
}

} // namespace

void to_json(Json& json, const ScenariosReport& report) {
    Json list = Json::array();
    for (const ScenarioSummary& summary : report.scenarios) {
        const Scenario& scenario = summary.scenario;
        list.push_back({{"name", scenario.name},
                        {"force", scenario.forceName},
                        {"layer", scenario.layerName},
                        {"status", scenario.status},
                        {"territories", summary.territories},
                        {"assigned", summary.assigned},
                        {"unassigned", summary.unassigned},
                        {"created_at", scenario.createdAt}});
    }
    json = Json{{"scenarios", list}};
}

ScenariosReport listScenarios(const Workspace& ws) {
    const Snapshot snapshot(ws.reader());
    ScenariosReport report;
    for (const Scenario& scenario : loadScenarios(ws.reader())) {
        report.scenarios.push_back(summarise(ws.reader(), scenario));
    }
    return report;
}

ScenariosReport copyScenario(Workspace& ws, const std::string& from, const std::string& to) {
    const EditInfo info{
        format("Copy {} to {}", from, to), "scenario copy", {{"from", from}, {"to", to}}};
    ws.edit(info, [&](Edit& edit) {
        Scenario copy = requireScenario(edit.db(), from);
        const ScenarioId original = copy.id;
        copy.name = to;
        copy.status = "draft";
        copy.id = insertScenario(edit, copy);
        edit.db()
            .prepare("UPDATE plan_scenarios SET based_on = ? WHERE id = ?")
            .run(original, copy.id);
        copyDependents(edit, original, copy.id, copyTerritories(edit, original, copy.id));
    });
    return listScenarios(ws);
}

bool isCopyOf(const Connection& db, const std::string& copy, const std::string& original) {
    Statement found = db.prepare("SELECT 1 FROM plan_scenarios a JOIN plan_scenarios b ON b.id = "
                                 "a.based_on WHERE a.name = ? AND b.name = ?");
    return found.bind(copy, original).step();
}

ScenariosReport renameScenario(Workspace& ws, const std::string& from, const std::string& to) {
    const EditInfo info{
        format("Rename {} to {}", from, to), "scenario rename", {{"from", from}, {"to", to}}};
    ws.edit(info, [&](Edit& edit) {
        const Scenario scenario = requireScenario(edit.db(), from);
        if (trim(to).empty() || (to != from && findScenario(edit.db(), to))) {
            throw Error(Code::Input, format("a scenario cannot be named \"{}\"", to),
                        "names are not empty and occur once", to);
        }
        edit.db().prepare("UPDATE plan_scenarios SET name = ? WHERE id = ?").run(to, scenario.id);
    });
    return listScenarios(ws);
}

ScenariosReport deleteScenario(Workspace& ws, const std::string& name) {
    ws.edit({format("Delete {}", name), "scenario delete", {{"name", name}}}, [&](Edit& edit) {
        const Scenario scenario = requireScenario(edit.db(), name);
        if (scenario.status == "published") {
            throw Error(Code::Conflict,
                        format("{} is published and stays as the record of it", name),
                        "publish another scenario first", name);
        }
        edit.db().prepare("DELETE FROM plan_scenarios WHERE id = ?").run(scenario.id);
    });
    return listScenarios(ws);
}

} // namespace core
