// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/scenario_store.h"

#include <string>
#include <utility>
#include <vector>

namespace core {

/// Who had which unit before: another scenario, or the same one as it was on a day.
struct FormerPlan {
    std::string name;                   ///< of the scenario; empty for a day
    std::string day;                    ///< "2026-03-01"; empty for a scenario
    ScenarioId scenario;                ///< 0 for a day
    std::vector<Territory> territories; ///< of level 0, in order of position
    std::vector<std::pair<UnitId, TerritoryId>> assignments;
};

/// Reads what `scenario` is to be held against. `from` is the name of a scenario of the same layer,
/// or a moment: "2026-03-01" is the end of that day, "2026-03-01T12:00" that minute, both UTC. For
/// a moment the steps of the history since then are taken back on a copy in memory; what was
/// undone meanwhile counts as never done.
///
/// Throws Error(Input) if there is no such scenario or moment, if it is of another layer, or if the
/// history does not reach back that far.
FormerPlan loadFormerPlan(const Connection& db, const Scenario& scenario, const std::string& from);

} // namespace core
