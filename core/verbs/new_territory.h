// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/issue.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace core {

struct NewTerritoryParams {
    std::string scenario;
    std::string name;               ///< empty = after the unit that holds most
    std::vector<std::string> units; ///< keys, also aliases
    std::string where;              ///< or an expression over unit columns (see record_query.h)
};

struct NewTerritoryReport {
    TerritoryId territory;
    std::string code;
    std::string name;
    int changed = 0;           ///< units that have another territory now
    std::vector<Issue> issues; ///< units that are locked or unknown stay where they are
    Changes changes;
};
void to_json(Json& json, const NewTerritoryReport& report);

/// Makes a territory of some units, with a code and a place of its own, no owner, and the mean
/// target weight of the others. Locked units and units of locked territories stay. One step to
/// undo. Throws Error(Input) if no unit may go into it.
NewTerritoryReport newTerritory(Workspace& ws, const NewTerritoryParams& params);
/// The same for callers that know ids: the window.
NewTerritoryReport newTerritoryOf(Workspace& ws, ScenarioId scenario,
                                  const std::vector<UnitId>& units, const std::string& name);

struct SplitLineParams {
    std::string scenario;
    std::string territory;   ///< code, name or number
    std::vector<Point> line; ///< EPSG:4326, at least two points
    std::string name;        ///< of the new territory; empty = after the unit that holds most
};

/// Splits a territory along a line: what lies beyond it, seen from the larger side, becomes a new
/// territory without an owner. Units go by the place that stands for them, neighbours stay together
/// unless the line runs between them. Both share the target weight evenly. One step to undo. Throws
/// Error(Input) if the line does not go right across, Error(Conflict) for a locked territory.
NewTerritoryReport splitAlong(Workspace& ws, const SplitLineParams& params);

/// "-72.5,41.2 -72.1,41.9" as points (longitude, latitude). Throws Error(Usage) for anything else.
std::vector<Point> parseLine(const std::string& text);

} // namespace core
