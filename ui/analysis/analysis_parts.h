// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/heat_records.h"
#include "geo/verbs/whitespace.h"
#include "ui/analysis/analysis_result.h"
#include "ui/draw/map_units.h"
#include "ui/shell/plan_data.h"
#include "ui/widgets/figures.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

/// What a view is computed from, taken when it was asked for. Index i of units and territories
/// means the same everywhere.
struct AnalysisInput {
    std::shared_ptr<core::Workspace> workspace;
    std::shared_ptr<const LayerData> layer;
    std::shared_ptr<const MapUnits> units;
    std::string crs; ///< of the map's plane
    std::string scenario;
    std::vector<int> owner;                   ///< per unit, -1 = none
    std::vector<core::Territory> territories; ///< those that `owner` counts
    AnalysisQuery query;

    /// "$" for a column that holds an amount of the plan's currency, as far as is known.
    QString unitOf(const std::string& column) const;
    QString unitWord() const; ///< "ZIP", "Unit"
};

/// How the figures of a list and a legend are written.
struct AnalysisScale {
    ValueScale full; ///< "$313 k", for sentences
    QString unit;    ///< "$ k", for heads; may be empty
    double divisor = 1;
    int decimals = 0;

    QString text(double value) const; ///< without the unit
    QString range(double low, double high) const;
};
/// `fractions`: the figures are no whole numbers, though they may be small.
AnalysisScale analysisScale(double largest, const QString& unit, bool fractions = false);

/// Minutes as the list shows them; "–" where no base is known.
QString minutesText(const std::optional<double>& minutes);

/// Classes round zero with round edges: by size, or by how many areas they hold. NaN = no data.
Choropleth divergingClasses(std::vector<double> values, const QString& title, const QString& unit,
                            bool quantiles);

/// An area of one unit, named, in its place.
AnalysisArea unitArea(const AnalysisInput& input, int unit);
/// The middle of some units on the map.
core::Point middleOf(const MapUnits& units, const std::vector<int>& members);
/// Fills in who is nearest and how far that is, by the workspace's estimate, for areas of units.
void addNearest(const AnalysisInput& input, const core::Connection& db, AnalysisResult& result);
/// Puts down which area each unit is of.
void indexAreas(const AnalysisInput& input, AnalysisResult& result);

/// The records as points on the map's plane.
geo::HeatRecords recordsOnMap(const AnalysisInput& input, const geo::HeatQuery& query,
                              core::Job& job);
/// Their density as a map, coloured by a scale that the whole plan sets.
AnalysisMap densityMap(const AnalysisInput& input, const geo::HeatRecords& records,
                       const geo::HeatQuery& query, const QString& title);
/// Which records the second map shows, as `heatmap` asks for them.
geo::HeatQuery densityQuery(const AnalysisQuery& query);
/// The density that the view's fields ask for.
AnalysisMap askedDensity(const AnalysisInput& input, core::Job& job);

/// "accounts" as people read it.
QString recordsWord(const std::string& of);
/// Two expressions that both have to hold; either may be empty.
std::string bothOf(const std::string& a, const std::string& b);

/// Computes a view with the verbs that the command line has. Throws what they throw.
AnalysisResult computeAnalysis(const AnalysisInput& input, core::Job& job);

/// What `whitespace` is asked.
geo::WhitespaceParams whitespaceParams(const AnalysisInput& input);

AnalysisResult whitespaceView(const AnalysisInput& input, core::Job& job);
AnalysisResult dealsView(const AnalysisInput& input, core::Job& job);
AnalysisResult workloadView(const AnalysisInput& input, core::Job& job);
AnalysisResult coverageView(const AnalysisInput& input, core::Job& job);
AnalysisResult overlapView(const AnalysisInput& input, core::Job& job);
AnalysisResult performanceView(const AnalysisInput& input, core::Job& job);
AnalysisResult leadsView(const AnalysisInput& input, core::Job& job);

} // namespace ui
