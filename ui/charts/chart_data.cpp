// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_data.h"

namespace ui {

ChartData chartData(const PlanFigures& now, const std::vector<TerritoryRow>& before) {
    ChartData data;
    data.tolerance = now.tolerance;
    data.measure = now.measure;
    std::vector<double> shares;
    std::vector<core::analysis::Portion> portions;
    std::vector<core::analysis::Portion> earlier;
    for (std::size_t i = 0; i < now.territories.size(); ++i) {
        const TerritoryRow& row = now.territories[i];
        const double share = 1 + row.deviation();
        ChartRow made{row.id, row.name, share, std::nullopt};
        if (i < before.size() && before[i].id) {
            made.before = 1 + before[i].deviation();
            earlier.push_back({1 + before[i].deviation(), 1});
        }
        shares.push_back(share);
        portions.push_back({share, 1});
        data.rows.push_back(std::move(made));
    }
    data.bins = core::analysis::shareBins(shares);
    data.lorenz = core::analysis::lorenzCurve(portions);
    data.gini = core::analysis::gini(data.lorenz);
    if (!earlier.empty()) {
        data.lorenzBefore = core::analysis::lorenzCurve(earlier);
        data.giniBefore = core::analysis::gini(data.lorenzBefore);
    }
    return data;
}

} // namespace ui
