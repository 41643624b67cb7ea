// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/workspace/workspace.h"

#include <vector>

namespace core {

/// Ends the overrides of accounts that lie in units and are named to another territory than
/// `target` (0 = none): they follow their unit again, which has gone to `target`. Holdouts stay
/// held out, accounts named to `target` stay named, and overrides that have expired are left alone.
/// Accounts of a locked territory stay there and are listed in `issues`. Hands back how many came
/// along.
int takeNamedAlong(Edit& edit, ScenarioId scenario, const std::vector<UnitId>& units,
                   TerritoryId target, std::vector<Issue>& issues);

} // namespace core
