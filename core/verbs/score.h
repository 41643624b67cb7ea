// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/score.h"
#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/plan_problem.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// One territory in figures people know. Vectors are per measure, in the order of
/// `ScoreReport::measures`; the first measure leads. Areas and distances are in the layer's
/// equal-area work CRS.
struct TerritoryFigures {
    Territory territory;
    int units = 0;
    int accounts = 0;
    std::vector<double> values;
    std::vector<double> targets;
    std::vector<double> deviations;     ///< value / target - 1
    std::optional<double> polsbyPopper; ///< 4 pi area / perimeter^2
    std::optional<double> reock;        ///< area / area of the smallest enclosing circle
    double travelMinutes = 0;           ///< mean one-way drive from the centre, an estimate
    double areaKm2 = 0;
    double momentOfInertia = 0;
    int components = 0; ///< connected pieces
};

struct MeasureFigures {
    std::string name;
    double weight = 1;
    double total = 0;
    align::MeasureScore score;
};

struct DisruptionFigures {
    int units = 0;
    int accounts = 0;
    double measure = 0;      ///< of the first measure, in its unit
    double measureShare = 0; ///< of its total
    std::string against;     ///< scenario compared with, empty = none
};

/// Every figure of a scenario. Formulas: docs/glossary.md.
struct ScoreReport {
    std::string scenario;
    std::string layer;
    bool approximateAreas = false;
    double tolerance = 0.05;
    std::vector<MeasureFigures> measures;
    std::vector<TerritoryFigures> territories;
    int inBand = 0; ///< territories within the tolerance in all balanced measures
    double maxDeviation = 0;
    bool contiguous = true;
    int unassignedUnits = 0;
    double unassignedValue = 0; ///< of the first measure
    double momentOfInertia = 0;
    double objective = 0;
    DisruptionFigures disruption;
    std::vector<Issue> issues;
};
void to_json(Json& json, const ScoreReport& report);

struct ScoreParams {
    std::string scenario;
    std::vector<ScenarioMeasure> measures; ///< empty = those of the scenario
    std::optional<double> tolerance;       ///< empty = that of the scenario
};

/// Computes all figures of a scenario from scratch. Disruption is against the scenario it is based
/// on. Throws Error(Input) if the scenario or a measure does not exist.
ScoreReport score(const Connection& db, const ScoreParams& params, Job& job);

/// The same from an alignment in memory: what `balance` reports of a plan it has not saved yet.
ScoreReport makeScoreReport(const PlanProblem& plan, const align::Score& score,
                            const align::Alignment& alignment,
                            const std::vector<std::vector<Point>>& hulls);

} // namespace core
