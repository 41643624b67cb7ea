// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_query.h"
#include "ui/draw/heat_ground.h"
#include "ui/draw/heat_paint.h"
#include "ui/draw/map_scene.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// One place of a view: a unit, a county, a territory.
struct AnalysisArea {
    QString key;
    QString name;
    QString rep;               ///< who would go there: the nearest, or who is in charge
    QString beside;            ///< what stands last in the list: estimated minutes, hours
    double value = 0;          ///< what the list goes by
    std::optional<double> low; ///< range of the value
    std::optional<double> high;
    std::vector<int> units; ///< indices of the map's units; none = it lies outside of the map
    core::Point at;         ///< metres of the map's plane; where its number stands
    std::vector<KeyValue> facts;
    QStringList lines; ///< of the tip, the last one says what counts
    QString remark;    ///< sentences below the facts; may be empty
};

/// What one of the maps shows: classes of areas, or a density.
struct AnalysisMap {
    std::optional<Choropleth> classes;
    std::shared_ptr<const HeatGround> heat;
    /// What `heat` is made of, for another scale.
    std::shared_ptr<const core::analysis::HeatPoints> points;
    core::analysis::HeatOptions options;
    HeatWords words; ///< of the density
    QString heatUnit;
};

/// A result beside what it was expected from.
struct FitMark {
    int area = 0; ///< index
    double x = 0;
    double y = 0;
    double expected = 0;
    double low = 0;
    double high = 0;
    int verdict = 0; ///< -1 = below the range, 1 = above
};

/// The chart of a view that sets results against what they are expected from.
struct FitPlot {
    QString x; ///< "Potential, $ M"
    QString y;
    ValueScale xScale;
    ValueScale yScale;
    std::vector<FitMark> marks;
};

/// A view, computed.
struct AnalysisResult {
    AnalysisQuery query;
    QString listTitle; ///< "Ranked by lower estimate"
    QString areaHead;  ///< "ZIP"
    QString valueHead; ///< "More to win, $ k"
    QString besideHead;
    /// Figures of the list: `divisor` of all, so many decimals, no unit, which stands in the head.
    double divisor = 1;
    int decimals = 0;
    bool adds = true;    ///< the values of several areas have a sum
    int valueWidth = 0;  ///< of the column, pixels at 100 % text; 0 = as for most figures
    int besideWidth = 0; ///< of the last column, likewise
    std::vector<AnalysisArea> areas; ///< best first; `listed` of them are in the list
    std::size_t listed = 0;
    std::vector<int> areaOf; ///< per unit of the map, -1 = none
    AnalysisMap upper;
    AnalysisMap lower;
    std::optional<FitPlot> plot;
    std::vector<KeyValue> totals; ///< shown while nothing is chosen
    QString remark;               ///< below the totals; may be empty
    QString meaning;              ///< what the figures are, in sentences
    QString sources;              ///< where they come from
    double seconds = 0;           ///< that computing took
};

} // namespace ui
