// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/issue.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace core {

/// Units for a territory that is called by its code or name; one that is not there yet is made.
struct NamedUnits {
    std::string territory;
    std::vector<UnitId> units;
};

struct ApplyReport {
    int changed = 0;               ///< units that have another territory now
    std::vector<std::string> made; ///< names of new territories
    std::vector<Issue> issues;     ///< units that are locked stay where they are
    Changes changes;
};
void to_json(Json& json, const ApplyReport& report);

/// Gives units to several territories at once, making those that are missing: what a drawn map or a
/// table says. One step to undo, called `label`.
ApplyReport applyAssignment(Workspace& ws, ScenarioId scenario,
                            const std::vector<NamedUnits>& wanted, const std::string& label,
                            const std::string& verb);

/// Units that a territory holds apart from its largest part.
struct Island {
    std::string code;
    std::string name;
    std::vector<UnitId> units;
    std::vector<std::string> keys;
};
struct IslandsReport {
    std::vector<Island> islands; ///< in the order of the plan
};
void to_json(Json& json, const IslandsReport& report);

/// Finds parts of territories that do not hang together with the rest, bridges counted in.
IslandsReport findIslands(const Connection& db, const std::string& scenario);

} // namespace core
