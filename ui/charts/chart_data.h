// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/inequality.h"
#include "ui/views/plan_figures.h"

#include <optional>
#include <vector>

namespace ui {

/// A territory on the charts.
struct ChartRow {
    core::TerritoryId id;
    QString name;
    double share = 0;             ///< of target, as it is or would be
    std::optional<double> before; ///< what it is compared with
};

/// What the charts draw; the figures are those of `core::charts`.
struct ChartData {
    std::vector<ChartRow> rows; ///< in order of position
    std::vector<core::analysis::ShareBin> bins;
    std::vector<core::analysis::LorenzPoint> lorenz;
    double gini = 0;
    std::vector<core::analysis::LorenzPoint> lorenzBefore;
    std::optional<double> giniBefore;
    double tolerance = 0.05;
    QString measure;
    QString now;     ///< "Balanced", "Proposal"
    QString against; ///< what `before` is of; empty = nothing
};

/// `before`: the figures to compare with, the same territories in the same order with value and
/// target; those of id 0 have none.
ChartData chartData(const PlanFigures& now, const std::vector<TerritoryRow>& before);

} // namespace ui
