// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/assign.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/hand_guard.h"
#include "core/verbs/named_inside.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

TerritoryId targetOf(const Connection& db, ScenarioId scenario, const std::string& name) {
    return name == "none" ? TerritoryId() : requireTerritory(db, scenario, name).id;
}

std::string territoryName(const Connection& db, TerritoryId territory) {
    Statement row = db.prepare("SELECT name FROM plan_territories WHERE id = ?");
    row.bind(territory);
    return row.step() ? row.string(0) : "no territory";
}

std::string moveLabel(std::size_t units, int accounts, const std::string& territory) {
    const std::string along = counted(accounts, "named account", "named accounts");
    const std::string moved = counted(static_cast<std::int64_t>(units), "unit", "units");
    if (accounts == 0) {
        return format("Move {} to {}", moved, territory);
    }
    return units == 0 ? format("Move {} to {}", along, territory)
                      : format("Move {} with {} to {}", moved, along, territory);
}

/// Of `units` those that belong to `target` now: locks have kept the others.
std::vector<UnitId> unitsWithin(const Connection& db, ScenarioId scenario,
                                const std::vector<UnitId>& units, TerritoryId target) {
    std::vector<UnitId> within;
    Statement row = db.prepare(
        "SELECT territory_id FROM plan_assignments WHERE scenario_id = ? AND unit_id = ?");
    for (const UnitId unit : units) {
        row.bind(scenario, unit);
        if ((row.step() ? row.id<TerritoryTag>(0) : TerritoryId()) == target) {
            within.push_back(unit);
        }
    }
    return within;
}

bool isLocked(const Connection& db, TerritoryId territory) {
    Statement row = db.prepare("SELECT locked FROM plan_territories WHERE id = ?");
    row.bind(territory);
    return row.step() && row.integer(0) != 0;
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

void refuseMerge(const std::vector<Territory>& sources, const Territory& target) {
    std::set<TerritoryId> seen{target.id};
    for (const Territory& source : sources) {
        if (!seen.insert(source.id).second) {
            throw Error(Code::Usage, "a territory cannot be merged with itself",
                        "name two territories");
        }
    }
    std::vector<Territory> all = sources;
    all.push_back(target);
    for (const Territory& territory : all) {
        if (territory.locked) {
            throw Error(Code::Conflict, format("{} is locked", territory.name), "unlock it first",
                        territory.name);
        }
    }
    if (sources.empty()) {
        throw Error(Code::Usage, "nothing to merge", "name the territories that end");
    }
}

} // namespace

void to_json(Json& json, const AssignReport& report) {
    json = Json{{"changed", report.changed}, {"issues", report.issues}};
    if (report.accounts > 0) {
        json["accounts"] = report.accounts;
    }
}

AssignReport assignUnitIds(Workspace& ws, ScenarioId scenario, const std::vector<UnitId>& units,
                           TerritoryId territory, const HandMove& how) {
    AssignReport report;
    const std::string target = territoryName(ws.reader(), territory);
    const EditInfo info{moveLabel(units.size(), 0, target), "assign", {{"territory", target}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        // Judged inside the transaction, so that a lock set meanwhile is seen.
        const std::vector<UnitId> moves =
            movableUnits(edit.db(), scenario, units, territory, report.issues);
        if (how.keepWhole && !moves.empty()) {
            refuseCuts(edit.db(), scenario, requireScenario(edit.db(), scenario).layer, moves,
                       territory);
        }
        assignUnits(edit, scenario, moves, territory);
        if (how.withAccounts && !isLocked(edit.db(), territory)) {
            report.accounts =
                takeNamedAlong(edit, scenario, unitsWithin(edit.db(), scenario, units, territory),
                               territory, report.issues);
        }
        edit.relabel(moveLabel(moves.size(), report.accounts, target));
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
    AssignReport report =
        assignUnitIds(ws, scenario.id, units, target, {params.keepWhole, params.withAccounts});
    report.issues.insert(report.issues.begin(), unknown.begin(), unknown.end());
    return report;
}

AssignReport mergeTerritories(Workspace& ws, const std::string& scenarioName,
                              const std::vector<std::string>& from, const std::string& into) {
    AssignReport report;
    const Scenario scenario = requireScenario(ws.reader(), scenarioName);
    const Territory target = requireTerritory(ws.reader(), scenario.id, into);
    std::vector<Territory> sources;
    std::vector<std::string> names;
    for (const std::string& name : from) {
        sources.push_back(requireTerritory(ws.reader(), scenario.id, name));
        names.push_back(sources.back().name);
    }
    refuseMerge(sources, target);
    const EditInfo info{format("Merge {} into {}", join(names, ", "), target.name),
                        "merge",
                        {{"from", names}, {"into", target.name}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        const Connection& db = edit.db();
        Territory grown = target;
        for (const Territory& source : sources) {
            db.prepare("UPDATE plan_assignments SET territory_id = ? WHERE territory_id = ?")
                .run(target.id, source.id);
            report.changed += static_cast<int>(db.changes());
            db.prepare("UPDATE plan_account_overrides SET territory_id = ? WHERE territory_id = ?")
                .run(target.id, source.id);
            grown.targetWeight += source.targetWeight;
            deleteTerritory(edit, source.id);
        }
        updateTerritory(edit, grown);
    });
    return report;
}

AssignReport mergeTerritories(Workspace& ws, const std::string& scenario, const std::string& from,
                              const std::string& into) {
    return mergeTerritories(ws, scenario, std::vector{from}, into);
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

AssignReport recolourTerritory(Workspace& ws, const RecolourParams& params) {
    constexpr int kFills = 24;
    AssignReport report;
    if (params.fill < 0 || params.fill > kFills) {
        throw Error(Code::Usage, format("there is no colour {}", params.fill),
                    format("1 to {}, or 0 for the map's choice", kFills));
    }
    const Scenario scenario = requireScenario(ws.reader(), params.scenario);
    Territory territory = requireTerritory(ws.reader(), scenario.id, params.territory);
    const EditInfo info{format("Recolour {}", territory.name),
                        "recolour",
                        {{"territory", territory.name}, {"fill", params.fill}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        territory.fill = params.fill == 0 ? std::nullopt : std::optional(params.fill - 1);
        updateTerritory(edit, territory);
    });
    report.changed = static_cast<int>(report.changes.rows.size());
    return report;
}

} // namespace core
