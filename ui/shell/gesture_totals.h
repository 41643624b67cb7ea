// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/totals_tip.h"
#include "ui/shell/plan_data.h"

namespace ui {

/// What moving units to a territory would do, in the words of the tip: each territory touched with
/// its share before and after, contiguity, accounts and value. Empty if nothing would move. Units
/// and territory are indices of the layer and the state.
std::optional<TotalsTip> gestureTotals(const LayerData& layer, const PlanState& state,
                                       const PlanFigures& figures, const std::vector<int>& units,
                                       int territory);

} // namespace ui
