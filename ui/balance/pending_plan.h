// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/views/plan_figures.h"

#include <map>
#include <vector>

namespace ui {

struct LayerData;
struct PlanState;

/// A unit that a proposal gives to another territory.
struct PendingMove {
    core::UnitId unit;
    core::TerritoryId from; ///< 0 = it had none
    core::TerritoryId to;
};

/// Accounts that one territory gains and loses.
struct Hands {
    int gains = 0;
    int loses = 0;
};

/// The plan as it would be with a proposal, beside the plan as it is.
struct PendingPlan {
    std::vector<int> owner;          ///< per unit of the layer, index into the present territories
    PlanFigures figures;             ///< with the proposal; the same territories in the same order
    std::vector<Hands> hands;        ///< per territory
    std::vector<core::UnitId> units; ///< that move
    int accounts = 0;                ///< that change hands
    double value = 0;                ///< that changes hands, in the measure shown
};

/// What moves amount to. Those of units that are not where the search found them any more are left
/// out: somebody moved them by hand.
PendingPlan pendingPlan(const LayerData& layer, const PlanState& now,
                        const std::vector<PendingMove>& moves);

/// "27 ZIPs and 119 accounts move; in band 3 → 6 of 8".
QString pendingText(const PendingPlan& pending, const PlanFigures& now);

} // namespace ui
