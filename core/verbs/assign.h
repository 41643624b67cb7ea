// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/issue.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace core {

struct AssignParams {
    std::string scenario;
    std::string territory;          ///< code, name or number; "none" takes units from all
    std::vector<std::string> units; ///< keys, also aliases
    std::string where;              ///< or an expression over unit columns (see record_query.h)
};

struct AssignReport {
    int changed = 0;
    std::vector<Issue> issues; ///< units that are locked or unknown stay where they are
    Changes changes;
};
void to_json(Json& json, const AssignReport& report);

/// Gives units to a territory by hand: one step to undo. Locked units and units of locked
/// territories refuse and are listed with the reason.
AssignReport assign(Workspace& ws, const AssignParams& params);
/// The same for callers that know ids: the window's tools.
AssignReport assignUnitIds(Workspace& ws, ScenarioId scenario, const std::vector<UnitId>& units,
                           TerritoryId territory);

/// Moves all units of one territory into another and removes it.
AssignReport mergeTerritories(Workspace& ws, const std::string& scenario, const std::string& from,
                              const std::string& into);

struct LockParams {
    std::string scenario;
    std::vector<std::string> territories;
    std::vector<std::string> units;
    std::string reason;
    std::string expiresOn; ///< date; empty = for good (units only)
};
AssignReport lock(Workspace& ws, const LockParams& params);
AssignReport unlock(Workspace& ws, const LockParams& params);

struct TerritoryParams {
    std::string scenario;
    std::string territory;
    std::string name;
};
AssignReport renameTerritory(Workspace& ws, const TerritoryParams& params);

} // namespace core
