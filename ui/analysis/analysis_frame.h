// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_parts.h"

namespace ui {

/// What the views have in common: the head of the list, areas of territories, and the second map.

/// Names the list, its areas and its figures, which are written by `scale`.
void headList(AnalysisResult& result, const QString& title, const QString& area,
              const QString& value, const AnalysisScale& scale);
/// "Out of reach, $ k", or the name alone where the figures have no unit.
QString withUnit(const QString& name, const AnalysisScale& scale);

/// Computes the second map, the density that the fields ask for, as the job's part from `begin` on.
void addDensity(AnalysisResult& result, const AnalysisInput& input, core::Job& job,
                double begin = 0.7);

/// The units of a territory, by its code.
std::vector<int> unitsOfTerritory(const AnalysisInput& input, const std::string& code);
/// A territory as an area: named, in its place, with who is in charge.
AnalysisArea territoryArea(const AnalysisInput& input, const core::Territory& territory);
/// A figure of each area for each of its units; NaN where there is none.
std::vector<double> valuesByUnit(const AnalysisInput& input, const std::vector<AnalysisArea>& areas,
                                 const std::vector<std::optional<double>>& figures);

/// Moves those that `fits` to the front, ranks them by value, and lists them.
template <class Fits> void rank(AnalysisResult& result, Fits&& fits, bool lowestFirst = false) {
    const auto begin = result.areas.begin();
    const auto end = std::stable_partition(begin, result.areas.end(), fits);
    std::stable_sort(begin, end, [&](const AnalysisArea& a, const AnalysisArea& b) {
        return lowestFirst ? a.value < b.value : a.value > b.value;
    });
    result.listed = static_cast<std::size_t>(end - begin);
}

/// Classes above zero, which is one of its own and says `zero`: nothing is an answer, no data is
/// none. NaN = no data.
Choropleth classesFromZero(const std::vector<double>& values, const QString& title,
                           const QString& unit, const QString& zero);

} // namespace ui
