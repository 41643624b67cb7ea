// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/workspace.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// When a unit counts as inside a shape.
enum class InsideRule {
    Centroid, ///< its centroid lies inside
    Area,     ///< at least a share of its area does
    Accounts  ///< at least a share of its accounts does; by centroid where it has none
};
/// "centroid", "area", "accounts". Throws Error(Usage) for anything else.
InsideRule insideRule(std::string_view name);

/// How much of each unit lies inside a shape (EPSG:4326), for units of which at least `share` does:
/// 1 by centroid, else the share. The shape may have broken rings, which are repaired.
std::map<core::UnitId, double> unitsInside(const core::Connection& db, const core::UnitLayer& layer,
                                           const core::MultiPolygon& shape, InsideRule rule,
                                           double share, core::Job& job);

struct DrawTerritoryParams {
    std::string scenario;
    std::string territory;   ///< code or name; one that is not there is made. Empty = a new one
    core::MultiPolygon area; ///< EPSG:4326
    InsideRule rule = InsideRule::Centroid;
    double share = 0.5; ///< for the rules by area and accounts, 0 to 1
};

struct DrawTerritoryReport {
    std::string territory; ///< name
    int inside = 0;        ///< units inside the shape
    int changed = 0;       ///< of these, those that have another territory now
    std::vector<core::Issue> issues;
    core::Changes changes;
};
void to_json(core::Json& json, const DrawTerritoryReport& report);

/// Gives the units inside a drawn shape to a territory. One step to undo. Throws Error(Input) if no
/// unit lies inside.
DrawTerritoryReport drawTerritory(core::Workspace& ws, const DrawTerritoryParams& params,
                                  core::Job& job);

/// A circle round a position (EPSG:4326), `metres` on the ground.
core::MultiPolygon circleAround(core::Point lonLat, double metres);

} // namespace geo
