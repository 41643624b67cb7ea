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
    bool keepWhole = false; ///< refuse with Error(Conflict) what would cut a territory in two
    /// Accounts in the units that are named to another territory come along: their override ends
    /// and they follow their unit. Holdouts stay held out.
    bool withAccounts = false;
};

struct AssignReport {
    int changed = 0;
    int accounts = 0;          ///< named accounts that came along
    std::vector<Issue> issues; ///< units that are locked or unknown stay where they are
    Changes changes;
};
void to_json(Json& json, const AssignReport& report);

/// Gives units to a territory by hand: one step to undo. Locked units and units of locked
/// territories refuse and are listed with the reason.
AssignReport assign(Workspace& ws, const AssignParams& params);
/// How units move by hand; as in `AssignParams`.
struct HandMove {
    bool keepWhole = false;
    bool withAccounts = false;
};
/// The same for callers that know ids: the window's tools.
AssignReport assignUnitIds(Workspace& ws, ScenarioId scenario, const std::vector<UnitId>& units,
                           TerritoryId territory, const HandMove& how = {});

/// Moves all units of some territories into another and removes them. One step to undo.
AssignReport mergeTerritories(Workspace& ws, const std::string& scenario,
                              const std::vector<std::string>& from, const std::string& into);
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

struct RecolourParams {
    std::string scenario;
    std::string territory;
    int fill = 0; ///< number in the palette of the map, 1 to 24; 0 = as the map chooses
};
/// Gives a territory a fill of its own. Throws Error(Usage) for a number beyond the palette.
AssignReport recolourTerritory(Workspace& ws, const RecolourParams& params);

} // namespace core
