// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export_tables.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/export_store.h"
#include "core/records/place_store.h"
#include "core/verbs/compare.h"
#include "core/verbs/score.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/geometry/dissolve.h"
#include "geo/io/export_file.h"
#include "geo/verbs/locate_accounts.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace geo {

using core::Connection;
using core::Scenario;
using core::Territory;
using core::TerritoryId;
using core::UnitId;

namespace {

void noteLeftOut(const ExportFile& file, const ExportParams& params,
                 std::vector<core::Issue>& issues) {
    if (file.leftOut() > 0) {
        issues.push_back(
            {core::Severity::Warning, params.file, 0,
             core::format("{} without a place were left out: the format holds no such rows",
                          core::counted(file.leftOut(), "row", "rows")),
             "choose gpkg or csv to keep them"});
    }
}

constexpr double kSquareMetresPerKm2 = 1e6;
constexpr std::size_t kPerStep = 512;

Cell textCell(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}
Cell textCell(const core::records::Value& value) {
    return value ? Cell(*value) : Cell();
}
Cell realCell(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}
Cell countCell(std::int64_t count) {
    return count;
}

/// The scenario that is named; else the only one; else none.
std::optional<Scenario> optionalScenario(const Connection& db, const std::string& name) {
    if (!name.empty()) {
        return core::requireScenario(db, name);
    }
    auto all = core::loadScenarios(db);
    return all.size() == 1 ? std::optional(std::move(all.front())) : std::nullopt;
}

core::UnitLayer layerOf(const Connection& db, const Scenario& scenario) {
    return core::requireLayer(db, scenario.layerName);
}

/// Who has which unit in a scenario.
struct Plan {
    Plan(const Connection& db, const Scenario& scenario) {
        for (Territory& territory : core::loadTerritories(db, scenario.id)) {
            territories.emplace(territory.id, std::move(territory));
        }
        for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
            assigned.emplace(unit, territory);
        }
    }
    const Territory* find(TerritoryId id) const {
        const auto at = territories.find(id);
        return at == territories.end() ? nullptr : &at->second;
    }
    const Territory* ofUnit(UnitId unit) const {
        const auto at = assigned.find(unit);
        return at == assigned.end() ? nullptr : find(at->second);
    }

    std::map<TerritoryId, Territory> territories;
    std::unordered_map<UnitId, TerritoryId> assigned;
};

/// Column names that are not taken: "name", "name (2)".
class ColumnNames {
public:
    std::string next(const std::string& wanted) {
        std::string name = wanted;
        for (int n = 2; !taken_.insert(core::lower(name)).second; ++n) {
            name = core::format("{} ({})", wanted, n);
        }
        return name;
    }

private:
    std::set<std::string> taken_;
};

/// A schema whose column names are all different.
ExportSchema schemaOf(const std::string& layer, std::vector<ExportColumn> columns,
                      ExportGeometry geometry) {
    ColumnNames names;
    for (ExportColumn& column : columns) {
        column.name = names.next(column.name);
    }
    return {layer, std::move(columns), geometry};
}

void addTerritoryCells(std::vector<Cell>& cells, const Territory* territory) {
    cells.push_back(territory == nullptr ? Cell() : Cell(territory->code));
    cells.push_back(territory == nullptr ? Cell() : Cell(territory->name));
}

/// Visits the units of a layer in order of id with their shapes, which are read only where wanted.
template <class Visit>
void forEachUnit(const Connection& db, const core::UnitLayer& layer, bool shapes, core::Job& job,
                 const Visit& visit) {
    const std::vector<core::BasicUnit> units = core::loadUnits(db, layer.id);
    const auto report = [&](std::size_t i) {
        if (i % kPerStep == 0) {
            job.step(static_cast<double>(i) / static_cast<double>(units.size()), "writing units");
        }
    };
    if (!shapes) {
        for (std::size_t i = 0; i < units.size(); ++i) {
            report(i);
            visit(units[i], core::MultiPolygon());
        }
        return;
    }
    std::size_t next = 0;
    const auto skipTo = [&](UnitId id) {
        for (; next < units.size() && units[next].id < id; ++next) {
            visit(units[next], core::MultiPolygon()); // a unit without a shape
        }
    };
    core::forEachShape(db, layer.id, [&](UnitId id, std::span<const std::byte> blob) {
        skipTo(id);
        if (next < units.size() && units[next].id == id) {
            report(next);
            visit(units[next++], core::decodeGpkgArea(blob));
        }
    });
    for (; next < units.size(); ++next) {
        visit(units[next], core::MultiPolygon());
    }
}

/// Other keys of a unit than its own, by unit.
std::map<UnitId, std::vector<std::string>> aliasesOf(const Connection& db,
                                                     const core::UnitLayer& layer) {
    std::map<UnitId, std::vector<std::string>> aliases;
    for (const auto& [key, unit] : core::loadUnitKeys(db, layer.id)) {
        aliases[unit].push_back(key);
    }
    return aliases;
}

void warnOfApproximateAreas(const core::UnitLayer& layer, std::vector<core::Issue>& issues) {
    if (layer.approximate) {
        issues.push_back({core::Severity::Info, layer.name, 0,
                          "the areas of this layer are approximate: made from ZIP points", ""});
    }
}

/// Brings the accounts' units up to date, so that the file agrees with the map.
std::unordered_map<core::AccountId, UnitId>
accountUnits(core::Workspace& ws, const core::UnitLayer& layer, core::Job& job) {
    locateAccounts(ws, layer, job);
    const auto rows = core::records::loadAccountUnits(ws.newReader(), layer.id);
    return {rows.begin(), rows.end()};
}

std::vector<ExportColumn> measureColumns(const std::vector<core::Measure>& measures) {
    std::vector<ExportColumn> columns;
    for (const core::Measure& measure : measures) {
        columns.push_back({measure.name, CellType::Real});
    }
    return columns;
}

} // namespace

std::int64_t exportUnits(core::Workspace& ws, const ExportParams& params,
                         std::vector<core::Issue>& issues, core::Job& job) {
    const Connection db = ws.newReader();
    const auto scenario = params.layer.empty() || !params.scenario.empty()
                              ? optionalScenario(db, params.scenario)
                              : std::nullopt;
    const core::UnitLayer layer =
        scenario ? layerOf(db, *scenario) : core::requireLayer(db, params.layer);
    std::map<UnitId, std::int64_t> accounts;
    for (const auto& [account, unit] : accountUnits(ws, layer, job)) {
        ++accounts[unit];
    }
    const core::Snapshot snapshot(db);
    warnOfApproximateAreas(layer, issues);
    const std::optional<Plan> plan =
        scenario ? std::optional<Plan>(std::in_place, db, *scenario) : std::nullopt;
    const auto measures = core::loadMeasures(db, layer.id);
    std::vector<std::unordered_map<UnitId, double>> values;
    for (const core::Measure& measure : measures) {
        const auto rows = core::loadValues(db, measure.id);
        values.emplace_back(rows.begin(), rows.end());
    }
    std::vector<ExportColumn> columns = {{"key"},
                                         {"name"},
                                         {"area_km2", CellType::Real},
                                         {"lon", CellType::Real},
                                         {"lat", CellType::Real},
                                         {"accounts", CellType::Integer}};
    if (plan) {
        columns.insert(columns.end(), {{"territory_id"}, {"territory"}});
    }
    for (ExportColumn& column : measureColumns(measures)) {
        columns.push_back(std::move(column));
    }
    ExportFile file(params.file, schemaOf(layer.name, columns, ExportGeometry::Area));
    forEachUnit(db, layer, file.holdsGeometry(), job,
                [&](const core::BasicUnit& unit, const core::MultiPolygon& shape) {
                    std::vector<Cell> cells = {
                        unit.key,      textCell(unit.name), unit.areaM2 / kSquareMetresPerKm2,
                        unit.lonLat.x, unit.lonLat.y,       countCell(accounts[unit.id])};
                    if (plan) {
                        addTerritoryCells(cells, plan->ofUnit(unit.id));
                    }
                    for (const auto& value : values) {
                        const auto at = value.find(unit.id);
                        cells.push_back(at == value.end() ? Cell() : Cell(at->second));
                    }
                    file.add(cells, &shape);
                });
    file.finish();
    noteLeftOut(file, params, issues);
    return file.rows();
}

std::int64_t exportTerritories(core::Workspace& ws, const ExportParams& params,
                               std::vector<core::Issue>& issues, core::Job& job) {
    const Connection db = ws.newReader();
    const Scenario scenario = core::requireScenario(db, params.scenario);
    const core::UnitLayer layer = layerOf(db, scenario);
    locateAccounts(ws, layer, job);
    const core::Snapshot snapshot(db);
    warnOfApproximateAreas(layer, issues);
    const core::ScoreReport report = core::score(db, {scenario.name, {}, {}}, job);
    std::vector<ExportColumn> columns = {{"territory_id"},
                                         {"territory"},
                                         {"owner"},
                                         {"units", CellType::Integer},
                                         {"accounts", CellType::Integer}};
    for (const core::MeasureFigures& measure : report.measures) {
        columns.insert(columns.end(), {{measure.name, CellType::Real},
                                       {measure.name + "_target", CellType::Real},
                                       {measure.name + "_deviation", CellType::Real}});
    }
    columns.insert(columns.end(), {{"area_km2", CellType::Real},
                                   {"polsby_popper", CellType::Real},
                                   {"reock", CellType::Real},
                                   {"travel_minutes", CellType::Real},
                                   {"pieces", CellType::Integer}});
    ExportFile file(params.file, schemaOf(scenario.name, columns, ExportGeometry::Area));
    std::map<TerritoryId, std::vector<core::MultiPolygon>> shapes;
    if (file.holdsGeometry()) {
        const Plan plan(db, scenario);
        core::forEachShape(db, layer.id, [&](UnitId unit, std::span<const std::byte> blob) {
            if (const Territory* territory = plan.ofUnit(unit)) {
                shapes[territory->id].push_back(core::decodeGpkgArea(blob));
            }
        });
    }
    for (const core::TerritoryFigures& figures : report.territories) {
        job.step(static_cast<double>(file.rows()) / static_cast<double>(report.territories.size()),
                 "dissolving " + figures.territory.name);
        std::vector<Cell> cells = {figures.territory.code, figures.territory.name,
                                   textCell(figures.territory.owner), countCell(figures.units),
                                   countCell(figures.accounts)};
        for (std::size_t m = 0; m < report.measures.size(); ++m) {
            cells.insert(cells.end(),
                         {figures.values[m], figures.targets[m], figures.deviations[m]});
        }
        cells.insert(cells.end(),
                     {figures.areaKm2, realCell(figures.polsbyPopper), realCell(figures.reock),
                      figures.travelMinutes, countCell(figures.components)});
        std::vector<const core::MultiPolygon*> parts;
        for (const core::MultiPolygon& shape : shapes[figures.territory.id]) {
            parts.push_back(&shape);
        }
        const core::MultiPolygon whole = parts.empty() ? core::MultiPolygon() : dissolve(parts);
        file.add(cells, &whole);
    }
    file.finish();
    noteLeftOut(file, params, issues);
    return file.rows();
}

std::int64_t exportAssignments(core::Workspace& ws, const ExportParams& params,
                               std::vector<core::Issue>& issues, core::Job& job) {
    const Connection db = ws.newReader();
    const core::Snapshot snapshot(db);
    const Scenario scenario = core::requireScenario(db, params.scenario);
    const core::UnitLayer layer = layerOf(db, scenario);
    const Plan plan(db, scenario);
    const auto keys = aliasesOf(db, layer);
    warnOfApproximateAreas(layer, issues);
    ExportFile file(params.file,
                    schemaOf(scenario.name,
                             {{"unit"}, {"unit_name"}, {"territory_id"}, {"territory"}, {"owner"}},
                             ExportGeometry::Area));
    std::int64_t unassigned = 0;
    forEachUnit(db, layer, file.holdsGeometry(), job,
                [&](const core::BasicUnit& unit, const core::MultiPolygon& shape) {
                    const Territory* territory = plan.ofUnit(unit.id);
                    if (territory == nullptr) {
                        ++unassigned;
                        return;
                    }
                    const auto row = [&](const std::string& key) {
                        std::vector<Cell> cells = {key, textCell(unit.name)};
                        addTerritoryCells(cells, territory);
                        cells.push_back(textCell(territory->owner));
                        return cells;
                    };
                    file.add(row(unit.key), &shape);
                    const auto aliases = keys.find(unit.id);
                    for (const std::string& key :
                         aliases == keys.end() ? std::vector<std::string>() : aliases->second) {
                        if (key != unit.key) {
                            file.add(row(key), &shape);
                        }
                    }
                });
    if (unassigned > 0) {
        issues.push_back({core::Severity::Warning, scenario.name, 0,
                          core::format("{} no territory and left out",
                                       core::counted(unassigned, "unit has", "units have")),
                          "give them to territories with `evenlode fill-gaps`"});
    }
    file.finish();
    noteLeftOut(file, params, issues);
    return file.rows();
}

std::int64_t exportAccounts(core::Workspace& ws, const ExportParams& params,
                            std::vector<core::Issue>& issues, core::Job& job) {
    const Connection db = ws.newReader();
    const auto scenario = optionalScenario(db, params.scenario);
    std::optional<core::UnitLayer> layer;
    const auto layers = core::loadLayers(db);
    if (scenario) {
        layer = layerOf(db, *scenario);
    } else if (!params.layer.empty() || layers.size() == 1) {
        layer = core::requireLayer(db, params.layer);
    }
    std::unordered_map<core::AccountId, UnitId> located;
    if (layer) {
        located = accountUnits(ws, *layer, job);
    }
    const core::Snapshot snapshot(db);
    const std::optional<Plan> plan =
        scenario ? std::optional<Plan>(std::in_place, db, *scenario) : std::nullopt;
    std::map<core::AccountId, TerritoryId> overrides;
    if (scenario) {
        overrides =
            core::records::loadAccountOverrides(db, scenario->id, core::nowUtc().substr(0, 10));
    }
    std::unordered_map<UnitId, std::string> unitKeys;
    if (layer) {
        for (const core::BasicUnit& unit : core::loadUnits(db, layer->id)) {
            unitKeys.emplace(unit.id, unit.key);
        }
    }
    const auto attributes = core::records::loadAttributeColumns(db);
    std::vector<ExportColumn> columns = {{"account_id"},
                                         {"name"},
                                         {"street"},
                                         {"city"},
                                         {"state"},
                                         {"zip"},
                                         {"country"},
                                         {"phone"},
                                         {"website"},
                                         {"segment"},
                                         {"owner"},
                                         {"lon", CellType::Real},
                                         {"lat", CellType::Real},
                                         {"match_level"},
                                         {"match_score", CellType::Real},
                                         {"unit"},
                                         {"territory_id"},
                                         {"territory"},
                                         {"territory_owner"},
                                         {"source"}};
    for (const auto& attribute : attributes) {
        columns.push_back({attribute.name, attribute.numeric ? CellType::Real : CellType::Text});
    }
    ExportFile file(params.file, schemaOf("accounts", columns, ExportGeometry::Point));
    core::records::forEachAccount(db, [&](const core::records::AccountOut& account) {
        if (file.rows() % static_cast<std::int64_t>(kPerStep) == 0) {
            job.step(0.5, core::format("{} accounts written", core::grouped(file.rows())));
        }
        const auto unit = located.find(account.id);
        const auto key = unit == located.end() ? unitKeys.end() : unitKeys.find(unit->second);
        const auto byHand = overrides.find(account.id);
        const Territory* territory = nullptr;
        if (plan) {
            territory = byHand != overrides.end() ? plan->find(byHand->second)
                        : unit != located.end()   ? plan->ofUnit(unit->second)
                                                  : nullptr;
        }
        std::vector<Cell> cells = {account.externalId};
        for (const auto* value : {&account.name, &account.street, &account.city, &account.state,
                                  &account.zip, &account.country, &account.phone, &account.website,
                                  &account.segment, &account.owner}) {
            cells.push_back(textCell(*value));
        }
        cells.push_back(account.point ? Cell(account.point->x) : Cell());
        cells.push_back(account.point ? Cell(account.point->y) : Cell());
        cells.emplace_back(account.matchLevel);
        cells.emplace_back(account.matchScore);
        cells.push_back(key == unitKeys.end() ? Cell() : Cell(key->second));
        addTerritoryCells(cells, territory);
        cells.push_back(territory == nullptr ? Cell() : textCell(territory->owner));
        cells.emplace_back(account.source);
        for (const auto& attribute : attributes) {
            const auto at = account.attributes.find(attribute.name);
            if (at == account.attributes.end()) {
                cells.emplace_back();
            } else if (attribute.numeric) {
                cells.emplace_back(at->template get<double>());
            } else {
                cells.emplace_back(at->is_string() ? at->template get<std::string>() : at->dump());
            }
        }
        file.add(cells, account.point ? &*account.point : nullptr);
    });
    file.finish();
    noteLeftOut(file, params, issues);
    return file.rows();
}

std::int64_t exportMoves(core::Workspace& ws, const ExportParams& params,
                         std::vector<core::Issue>& issues, core::Job& job) {
    const Connection db = ws.newReader();
    const Scenario scenario = core::requireScenario(db, params.scenario);
    const std::string from = params.from.empty() ? core::records::baseScenarioName(db, scenario.id)
                                                 : core::requireScenario(db, params.from).name;
    if (from.empty()) {
        throw core::Error(core::Code::Input,
                          core::format("the scenario {} is based on no other", scenario.name),
                          "name the scenario to compare with: --from NAME", scenario.name);
    }
    const core::UnitLayer layer = layerOf(db, scenario);
    locateAccounts(ws, layer, job);
    const core::Snapshot snapshot(db);
    const core::CompareReport report = core::compare(db, {from, scenario.name}, job);
    const std::string measure = report.scenarios.empty() || report.scenarios[0].measures.empty()
                                    ? "value"
                                    : report.scenarios[0].measures[0].name;
    ExportFile file(params.file, schemaOf("moves",
                                          {{"unit"},
                                           {"unit_name"},
                                           {"from"},
                                           {"to"},
                                           {"accounts", CellType::Integer},
                                           {measure, CellType::Real}},
                                          ExportGeometry::Area));
    std::map<std::string, core::MultiPolygon> shapes;
    if (file.holdsGeometry()) {
        std::set<std::string> moving;
        for (const core::Move& move : report.moves) {
            moving.insert(move.unit);
        }
        forEachUnit(db, layer, true, job,
                    [&](const core::BasicUnit& unit, const core::MultiPolygon& shape) {
                        if (moving.count(unit.key) > 0) {
                            shapes.emplace(unit.key, shape);
                        }
                    });
    }
    for (const core::Move& move : report.moves) {
        file.add({move.unit, textCell(move.unitName), textCell(move.from), textCell(move.to),
                  countCell(move.accounts), move.value},
                 &shapes[move.unit]);
    }
    file.finish();
    noteLeftOut(file, params, issues);
    return file.rows();
}

} // namespace geo
