// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export_tables.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/export_store.h"
#include "core/verbs/compare.h"
#include "core/verbs/score.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/geometry/dissolve.h"
#include "geo/verbs/export_parts.h"
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

constexpr double kSquareMetresPerKm2 = 1e6;
constexpr std::size_t kPerStep = 512;

Cell countCell(std::int64_t count) {
    return count;
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
    const std::optional<PlanOut> plan =
        scenario ? std::optional<PlanOut>(std::in_place, db, *scenario) : std::nullopt;
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
    return finished(file, issues);
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
        const PlanOut plan(db, scenario);
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
    return finished(file, issues);
}

std::int64_t exportAssignments(core::Workspace& ws, const ExportParams& params,
                               std::vector<core::Issue>& issues, core::Job& job) {
    const Connection db = ws.newReader();
    const core::Snapshot snapshot(db);
    const Scenario scenario = core::requireScenario(db, params.scenario);
    const core::UnitLayer layer = layerOf(db, scenario);
    const PlanOut plan(db, scenario);
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
    return finished(file, issues);
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
    return finished(file, issues);
}

} // namespace geo
