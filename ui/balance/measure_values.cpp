// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/measure_values.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

std::optional<Spread> spreadOf(const std::vector<double>& values, const std::vector<int>& owner,
                               const std::vector<core::Territory>& territories) {
    const double all = std::accumulate(values.begin(), values.end(), 0.0);
    const double weights =
        std::accumulate(territories.begin(), territories.end(), 0.0,
                        [](double sum, const auto& t) { return sum + t.targetWeight; });
    if (territories.empty() || owner.size() != values.size() || all <= 0 || weights <= 0) {
        return std::nullopt;
    }
    std::vector<double> totals(territories.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (owner[i] >= 0) {
            totals[static_cast<std::size_t>(owner[i])] += values[i];
        }
    }
    std::optional<Spread> spread;
    for (std::size_t t = 0; t < totals.size(); ++t) {
        if (territories[t].targetWeight > 0) {
            const double share = totals[t] / (all * territories[t].targetWeight / weights);
            spread = spread ? Spread{std::min(spread->low, share), std::max(spread->high, share)}
                            : Spread{share, share};
        }
    }
    return spread;
}

} // namespace

MeasureValues loadMeasureValues(const core::Connection& db, const LayerData& layer) {
    MeasureValues loaded;
    loaded.measures = layer.measures;
    for (const core::Measure& measure : layer.measures) {
        std::vector<double> values(layer.units.size());
        for (const auto& [unit, value] : core::loadValues(db, measure.id)) {
            const int index = layer.indexOf(unit);
            if (index >= 0) {
                values[static_cast<std::size_t>(index)] = value;
            }
        }
        loaded.values.push_back(std::move(values));
    }
    return loaded;
}

std::vector<MeasureFacts> measureFacts(const MeasureValues& values, const PlanState& now,
                                       const std::vector<int>& best) {
    std::vector<MeasureFacts> facts;
    for (std::size_t m = 0; m < values.measures.size(); ++m) {
        MeasureFacts fact;
        fact.name = QString::fromStdString(values.measures[m].name);
        fact.total = std::accumulate(values.values[m].begin(), values.values[m].end(), 0.0);
        fact.now = spreadOf(values.values[m], now.owner, now.territories);
        if (!best.empty()) {
            fact.best = spreadOf(values.values[m], best, now.territories);
        }
        facts.push_back(std::move(fact));
    }
    return facts;
}

} // namespace ui
