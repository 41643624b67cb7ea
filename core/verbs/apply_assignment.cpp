// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/apply_assignment.h"

#include "core/base/text.h"
#include "core/verbs/fresh_territory.h"
#include "core/verbs/hand_guard.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

/// The territory of that code or name; made if there is none.
TerritoryId territoryCalled(Edit& edit, ScenarioId scenario, const std::string& name,
                            ApplyReport& report) {
    for (const Territory& territory : loadTerritories(edit.db(), scenario)) {
        if (territory.level == 0 &&
            (territory.code == name || lower(territory.name) == lower(name))) {
            return territory.id;
        }
    }
    report.made.push_back(name);
    return insertTerritory(edit, freshTerritory(edit.db(), scenario, name));
}

} // namespace

void to_json(Json& json, const ApplyReport& report) {
    json = Json{{"changed", report.changed}, {"made", report.made}, {"issues", report.issues}};
}

ApplyReport applyAssignment(Workspace& ws, ScenarioId scenario,
                            const std::vector<NamedUnits>& wanted, const std::string& label,
                            const std::string& verb) {
    ApplyReport report;
    report.changes = ws.edit({label, verb, Json::object()}, [&](Edit& edit) {
        for (const NamedUnits& named : wanted) {
            const TerritoryId territory = territoryCalled(edit, scenario, named.territory, report);
            const std::vector<UnitId> moves =
                movableUnits(edit.db(), scenario, named.units, territory, report.issues);
            assignUnits(edit, scenario, moves, territory);
            report.changed += static_cast<int>(moves.size());
        }
    });
    return report;
}

void to_json(Json& json, const IslandsReport& report) {
    Json list = Json::array();
    for (const Island& island : report.islands) {
        list.push_back({{"territory", island.code}, {"name", island.name}, {"units", island.keys}});
    }
    json = Json{{"islands", std::move(list)}};
}

IslandsReport findIslands(const Connection& db, const std::string& name) {
    IslandsReport report;
    const Scenario scenario = requireScenario(db, name);
    const std::vector<BasicUnit> units = loadUnits(db, scenario.layer);
    const Borders borders = bordersOf(db, scenario.layer, units);
    const std::vector<Territory> territories = loadTerritories(db, scenario.id);
    std::map<TerritoryId, int> place;
    for (std::size_t t = 0; t < territories.size(); ++t) {
        place[territories[t].id] = static_cast<int>(t);
    }
    std::map<UnitId, TerritoryId> owners;
    for (const auto& [unit, territory] : loadAssignments(db, scenario.id)) {
        owners[unit] = territory;
    }
    std::vector<int> owner;
    for (const BasicUnit& unit : units) {
        const auto found = owners.find(unit.id);
        owner.push_back(found == owners.end() ? -1 : place.at(found->second));
    }
    for (std::size_t t = 0; t < territories.size(); ++t) {
        const auto parts = align::partsOf(borders.graph(), owner, static_cast<int>(t));
        for (std::size_t p = 1; p < parts.size(); ++p) {
            Island island{territories[t].code, territories[t].name, {}, {}};
            for (const int unit : parts[p]) {
                island.units.push_back(units[static_cast<std::size_t>(unit)].id);
                island.keys.push_back(units[static_cast<std::size_t>(unit)].key);
            }
            report.islands.push_back(std::move(island));
        }
    }
    return report;
}

} // namespace core
