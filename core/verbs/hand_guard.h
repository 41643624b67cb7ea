// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/hand_moves.h"
#include "core/base/issue.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/connection.h"

#include <string>
#include <vector>

namespace core {

/// Those of the units that may move to a territory (0 = to none, or to one that is being made):
/// units that are locked by themselves or with their territory are listed in `issues` with the
/// reason, units that are there already are left out.
std::vector<UnitId> movableUnits(const Connection& db, ScenarioId scenario,
                                 const std::vector<UnitId>& units, TerritoryId to,
                                 std::vector<Issue>& issues);

/// Units by key or alias, sorted, without repetition; unknown keys are listed in `issues`.
std::vector<UnitId> unitsByKey(const Connection& db, LayerId layer,
                               const std::vector<std::string>& keys, std::vector<Issue>& issues);

/// The adjacency of a layer as flat arrays, with bridges. Index i is `units[i]`.
struct Borders {
    std::vector<int> starts;
    std::vector<int> ends;
    align::Neighbours graph() const { return {starts, ends}; }
};
Borders bordersOf(const Connection& db, LayerId layer, const std::vector<BasicUnit>& units);

/// Throws Error(Conflict) that names the territory and the units to include if giving `moves` to a
/// territory would cut another one in two.
void refuseCuts(const Connection& db, ScenarioId scenario, LayerId layer,
                const std::vector<UnitId>& moves, TerritoryId to);

} // namespace core
