// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/new_territory.h"

#include "core/align/hand_moves.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/fresh_territory.h"
#include "core/verbs/hand_guard.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace core {

namespace {

/// The name of the unit that holds most of the scenario's first measure, or of the first unit.
std::string nameAfter(const Connection& db, const Scenario& scenario,
                      const std::vector<UnitId>& units) {
    std::map<UnitId, double> values;
    for (const Measure& measure : loadMeasures(db, scenario.layer)) {
        if (!scenario.measures.empty() && measure.name == scenario.measures.front().measure) {
            for (const auto& [unit, value] : loadValues(db, measure.id)) {
                values[unit] = value;
            }
        }
    }
    UnitId heaviest = units.front();
    for (const UnitId unit : units) {
        heaviest = values[unit] > values[heaviest] ? unit : heaviest;
    }
    Statement row =
        db.prepare("SELECT coalesce(nullif(name, ''), key) FROM base_units WHERE id = ?");
    row.bind(heaviest);
    return row.step() ? row.string(0) : "Territory";
}

/// Gives the units that may move to a new territory, within an edit.
void fillNew(Edit& edit, const Scenario& scenario, const std::vector<UnitId>& units,
             Territory territory, NewTerritoryReport& report) {
    const std::vector<UnitId> moves =
        movableUnits(edit.db(), scenario.id, units, TerritoryId(), report.issues);
    if (moves.empty()) {
        throw Error(Code::Conflict, "no unit may go into the new territory",
                    report.issues.empty() ? "choose some units" : "unlock some of them first");
    }
    if (territory.name.empty()) {
        territory.name = nameAfter(edit.db(), scenario, moves);
        territory.name = freshTerritory(edit.db(), scenario.id, territory.name).name;
    }
    report.territory = insertTerritory(edit, territory);
    report.code = territory.code;
    report.name = territory.name;
    report.changed = static_cast<int>(moves.size());
    assignUnits(edit, scenario.id, moves, report.territory);
}

std::vector<UnitId> beyond(const Connection& db, const Scenario& scenario,
                           const Territory& territory, const std::vector<Point>& line) {
    const std::vector<BasicUnit> units = loadUnits(db, scenario.layer);
    std::map<UnitId, int> index;
    std::vector<Point> centres;
    for (std::size_t i = 0; i < units.size(); ++i) {
        index[units[i].id] = static_cast<int>(i);
        centres.push_back(units[i].lonLat);
    }
    const Borders borders = bordersOf(db, scenario.layer, units);
    std::vector<int> members;
    for (const auto& [unit, owner] : loadAssignments(db, scenario.id)) {
        if (owner == territory.id && index.contains(unit)) {
            members.push_back(index.at(unit));
        }
    }
    std::sort(members.begin(), members.end());
    std::vector<UnitId> found;
    for (const int unit : align::beyondLine(borders.graph(), centres, members, line)) {
        found.push_back(units[static_cast<std::size_t>(unit)].id);
    }
    return found;
}

double coordinate(std::string_view text, double limit) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number) ||
        std::abs(number) > limit) {
        throw Error(Code::Usage, format("\"{}\" is no coordinate", text),
                    "write the line as \"-72.5,41.2 -72.1,41.9\": longitude,latitude");
    }
    return number;
}

} // namespace

void to_json(Json& json, const NewTerritoryReport& report) {
    json = Json{{"territory", report.code},
                {"name", report.name},
                {"changed", report.changed},
                {"issues", report.issues}};
}

std::vector<Point> parseLine(const std::string& text) {
    std::vector<Point> line;
    for (const std::string& word : split(text, ' ')) {
        const std::string_view pair = trim(word);
        if (pair.empty()) {
            continue;
        }
        const std::size_t comma = pair.find(',');
        line.push_back({coordinate(pair.substr(0, comma), 180),
                        coordinate(comma == std::string_view::npos ? std::string_view()
                                                                   : pair.substr(comma + 1),
                                   90)});
    }
    if (line.size() < 2) {
        throw Error(Code::Usage, "a line needs at least two points",
                    "write it as \"-72.5,41.2 -72.1,41.9\": longitude,latitude");
    }
    return line;
}

NewTerritoryReport newTerritoryOf(Workspace& ws, ScenarioId scenarioId,
                                  const std::vector<UnitId>& units, const std::string& name) {
    NewTerritoryReport report;
    const Scenario scenario = requireScenario(ws.reader(), scenarioId);
    const EditInfo info{"New territory", "new-territory", {{"scenario", scenario.name}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        const std::string wanted(trim(name));
        Territory territory = freshTerritory(edit.db(), scenarioId, wanted);
        territory.name = wanted.empty() ? "" : territory.name;
        fillNew(edit, scenario, units, territory, report);
        edit.relabel(
            format("New territory {}: {}", report.name, counted(report.changed, "unit", "units")));
    });
    return report;
}

NewTerritoryReport newTerritory(Workspace& ws, const NewTerritoryParams& params) {
    const Scenario scenario = requireScenario(ws.reader(), params.scenario);
    if (params.units.empty() == params.where.empty()) {
        throw Error(Code::Usage, "say which units it gets", "use either --units or --where");
    }
    std::vector<Issue> unknown;
    const std::vector<UnitId> units =
        params.where.empty() ? unitsByKey(ws.reader(), scenario.layer, params.units, unknown)
                             : selectUnits(ws.reader(), scenario.layer, scenario.id, params.where);
    NewTerritoryReport report = newTerritoryOf(ws, scenario.id, units, params.name);
    report.issues.insert(report.issues.begin(), unknown.begin(), unknown.end());
    return report;
}

NewTerritoryReport splitAlong(Workspace& ws, const SplitLineParams& params) {
    NewTerritoryReport report;
    const Scenario scenario = requireScenario(ws.reader(), params.scenario);
    Territory old = requireTerritory(ws.reader(), scenario.id, params.territory);
    if (old.locked) {
        throw Error(Code::Conflict, format("{} is locked", old.name), "unlock it first", old.name);
    }
    const EditInfo info{format("Split {}", old.name),
                        "split",
                        {{"scenario", scenario.name}, {"territory", old.name}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        const std::vector<UnitId> units = beyond(edit.db(), scenario, old, params.line);
        if (units.empty()) {
            throw Error(Code::Input, format("the line does not go right across {}", old.name),
                        "draw it from border to border", old.name);
        }
        const std::string wanted(trim(params.name));
        Territory made =
            freshTerritory(edit.db(), scenario.id,
                           wanted.empty() ? nameAfter(edit.db(), scenario, units) : wanted);
        old.targetWeight /= 2;
        made.targetWeight = old.targetWeight;
        made.parent = old.parent;
        updateTerritory(edit, old);
        fillNew(edit, scenario, units, made, report);
        edit.relabel(format("Split {}: {} to {}", old.name,
                            counted(report.changed, "unit", "units"), report.name));
    });
    return report;
}

} // namespace core
