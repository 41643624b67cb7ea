// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "core/workspace/workspace.h"

#include <string>
#include <utility>
#include <vector>

namespace core {

struct NewTerritory {
    Territory territory; ///< ids are filled in
    std::vector<RepId> owners;
};

struct CreateScenarioParams {
    Scenario
        scenario; ///< name, layer, measures, tolerance; a force is found or made if it has none
    std::vector<NewTerritory> territories;
    std::vector<std::pair<UnitId, std::size_t>> assignments; ///< unit and index of its territory
    std::string label;                                       ///< of the step; empty = "Make NAME"
};

/// Makes a scenario as given, in one step.
ScenarioId createScenario(Workspace& ws, const CreateScenarioParams& params);

/// The territory (index into `bases`) of each unit of a layer when territories grow from base units
/// along shared borders, nearest first by the way between centroids: contiguous by construction,
/// with no regard to balance. Units that cannot be reached get -1. Units are in the order of
/// `loadUnits`, `bases` are indices into it.
std::vector<int> growFromBases(const Connection& db, LayerId layer,
                               const std::vector<std::size_t>& bases);

} // namespace core
