// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/plan/scenario.h"
#include "core/plan/unit_layer.h"
#include "core/records/row.h"
#include "core/workspace/workspace.h"
#include "geo/io/export_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace geo {

// What the parts of the verb `export` have in common.

/// NULL for an empty text.
Cell textCell(const std::string& text);
Cell textCell(const core::records::Value& value);
Cell realCell(const std::optional<double>& value);

/// A schema whose column names are all different: "name", "name (2)".
ExportSchema schemaOf(const std::string& layer, std::vector<ExportColumn> columns,
                      ExportGeometry geometry);

/// The scenario that is named; else the only one; else none.
std::optional<core::Scenario> optionalScenario(const core::Connection& db, const std::string& name);
core::UnitLayer layerOf(const core::Connection& db, const core::Scenario& scenario);

/// Who has which unit in a scenario.
struct PlanOut {
    PlanOut(const core::Connection& db, const core::Scenario& scenario);

    /// Null if there is none.
    const core::Territory* find(core::TerritoryId id) const;
    const core::Territory* ofUnit(core::UnitId unit) const;

    std::map<core::TerritoryId, core::Territory> territories;
    std::unordered_map<core::UnitId, core::TerritoryId> assigned;
};

/// Code and name, NULL without a territory.
void addTerritoryCells(std::vector<Cell>& cells, const core::Territory* territory);

/// Brings the accounts' units up to date, so that the file agrees with the map.
std::unordered_map<core::AccountId, core::UnitId>
accountUnits(core::Workspace& ws, const core::UnitLayer& layer, core::Job& job);

void warnOfApproximateAreas(const core::UnitLayer& layer, std::vector<core::Issue>& issues);

/// Puts the file in its place and says which rows its format could not hold; returns its rows.
std::int64_t finished(ExportFile& file, std::vector<core::Issue>& issues);

} // namespace geo
