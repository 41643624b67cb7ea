// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/scenario.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace core {

struct ScenarioSummary {
    Scenario scenario;
    int territories = 0;
    int assigned = 0;
    int unassigned = 0;
};

struct ScenariosReport {
    std::vector<ScenarioSummary> scenarios;
};
void to_json(Json& json, const ScenariosReport& report);

/// Lists the scenarios of a workspace, oldest first.
ScenariosReport listScenarios(const Workspace& ws);

/// Copies a scenario with its territories, owners, assignments, locks and overrides: a what-if.
ScenariosReport copyScenario(Workspace& ws, const std::string& from, const std::string& to);

/// Whether a scenario was copied from another one.
bool isCopyOf(const Connection& db, const std::string& copy, const std::string& original);
ScenariosReport renameScenario(Workspace& ws, const std::string& from, const std::string& to);
/// Throws Error(Conflict) for a published scenario.
ScenariosReport deleteScenario(Workspace& ws, const std::string& name);

} // namespace core
