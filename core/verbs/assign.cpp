// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/assign.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

std::string today() {
    return nowUtc().substr(0, 10);
}

/// Why units of a scenario may not move: their own locks and those of their territories.
class Guard {
public:
    Guard(const Connection& db, ScenarioId scenario)
        : scenario_(scenario),
          locks_(db.prepare("SELECT reason, coalesce(expires_on, '') FROM "
                            "plan_unit_locks WHERE scenario_id = ? AND unit_id = ?")),
          owners_(db.prepare(
              "SELECT territory_id FROM plan_assignments WHERE scenario_id = ? AND unit_id = ?")) {
        for (const Territory& territory : loadTerritories(db, scenario)) {
            territories_.emplace(territory.id, territory);
        }
    }

    TerritoryId owner(UnitId unit) {
        owners_.bind(scenario_, unit);
        return owners_.step() ? owners_.id<TerritoryTag>(0) : TerritoryId();
    }

    /// Empty if the unit may move to the territory.
    std::string refusal(UnitId unit, TerritoryId to) {
        locks_.bind(scenario_, unit);
        if (locks_.step() && (locks_.text(1).empty() || locks_.text(1) >= today_)) {
            const std::string until =
                locks_.text(1).empty() ? "" : format(" until {}", locks_.text(1));
            return format("is locked{}{}{}", until, locks_.text(0).empty() ? "" : ": ",
                          locks_.text(0));
        }
        for (const TerritoryId id : {owner(unit), to}) {
            const auto territory = territories_.find(id);
            if (territory != territories_.end() && territory->second.locked) {
                return format("{} is locked", territory->second.name);
            }
        }
        return {};
    }

private:
    ScenarioId scenario_;
    std::string today_ = today();
    Statement locks_;
    Statement owners_;
    std::map<TerritoryId, Territory> territories_;
};

std::string unitKey(const Connection& db, UnitId unit) {
    Statement row = db.prepare("SELECT key FROM base_units WHERE id = ?");
    row.bind(unit);
    return row.step() ? row.string(0) : format("unit {}", unit.value);
}

std::vector<UnitId> unitsByKey(const Connection& db, LayerId layer,
                               const std::vector<std::string>& keys, std::vector<Issue>& issues) {
    const auto known = loadUnitKeys(db, layer);
    std::vector<UnitId> units;
    for (const std::string& text : keys) {
        const std::string key(trim(text));
        const auto found = known.find(key);
        if (found == known.end()) {
            issues.push_back(
                {Severity::Error, key, 0, "is no unit of this layer", "check the key"});
        } else {
            units.push_back(found->second);
        }
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

TerritoryId targetOf(const Connection& db, ScenarioId scenario, const std::string& name) {
    return name == "none" ? TerritoryId() : requireTerritory(db, scenario, name).id;
}

std::string territoryName(const Connection& db, TerritoryId territory) {
    Statement row = db.prepare("SELECT name FROM plan_territories WHERE id = ?");
    row.bind(territory);
    return row.step() ? row.string(0) : "no territory";
}

std::vector<UnitId> movable(const Connection& db, ScenarioId scenario,
                            const std::vector<UnitId>& units, TerritoryId to,
                            AssignReport& report) {
    Guard guard(db, scenario);
    std::vector<UnitId> moves;
    for (const UnitId unit : units) {
        if (guard.owner(unit) == to) {
            continue;
        }
        const std::string refusal = guard.refusal(unit, to);
        if (refusal.empty()) {
            moves.push_back(unit);
        } else {
            report.issues.push_back({Severity::Warning, unitKey(db, unit), 0, refusal,
                                     "unlock it or choose other units"});
        }
    }
    return moves;
}

std::string moveLabel(std::size_t count, const std::string& territory) {
    return format("Move {} to {}", counted(static_cast<std::int64_t>(count), "unit", "units"),
                  territory);
}

Territory withLock(Territory territory, bool locked, const std::string& reason) {
    territory.locked = locked;
    territory.lockReason = locked ? reason : "";
    return territory;
}

AssignReport setLocks(Workspace& ws, const LockParams& params, bool locked) {
    AssignReport report;
    const Scenario scenario = requireScenario(ws.reader(), params.scenario);
    if (!params.expiresOn.empty() && !isDate(params.expiresOn)) {
        throw Error(Code::Usage, format("\"{}\" is not a date", params.expiresOn),
                    "write it as 2026-03-31");
    }
    const Json details{
        {"scenario", scenario.name}, {"territories", params.territories}, {"units", params.units}};
    const std::vector<UnitId> units =
        unitsByKey(ws.reader(), scenario.layer, params.units, report.issues);
    std::vector<std::string> subjects = params.territories;
    if (!units.empty()) {
        subjects.push_back(counted(static_cast<std::int64_t>(units.size()), "unit", "units"));
    }
    const EditInfo info{format("{} {}", locked ? "Lock" : "Unlock", join(subjects, ", ")),
                        locked ? "lock" : "unlock", details};
    report.changes = ws.edit(info, [&](Edit& edit) {
        for (const std::string& name : params.territories) {
            const Territory territory = requireTerritory(edit.db(), scenario.id, name);
            updateTerritory(edit, withLock(territory, locked, params.reason));
        }
        if (locked) {
            lockUnits(edit, scenario.id, units, params.reason, params.expiresOn);
        } else {
            unlockUnits(edit, scenario.id, units);
        }
    });
    report.changed = static_cast<int>(report.changes.rows.size());
    return report;
}

} // namespace

void to_json(Json& json, const AssignReport& report) {
    json = Json{{"changed", report.changed}, {"issues", report.issues}};
}

AssignReport assignUnitIds(Workspace& ws, ScenarioId scenario, const std::vector<UnitId>& units,
                           TerritoryId territory) {
    AssignReport report;
    const std::string target = territoryName(ws.reader(), territory);
    const EditInfo info{moveLabel(units.size(), target), "assign", {{"territory", target}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        // Judged inside the transaction, so that a lock set meanwhile is seen.
        const std::vector<UnitId> moves = movable(edit.db(), scenario, units, territory, report);
        assignUnits(edit, scenario, moves, territory);
        edit.relabel(moveLabel(moves.size(), target));
        report.changed = static_cast<int>(moves.size());
    });
    return report;
}

AssignReport assign(Workspace& ws, const AssignParams& params) {
    const Scenario scenario = requireScenario(ws.reader(), params.scenario);
    const TerritoryId target = targetOf(ws.reader(), scenario.id, params.territory);
    if (params.units.empty() == params.where.empty()) {
        throw Error(Code::Usage, "say which units to move", "use either --units or --where");
    }
    std::vector<Issue> unknown;
    const std::vector<UnitId> units =
        params.where.empty() ? unitsByKey(ws.reader(), scenario.layer, params.units, unknown)
                             : selectUnits(ws.reader(), scenario.layer, scenario.id, params.where);
    AssignReport report = assignUnitIds(ws, scenario.id, units, target);
    report.issues.insert(report.issues.begin(), unknown.begin(), unknown.end());
    return report;
}

AssignReport mergeTerritories(Workspace& ws, const std::string& scenarioName,
                              const std::string& from, const std::string& into) {
    AssignReport report;
    const Scenario scenario = requireScenario(ws.reader(), scenarioName);
    const Territory source = requireTerritory(ws.reader(), scenario.id, from);
    const Territory target = requireTerritory(ws.reader(), scenario.id, into);
    if (source.id == target.id) {
        throw Error(Code::Usage, "a territory cannot be merged with itself",
                    "name two territories");
    }
    for (const Territory& territory : {source, target}) {
        if (territory.locked) {
            throw Error(Code::Conflict, format("{} is locked", territory.name), "unlock it first",
                        territory.name);
        }
    }
    const EditInfo info{format("Merge {} into {}", source.name, target.name),
                        "merge",
                        {{"from", source.name}, {"into", target.name}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        const Connection& db = edit.db();
        db.prepare("UPDATE plan_assignments SET territory_id = ? WHERE territory_id = ?")
            .run(target.id, source.id);
        report.changed = static_cast<int>(db.changes());
        db.prepare("UPDATE plan_account_overrides SET territory_id = ? WHERE territory_id = ?")
            .run(target.id, source.id);
        Territory grown = target;
        grown.targetWeight += source.targetWeight;
        updateTerritory(edit, grown);
        deleteTerritory(edit, source.id);
    });
    return report;
}

AssignReport lock(Workspace& ws, const LockParams& params) {
    return setLocks(ws, params, true);
}
AssignReport unlock(Workspace& ws, const LockParams& params) {
    return setLocks(ws, params, false);
}

AssignReport renameTerritory(Workspace& ws, const TerritoryParams& params) {
    AssignReport report;
    const std::string name(trim(params.name));
    if (name.empty()) {
        throw Error(Code::Input, "a territory needs a name", "type one");
    }
    const Scenario scenario = requireScenario(ws.reader(), params.scenario);
    Territory territory = requireTerritory(ws.reader(), scenario.id, params.territory);
    const EditInfo info{format("Rename {} to {}", territory.name, name),
                        "rename",
                        {{"territory", territory.name}, {"name", name}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        territory.name = name;
        updateTerritory(edit, territory);
    });
    report.changed = static_cast<int>(report.changes.rows.size());
    return report;
}

} // namespace core
