// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/score.h"
#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/quality/unlocated.h"
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
    std::vector<double> deviations;         ///< value / target - 1
    std::optional<double> polsbyPopper;     ///< 4 pi area / perimeter^2
    std::optional<double> reock;            ///< area / area of the smallest enclosing circle
    std::optional<double> schwartzberg;     ///< 1 / sqrt(Polsby-Popper)
    std::optional<double> convexHullRatio;  ///< area / area of its convex hull
    std::optional<double> normalisedMoment; ///< of the area, 1 = disc; units taken as discs
    double travelMinutes = 0;               ///< mean one-way drive from the centre, an estimate
    double farTravelMinutes = 0; ///< 90 % of the weight is no farther than this, an estimate
    /// Driving for one round of visits to all accounts, an estimate: the tour through n points in
    /// the area A, 0.7124 * sqrt(n * A) (Beardwood, Halton and Hammersley 1959; constant by
    /// Applegate et al. 2010), and a drive there and back for each day of eight visits.
    double tourHours = 0;
    double areaKm2 = 0;
    double momentOfInertia = 0;
    int components = 0;       ///< connected pieces
    int enclaves = 0;         ///< of its pieces, those that one other territory surrounds
    int isthmuses = 0;        ///< units whose loss would break it apart
    std::vector<double> kept; ///< share of what it had that it keeps, per measure
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
    double measure = 0;         ///< of the first measure, in its unit
    double measureShare = 0;    ///< of its total
    std::vector<double> shares; ///< per measure, of its total
    /// Accounts whose rep changes; where no reps are known, whose territory does.
    int accountsChangingRep = 0;
    /// The least that moves whatever the territories are called.
    int relabelledUnits = 0;
    double relabelledShare = 0; ///< of the first measure
    std::string against;        ///< scenario compared with, empty = none
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
    int enclaves = 0;
    int isthmuses = 0;
    int heldOut = 0; ///< accounts that belong to no territory
    DisruptionFigures disruption;
    /// Accounts without a point, and where they count; only filled by `score`.
    quality::UnlocatedSummary unlocated;
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

/// Reads a scenario for scoring: its own measures or others, and the scenario it is based on, whose
/// name goes to `baseline`, as the current alignment.
PlanProblem loadScoredPlan(const Connection& db, const ScoreParams& params,
                           const Scenario& scenario, std::string& baseline);

/// Fills what moves whatever the territories are called.
void addRelabelled(const align::Problem& problem, const align::Alignment& alignment,
                   DisruptionFigures& out);

/// The same from an alignment in memory: what `balance` reports of a plan it has not saved yet.
/// Figures of shape need `loadShapes`.
ScoreReport makeScoreReport(const PlanProblem& plan, const align::Score& score,
                            const align::Alignment& alignment);

} // namespace core
