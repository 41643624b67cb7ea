// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/balance/measure_rows.h"
#include "ui/shell/plan_data.h"

#include <memory>
#include <vector>

namespace ui {

/// The values of all measures of a layer, unit by unit: what spreads are worked out from.
struct MeasureValues {
    std::vector<core::Measure> measures;
    std::vector<std::vector<double>> values; ///< per measure, per unit of the layer
};

MeasureValues loadMeasureValues(const core::Connection& db, const LayerData& layer);

/// Smallest and largest share that a territory has of each measure, by its target weight. `best` is
/// the owner per unit in a proposal; empty without one.
std::vector<MeasureFacts> measureFacts(const MeasureValues& values, const PlanState& now,
                                       const std::vector<int>& best);

} // namespace ui
