// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/export_parts.h"

#include "core/base/text.h"
#include "core/records/place_store.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/locate_accounts.h"

#include <set>
#include <utility>

namespace geo {

using core::Connection;
using core::Scenario;
using core::Territory;

namespace {

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

} // namespace

Cell textCell(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}
Cell textCell(const core::records::Value& value) {
    return value ? Cell(*value) : Cell();
}
Cell realCell(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}
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

PlanOut::PlanOut(const Connection& db, const Scenario& scenario) {
    for (Territory& territory : core::loadTerritories(db, scenario.id)) {
        territories.emplace(territory.id, std::move(territory));
    }
    for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
        assigned.emplace(unit, territory);
    }
}

const Territory* PlanOut::find(core::TerritoryId id) const {
    const auto at = territories.find(id);
    return at == territories.end() ? nullptr : &at->second;
}

const Territory* PlanOut::ofUnit(core::UnitId unit) const {
    const auto at = assigned.find(unit);
    return at == assigned.end() ? nullptr : find(at->second);
}

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

void warnOfApproximateAreas(const core::UnitLayer& layer, std::vector<core::Issue>& issues) {
    if (layer.approximate) {
        issues.push_back({core::Severity::Info, layer.name, 0,
                          "the areas of this layer are approximate: made from ZIP points", ""});
    }
}

std::int64_t finished(ExportFile& file, std::vector<core::Issue>& issues) {
    if (file.leftOut() > 0) {
        issues.push_back(
            {core::Severity::Warning, "", 0,
             core::format("{} without a place were left out: the format holds no such rows",
                          core::counted(file.leftOut(), "row", "rows")),
             "choose gpkg or csv to keep them"});
    }
    file.finish();
    return file.rows();
}

std::unordered_map<core::AccountId, core::UnitId>
accountUnits(core::Workspace& ws, const core::UnitLayer& layer, core::Job& job) {
    locateAccounts(ws, layer, job);
    const auto rows = core::records::loadAccountUnits(ws.newReader(), layer.id);
    return {rows.begin(), rows.end()};
}

} // namespace geo
