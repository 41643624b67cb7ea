// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem_data.h"
#include "core/plan/scenario.h"
#include "core/plan/unit_layer.h"
#include "core/verbs/travel_estimate.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/workspace.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// A scenario as the algorithms see it, with what is needed to translate back. Units and
/// territories are in the order of `units` and `territories`; index i there is index i here.
struct PlanProblem {
    UnitLayer layer;
    std::vector<BasicUnit> units;
    std::vector<Measure> measures; ///< as in `data.measures`
    std::vector<Territory> territories;
    std::vector<int> accounts;      ///< located in each unit; not those that do not follow it
    std::vector<int> fixedAccounts; ///< per territory: accounts that overrides put there
    int heldOut = 0;                ///< accounts of no territory, by a holdout
    /// Who is in charge of each territory in the current alignment; empty = the same as now.
    std::vector<std::string> formerOwners;
    /// Per territory and measure, what overrides put there; empty = nothing.
    std::vector<std::vector<align::Amount>> fixed;
    CountedFor duplicates;            ///< accounts that others stand for; counted nowhere
    std::vector<std::string> missing; ///< one sentence per measure that has units without a value
    TravelEstimate travel;            ///< of the workspace, for drives in figures
    align::ProblemData data;          ///< complete but for what the caller asks of the territories

    int indexOf(UnitId unit) const;
    int indexOf(TerritoryId territory) const;
    /// An amount of a measure in the unit that people know.
    double display(int measure, double amount) const {
        return amount / static_cast<double>(measures[static_cast<std::size_t>(measure)].scale);
    }
};

/// Loads units, borders and measures of a layer: everything but territories.
/// `duplicates`: accounts that do not count since others stand for them; what the workspace says if
/// it is not given.
PlanProblem loadPlanProblem(const Connection& db, const UnitLayer& layer,
                            const std::vector<ScenarioMeasure>& measures,
                            const std::optional<CountedFor>& duplicates = std::nullopt);
/// The same with the territories, targets and present alignment of a scenario. `baseline` says
/// whose alignment counts as the current one: the scenario itself, or the one it is based on.
PlanProblem loadPlanProblem(const Connection& db, const Scenario& scenario,
                            const std::vector<ScenarioMeasure>& measures,
                            const std::optional<CountedFor>& duplicates = std::nullopt);

/// Adds the convex hulls of the units, for figures of shape.
void loadShapes(const Connection& db, PlanProblem& problem);

/// The number of accounts per unit as a further measure "accounts" that is not balanced, with the
/// scenario measure that stands for it. Returns its index.
int addAccountsMeasure(PlanProblem& problem, std::vector<ScenarioMeasure>& measures);
inline constexpr const char* kAccountsMeasure = "accounts";

/// Fills the targets and hard limits of the territories: shares by target weight, limits by
/// measure, what is fixed to them.
void setTargets(PlanProblem& problem, const std::vector<ScenarioMeasure>& measures);

/// The alignment of a scenario in the problem's indices, matched by territory code, so that it also
/// reads another scenario of the same layer. Units of territories unknown here are unassigned.
align::Alignment loadAlignment(const Connection& db, const PlanProblem& problem,
                               ScenarioId scenario);

/// "population" or "population:2" as people type it. Throws Error(Usage) for a weight that is no
/// positive number.
ScenarioMeasure parseMeasure(const std::string& text);

} // namespace core
