// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/scenario_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace core {

namespace {

constexpr const char* kScenarioColumns =
    "SELECT s.id, s.force_id, f.name, s.name, s.layer_id, coalesce(l.name, ''), s.status, "
    "s.tolerance, s.seed, s.note, s.created_at FROM plan_scenarios s "
    "JOIN plan_forces f ON f.id = s.force_id LEFT JOIN base_unit_layers l ON l.id = s.layer_id";

std::vector<ScenarioMeasure> loadScenarioMeasures(const Connection& db, ScenarioId scenario) {
    std::vector<ScenarioMeasure> measures;
    Statement rows = db.prepare("SELECT measure, weight, minimum, ideal, maximum FROM "
                                "plan_scenario_measures WHERE scenario_id = ? ORDER BY position");
    rows.bind(scenario);
    while (rows.step()) {
        measures.push_back({rows.string(0), rows.real(1), rows.optionalReal(2),
                            rows.optionalReal(3), rows.optionalReal(4)});
    }
    return measures;
}

Scenario readScenario(const Connection& db, const Statement& row) {
    Scenario scenario;
    scenario.id = row.id<ScenarioTag>(0);
    scenario.force = row.id<ForceTag>(1);
    scenario.forceName = row.string(2);
    scenario.name = row.string(3);
    scenario.layer = row.id<LayerTag>(4);
    scenario.layerName = row.string(5);
    scenario.status = row.string(6);
    scenario.tolerance = row.real(7);
    scenario.seed = static_cast<std::uint64_t>(row.integer(8));
    scenario.note = row.string(9);
    scenario.createdAt = row.string(10);
    scenario.measures = loadScenarioMeasures(db, scenario.id);
    return scenario;
}

std::optional<Point> optionalPoint(const Statement& row, int column) {
    if (row.isNull(column) || row.isNull(column + 1)) {
        return std::nullopt;
    }
    return Point{row.real(column), row.real(column + 1)};
}

/// Binds the columns that hold what a territory is, from `first` on; returns the next index.
int bindTerritory(Statement& statement, int first, const Territory& territory) {
    const auto bindPoint = [&](int at, const std::optional<Point>& point) {
        statement.bindAt(at, point ? std::optional(point->x) : std::nullopt);
        statement.bindAt(at + 1, point ? std::optional(point->y) : std::nullopt);
    };
    statement.bindAt(first,
                     territory.parent ? std::optional(territory.parent.value) : std::nullopt);
    statement.bindAt(first + 1, territory.level);
    statement.bindAt(first + 2, territory.position);
    statement.bindAt(first + 3, territory.code);
    statement.bindAt(first + 4, territory.name);
    statement.bindAt(first + 5, territory.fill);
    statement.bindAt(first + 6, territory.targetWeight);
    bindPoint(first + 7, territory.centre);
    bindPoint(first + 9, territory.centrePosition);
    statement.bindAt(first + 11, territory.locked);
    statement.bindAt(first + 12, territory.lockReason);
    return first + 13;
}

Territory readTerritory(const Statement& row) {
    Territory territory;
    territory.id = row.id<TerritoryTag>(0);
    territory.scenario = row.id<ScenarioTag>(1);
    territory.parent = row.id<TerritoryTag>(2);
    territory.level = static_cast<int>(row.integer(3));
    territory.position = static_cast<int>(row.integer(4));
    territory.code = row.string(5);
    territory.name = row.string(6);
    if (!row.isNull(7)) {
        territory.fill = static_cast<int>(row.integer(7));
    }
    territory.targetWeight = row.real(8);
    territory.centre = optionalPoint(row, 9);
    territory.centrePosition = optionalPoint(row, 11);
    territory.locked = row.integer(13) != 0;
    territory.lockReason = row.string(14);
    territory.owner = row.string(15);
    return territory;
}

void writeMeasures(const Connection& db, ScenarioId scenario,
                   const std::vector<ScenarioMeasure>& measures) {
    Statement insert =
        db.prepare("INSERT INTO plan_scenario_measures (scenario_id, measure, position, "
                   "weight, minimum, ideal, maximum) VALUES (?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const ScenarioMeasure& measure : measures) {
        insert.run(scenario, measure.measure, position++, measure.weight, measure.minimum,
                   measure.ideal, measure.maximum);
    }
}

} // namespace

std::vector<Scenario> loadScenarios(const Connection& db) {
    std::vector<Scenario> scenarios;
    Statement rows = db.prepare(format("{} ORDER BY s.id", kScenarioColumns));
    while (rows.step()) {
        scenarios.push_back(readScenario(db, rows));
    }
    return scenarios;
}

std::optional<Scenario> findScenario(const Connection& db, std::string_view name) {
    Statement rows = db.prepare(format("{} WHERE s.name = ?", kScenarioColumns));
    rows.bind(name);
    return rows.step() ? std::optional(readScenario(db, rows)) : std::nullopt;
}

Scenario requireScenario(const Connection& db, ScenarioId id) {
    for (Scenario& scenario : loadScenarios(db)) {
        if (scenario.id == id) {
            return std::move(scenario);
        }
    }
    throw Error(Code::Input, "this scenario is gone", "read the plan again");
}

Scenario requireScenario(const Connection& db, std::string_view name) {
    if (const auto found = findScenario(db, name)) {
        return *found;
    }
    const std::vector<Scenario> all = loadScenarios(db);
    if (name.empty() && all.size() == 1) {
        return all.front();
    }
    std::vector<std::string> names;
    for (const Scenario& scenario : all) {
        names.push_back(scenario.name);
    }
    throw Error(Code::Input,
                name.empty() ? std::string("say which scenario is meant")
                             : format("there is no scenario \"{}\"", name),
                names.empty() ? std::string("make one with `evenlode balance`")
                              : format("scenarios: {}", join(names, ", ")),
                std::string(name));
}

std::vector<Territory> loadTerritories(const Connection& db, ScenarioId scenario) {
    std::vector<Territory> territories;
    Statement rows = db.prepare(
        "SELECT t.id, t.scenario_id, coalesce(t.parent_id, 0), t.level, t.position, "
        "t.code, t.name, "
        "t.fill, t.target_weight, t.centre_lon, t.centre_lat, t.centre_x, t.centre_y, t.locked, "
        "coalesce(t.lock_reason, ''), "
        "coalesce((SELECT group_concat(r.name, ', ') FROM plan_territory_owners o "
        "JOIN base_reps r ON r.id = o.rep_id WHERE o.territory_id = t.id), '') "
        "FROM plan_territories t WHERE t.scenario_id = ? ORDER BY t.position, t.id");
    rows.bind(scenario);
    while (rows.step()) {
        territories.push_back(readTerritory(rows));
    }
    return territories;
}

Territory requireTerritory(const Connection& db, ScenarioId scenario, std::string_view name) {
    const std::vector<Territory> all = loadTerritories(db, scenario);
    for (const Territory& territory : all) {
        if (equalsIgnoreCase(territory.code, name)) {
            return territory;
        }
    }
    std::vector<std::string> names;
    for (const Territory& territory : all) {
        if (equalsIgnoreCase(territory.name, name) || std::to_string(territory.position) == name) {
            return territory;
        }
        names.push_back(format("{} {}", territory.code, territory.name));
    }
    throw Error(Code::Input, format("there is no territory \"{}\" in this scenario", name),
                format("territories: {}", join(names, ", ")), std::string(name));
}

std::vector<std::pair<UnitId, TerritoryId>> loadAssignments(const Connection& db,
                                                            ScenarioId scenario) {
    std::vector<std::pair<UnitId, TerritoryId>> assignments;
    Statement rows = db.prepare("SELECT unit_id, territory_id FROM plan_assignments WHERE "
                                "scenario_id = ? ORDER BY unit_id");
    rows.bind(scenario);
    while (rows.step()) {
        assignments.emplace_back(rows.id<UnitTag>(0), rows.id<TerritoryTag>(1));
    }
    return assignments;
}

std::vector<UnitLock> loadUnitLocks(const Connection& db, ScenarioId scenario,
                                    const std::string& date) {
    std::vector<UnitLock> locks;
    Statement rows =
        db.prepare("SELECT unit_id, reason, coalesce(expires_on, '') FROM plan_unit_locks "
                   "WHERE scenario_id = ?1 AND (expires_on IS NULL OR expires_on = '' OR "
                   "expires_on >= ?2) ORDER BY unit_id");
    rows.bind(scenario, date);
    while (rows.step()) {
        locks.push_back({rows.id<UnitTag>(0), rows.string(1), rows.string(2)});
    }
    return locks;
}

ForceId defaultForce(Edit& edit) {
    const Connection& db = edit.db();
    if (const auto id = db.integer("SELECT min(id) FROM plan_forces")) {
        return ForceId(*id);
    }
    const ForceId id(nextId(db, "plan_forces"));
    db.prepare("INSERT INTO plan_forces (id, name) VALUES (?, 'Sales')").run(id);
    return id;
}

ScenarioId insertScenario(Edit& edit, const Scenario& scenario) {
    const Connection& db = edit.db();
    if (trim(scenario.name).empty()) {
        throw Error(Code::Input, "a scenario needs a name", "give one with --scenario");
    }
    if (findScenario(db, scenario.name)) {
        throw Error(Code::Input, format("there is a scenario \"{}\" already", scenario.name),
                    "choose another name, or delete it first", scenario.name);
    }
    const ScenarioId id(nextId(db, "plan_scenarios"));
    db.prepare("INSERT INTO plan_scenarios (id, force_id, name, layer_id, status, tolerance, seed, "
               "note, "
               "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(id, scenario.force, scenario.name, scenario.layer,
             scenario.status.empty() ? std::string("draft") : scenario.status, scenario.tolerance,
             static_cast<std::int64_t>(scenario.seed), scenario.note, nowUtc());
    writeMeasures(db, id, scenario.measures);
    return id;
}

void updateScenarioMeasures(Edit& edit, ScenarioId scenario,
                            const std::vector<ScenarioMeasure>& measures) {
    edit.db().prepare("DELETE FROM plan_scenario_measures WHERE scenario_id = ?").run(scenario);
    writeMeasures(edit.db(), scenario, measures);
}

TerritoryId insertTerritory(Edit& edit, const Territory& territory) {
    const Connection& db = edit.db();
    const TerritoryId id(nextId(db, "plan_territories"));
    Statement insert = db.prepare(
        "INSERT INTO plan_territories (id, scenario_id, parent_id, level, position, code, name, "
        "fill, "
        "target_weight, centre_lon, centre_lat, centre_x, centre_y, locked, lock_reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bindAt(0, id);
    insert.bindAt(1, territory.scenario);
    bindTerritory(insert, 2, territory);
    insert.step();
    return id;
}

void updateTerritory(Edit& edit, const Territory& territory) {
    Statement update = edit.db().prepare(
        "UPDATE plan_territories SET parent_id = ?, level = ?, position = ?, code = ?, name = ?, "
        "fill = ?, target_weight = ?, centre_lon = ?, centre_lat = ?, centre_x = ?, centre_y = ?, "
        "locked = ?, lock_reason = ? WHERE id = ?");
    const int next = bindTerritory(update, 0, territory);
    update.bindAt(next, territory.id);
    update.step();
}

void deleteTerritory(Edit& edit, TerritoryId territory) {
    edit.db().prepare("DELETE FROM plan_territories WHERE id = ?").run(territory);
}

void insertOwner(Edit& edit, TerritoryId territory, RepId rep, const std::string& role) {
    const Connection& db = edit.db();
    db.prepare(
          "INSERT INTO plan_territory_owners (id, territory_id, rep_id, role) VALUES (?, ?, ?, ?)")
        .run(nextId(db, "plan_territory_owners"), territory, rep, role);
}

void assignUnits(Edit& edit, ScenarioId scenario, std::span<const UnitId> units,
                 TerritoryId territory) {
    const Connection& db = edit.db();
    Statement statement =
        territory
            ? db.prepare("INSERT INTO plan_assignments (scenario_id, unit_id, territory_id) "
                         "VALUES (?1, ?2, ?3) ON CONFLICT (scenario_id, unit_id) DO UPDATE SET "
                         "territory_id = excluded.territory_id WHERE territory_id <> "
                         "excluded.territory_id")
            : db.prepare("DELETE FROM plan_assignments WHERE scenario_id = ?1 AND unit_id = ?2");
    for (const UnitId unit : units) {
        if (territory) {
            statement.run(scenario, unit, territory);
        } else {
            statement.run(scenario, unit);
        }
    }
}

void lockUnits(Edit& edit, ScenarioId scenario, std::span<const UnitId> units,
               const std::string& reason, const std::string& expiresOn) {
    Statement insert = edit.db().prepare(
        "INSERT INTO plan_unit_locks (scenario_id, unit_id, reason, expires_on) VALUES (?, ?, ?, "
        "?) "
        "ON CONFLICT (scenario_id, unit_id) DO UPDATE SET reason = excluded.reason, "
        "expires_on = excluded.expires_on");
    for (const UnitId unit : units) {
        insert.run(scenario, unit, reason,
                   expiresOn.empty() ? std::nullopt : std::optional(expiresOn));
    }
}

void unlockUnits(Edit& edit, ScenarioId scenario, std::span<const UnitId> units) {
    Statement remove =
        edit.db().prepare("DELETE FROM plan_unit_locks WHERE scenario_id = ? AND unit_id = ?");
    for (const UnitId unit : units) {
        remove.run(scenario, unit);
    }
}

} // namespace core
