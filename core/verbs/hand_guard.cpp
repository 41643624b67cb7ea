// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/hand_guard.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

constexpr std::size_t kUnitsNamed = 3; ///< more are counted

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
        Statement rows = db.prepare(
            "SELECT id, name FROM plan_territories WHERE scenario_id = ? AND locked <> 0");
        rows.bind(scenario);
        while (rows.step()) {
            lockedNames_.emplace(rows.id<TerritoryTag>(0), rows.string(1));
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
            const auto territory = lockedNames_.find(id);
            if (territory != lockedNames_.end()) {
                return format("{} is locked", territory->second);
            }
        }
        return {};
    }

private:
    ScenarioId scenario_;
    std::string today_ = today();
    Statement locks_;
    Statement owners_;
    std::map<TerritoryId, std::string> lockedNames_;
};

std::string unitKey(const Connection& db, UnitId unit) {
    Statement row = db.prepare("SELECT key FROM base_units WHERE id = ?");
    row.bind(unit);
    return row.step() ? row.string(0) : format("unit {}", unit.value);
}

int indexOf(const std::vector<BasicUnit>& units, UnitId unit) {
    const auto found = std::lower_bound(units.begin(), units.end(), unit,
                                        [](const BasicUnit& a, UnitId id) { return a.id < id; });
    return found == units.end() || found->id != unit ? -1 : static_cast<int>(found - units.begin());
}

} // namespace

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

std::vector<UnitId> movableUnits(const Connection& db, ScenarioId scenario,
                                 const std::vector<UnitId>& units, TerritoryId to,
                                 std::vector<Issue>& issues) {
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
            issues.push_back({Severity::Warning, unitKey(db, unit), 0, refusal,
                              "unlock it or choose other units"});
        }
    }
    return moves;
}

Borders bordersOf(const Connection& db, LayerId layer, const std::vector<BasicUnit>& units) {
    std::vector<std::vector<int>> touching(units.size());
    for (const UnitEdge& edge : loadEdges(db, layer)) {
        const int a = indexOf(units, edge.a);
        const int b = indexOf(units, edge.b);
        if (a >= 0 && b >= 0) {
            touching[static_cast<std::size_t>(a)].push_back(b);
            touching[static_cast<std::size_t>(b)].push_back(a);
        }
    }
    Borders borders;
    borders.starts.push_back(0);
    for (const std::vector<int>& ends : touching) {
        borders.ends.insert(borders.ends.end(), ends.begin(), ends.end());
        borders.starts.push_back(static_cast<int>(borders.ends.size()));
    }
    return borders;
}

void refuseCuts(const Connection& db, ScenarioId scenario, LayerId layer,
                const std::vector<UnitId>& moves, TerritoryId to) {
    const std::vector<BasicUnit> units = loadUnits(db, layer);
    const Borders borders = bordersOf(db, layer, units);
    std::vector<int> owner(units.size(), -1);
    std::map<int, std::string> names;
    std::map<TerritoryId, int> place;
    for (const Territory& territory : loadTerritories(db, scenario)) {
        place[territory.id] = static_cast<int>(place.size());
        names[place[territory.id]] = territory.name;
    }
    for (const auto& [unit, territory] : loadAssignments(db, scenario)) {
        if (const int index = indexOf(units, unit); index >= 0) {
            owner[static_cast<std::size_t>(index)] = place[territory];
        }
    }
    std::vector<int> moving;
    for (const UnitId unit : moves) {
        moving.push_back(indexOf(units, unit));
    }
    const int target = to ? place[to] : -1;
    const auto cuts = align::cutsOf(borders.graph(), owner, moving, target);
    if (cuts.empty()) {
        return;
    }
    std::vector<std::string> keys;
    for (const int unit : cuts.front().stranded) {
        keys.push_back(units[static_cast<std::size_t>(unit)].key);
    }
    const std::string include =
        keys.size() <= kUnitsNamed
            ? join(keys, ", ")
            : counted(static_cast<std::int64_t>(keys.size()), "unit", "units");
    const std::string& name = names[cuts.front().territory];
    throw Error(Code::Conflict, format("this would cut {} in two", name),
                format("include {}, or leave --keep-whole out", include), name);
}

} // namespace core
