// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/score.h"

#include "core/base/error.h"
#include "core/base/json_optional.h"
#include "core/base/text.h"
#include "core/verbs/travel_estimate.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <cmath>
#include <map>

namespace core {

namespace {

constexpr double kTourConstant = 0.7124;
constexpr int kVisitsADay = 8;

double minutesOf(const PlanProblem& plan, double metres) {
    return plan.travel.seconds(metres) / 60;
}

double tourHours(const PlanProblem& plan, int accounts, double areaM2, double meanMinutes) {
    // By the mean way between two calls, since the speed of an estimate may grow with the distance.
    const double between = accounts > 0 ? std::sqrt(areaM2 / accounts) : 0;
    const int days = (accounts + kVisitsADay - 1) / kVisitsADay;
    return kTourConstant * accounts * minutesOf(plan, between) / 60 + 2 * meanMinutes / 60 * days;
}

TerritoryFigures figuresOf(const PlanProblem& plan, std::size_t index,
                           const align::TerritoryScore& score) {
    TerritoryFigures figures;
    figures.territory = plan.territories[index];
    figures.units = score.units;
    for (std::size_t m = 0; m < plan.measures.size(); ++m) {
        const int measure = static_cast<int>(m);
        figures.values.push_back(plan.display(measure, static_cast<double>(score.values[m])));
        figures.targets.push_back(plan.display(measure, score.targets[m]));
        figures.deviations.push_back(score.deviations[m]);
    }
    figures.polsbyPopper = score.polsbyPopper;
    figures.reock = score.reock;
    figures.schwartzberg = score.schwartzberg;
    figures.convexHullRatio = score.convexHullRatio;
    figures.normalisedMoment = score.normalisedMoment;
    figures.travelMinutes = minutesOf(plan, score.meanDistance);
    figures.farTravelMinutes = minutesOf(plan, score.farDistance);
    figures.areaKm2 = score.area / 1e6;
    figures.momentOfInertia = score.momentOfInertia;
    figures.components = score.pieces;
    figures.enclaves = score.enclaves;
    figures.isthmuses = score.isthmuses;
    figures.kept.assign(score.kept.begin(),
                        score.kept.begin() + static_cast<std::ptrdiff_t>(plan.measures.size()));
    return figures;
}

/// The reps of a territory before or after, its own name where none is known.
std::string inCharge(const PlanProblem& plan, align::TerritoryIx territory, bool before) {
    if (territory == align::kUnassigned) {
        return {};
    }
    const auto t = static_cast<std::size_t>(territory);
    const std::string& owner =
        before && !plan.formerOwners.empty() ? plan.formerOwners[t] : plan.territories[t].owner;
    return owner.empty() ? "\n" + plan.territories[t].code : owner;
}

void addAccounts(const PlanProblem& plan, const align::Alignment& alignment, ScoreReport& report) {
    const bool compared = !plan.data.current.empty();
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        const auto territory = alignment[i];
        if (territory != align::kUnassigned) {
            report.territories[static_cast<std::size_t>(territory)].accounts += plan.accounts[i];
        } else {
            report.unassignedValue +=
                plan.display(0, static_cast<double>(plan.data.measures[0].values[i]));
        }
        if (compared && plan.data.current[i] != align::kUnassigned) {
            const bool moved = plan.data.current[i] != territory;
            const bool otherRep =
                inCharge(plan, plan.data.current[i], true) != inCharge(plan, territory, false);
            report.disruption.accounts += moved ? plan.accounts[i] : 0;
            report.disruption.accountsChangingRep += otherRep ? plan.accounts[i] : 0;
        }
    }
    for (std::size_t t = 0; t < report.territories.size(); ++t) {
        TerritoryFigures& figures = report.territories[t];
        figures.accounts += plan.fixedAccounts.empty() ? 0 : plan.fixedAccounts[t];
        figures.tourHours =
            tourHours(plan, figures.accounts, figures.areaKm2 * 1e6, figures.travelMinutes);
    }
}

bool inBand(const PlanProblem& plan, const TerritoryFigures& figures) {
    for (std::size_t m = 0; m < plan.measures.size(); ++m) {
        if (plan.data.measures[m].weight > 0 &&
            std::abs(figures.deviations[m]) > plan.data.tolerance + 1e-12) {
            return false;
        }
    }
    return true;
}

Json territoryJson(const TerritoryFigures& figures, const std::vector<MeasureFigures>& measures) {
    Json values = Json::object();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        values[measures[m].name] = {{"value", figures.values[m]},
                                    {"target", figures.targets[m]},
                                    {"deviation", figures.deviations[m]}};
    }
    return {{"id", figures.territory.code},
            {"name", figures.territory.name},
            {"owner", figures.territory.owner},
            {"units", figures.units},
            {"accounts", figures.accounts},
            {"value", figures.values[0]},
            {"target", figures.targets[0]},
            {"deviation", figures.deviations[0]},
            {"measures", values},
            {"polsby_popper", orNull(figures.polsbyPopper)},
            {"reock", orNull(figures.reock)},
            {"schwartzberg", orNull(figures.schwartzberg)},
            {"convex_hull_ratio", orNull(figures.convexHullRatio)},
            {"normalised_moment", orNull(figures.normalisedMoment)},
            {"travel_minutes", figures.travelMinutes},
            {"travel_minutes_p90", figures.farTravelMinutes},
            {"tour_hours", figures.tourHours},
            {"components", figures.components},
            {"enclaves", figures.enclaves},
            {"isthmuses", figures.isthmuses},
            {"kept", figures.kept.empty() ? Json(nullptr) : Json(figures.kept.front())},
            {"area_km2", figures.areaKm2},
            {"locked", figures.territory.locked}};
}

} // namespace

void to_json(Json& json, const ScoreReport& report) {
    Json territories = Json::array();
    Json components = Json::array();
    for (const TerritoryFigures& figures : report.territories) {
        territories.push_back(territoryJson(figures, report.measures));
        components.push_back(figures.components);
    }
    Json measures = Json::array();
    for (const MeasureFigures& figures : report.measures) {
        measures.push_back({{"name", figures.name},
                            {"weight", figures.weight},
                            {"total", figures.total},
                            {"max_deviation", figures.score.maxDeviation},
                            {"mean_deviation", figures.score.meanDeviation},
                            {"balance_index", figures.score.balanceIndex},
                            {"cv", figures.score.cv},
                            {"gini", figures.score.gini},
                            {"range_ratio", std::isfinite(figures.score.rangeRatio)
                                                ? Json(figures.score.rangeRatio)
                                                : Json(nullptr)},
                            {"share_in_band", figures.score.shareInBand}});
    }
    Json shares = Json::object();
    for (std::size_t m = 0; m < report.disruption.shares.size(); ++m) {
        shares[report.measures[m].name] = report.disruption.shares[m];
    }
    const align::MeasureScore& first = report.measures.at(0).score;
    json =
        Json{{"scenario", report.scenario},
             {"layer", report.layer},
             {"approximate_areas", report.approximateAreas},
             {"tolerance", report.tolerance},
             {"territories", territories},
             {"measures", measures},
             {"in_band", report.inBand},
             {"max_deviation", report.maxDeviation},
             {"balance_index", first.balanceIndex},
             {"cv", first.cv},
             {"gini", first.gini},
             {"contiguous", report.contiguous},
             {"components", components},
             {"unassigned", {{"units", report.unassignedUnits}, {"value", report.unassignedValue}}},
             {"moment_of_inertia", report.momentOfInertia},
             {"objective", report.objective},
             {"enclaves", report.enclaves},
             {"isthmuses", report.isthmuses},
             {"held_out_accounts", report.heldOut},
             {"unlocated", report.unlocated},
             {"travel_is_estimate", true},
             {"disruption",
              {{"units", report.disruption.units},
               {"accounts", report.disruption.accounts},
               {"measure", report.disruption.measure},
               {"measure_share", report.disruption.measureShare},
               {"shares", shares},
               {"accounts_changing_rep", report.disruption.accountsChangingRep},
               {"relabelled",
                {{"units", report.disruption.relabelledUnits},
                 {"measure_share", report.disruption.relabelledShare}}},
               {"against", report.disruption.against.empty() ? Json(nullptr)
                                                             : Json(report.disruption.against)}}},
             {"issues", report.issues}};
}

ScoreReport makeScoreReport(const PlanProblem& plan, const align::Score& score,
                            const align::Alignment& alignment) {
    ScoreReport report;
    report.layer = plan.layer.name;
    report.approximateAreas = plan.layer.approximate;
    report.tolerance = plan.data.tolerance;
    for (std::size_t m = 0; m < plan.measures.size(); ++m) {
        report.measures.push_back({plan.measures[m].name, plan.data.measures[m].weight,
                                   plan.measures[m].total, score.measures[m]});
    }
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        report.territories.push_back(figuresOf(plan, t, score.territories[t]));
        report.inBand += inBand(plan, report.territories.back()) ? 1 : 0;
    }
    report.maxDeviation = score.maxDeviation;
    report.contiguous = score.contiguous;
    report.unassignedUnits = score.unassigned;
    report.momentOfInertia = score.momentOfInertia;
    report.objective = score.objective;
    report.enclaves = score.enclaves;
    report.isthmuses = score.isthmuses;
    report.heldOut = plan.heldOut;
    report.disruption.units = score.disruption.units;
    if (!score.disruption.amounts.empty()) {
        report.disruption.measure =
            plan.display(0, static_cast<double>(score.disruption.amounts[0]));
        report.disruption.measureShare = score.disruption.shares[0];
        report.disruption.shares = score.disruption.shares;
    }
    addAccounts(plan, alignment, report);
    for (const std::string& sentence : plan.missing) {
        report.issues.push_back({Severity::Warning, plan.layer.name, 0, sentence,
                                 "add the values with `evenlode units measure`"});
    }
    return report;
}

PlanProblem loadScoredPlan(const Connection& db, const ScoreParams& params,
                           const Scenario& scenario, std::string& baseline) {
    const auto& measures = params.measures.empty() ? scenario.measures : params.measures;
    PlanProblem plan = loadPlanProblem(db, scenario, measures);
    plan.data.tolerance = params.tolerance.value_or(scenario.tolerance);
    Statement based =
        db.prepare("SELECT b.id, b.name FROM plan_scenarios s JOIN plan_scenarios b ON "
                   "b.id = s.based_on WHERE s.id = ?");
    based.bind(scenario.id);
    if (based.step()) {
        baseline = based.string(1);
        const auto id = based.id<ScenarioTag>(0);
        plan.data.current = loadAlignment(db, plan, id);
        std::map<std::string, std::string> owners;
        for (const Territory& territory : loadTerritories(db, id)) {
            owners[territory.code] = territory.owner;
        }
        for (const Territory& territory : plan.territories) {
            plan.formerOwners.push_back(owners[territory.code]);
        }
    }
    return plan;
}

void addRelabelled(const align::Problem& problem, const align::Alignment& alignment,
                   DisruptionFigures& out) {
    if (problem.hasCurrent()) {
        const align::Disruption least = align::relabelledDisruption(problem, alignment);
        out.relabelledUnits = least.units;
        out.relabelledShare = least.shares.at(0);
    }
}

ScoreReport score(const Connection& db, const ScoreParams& params, Job& job) {
    const Snapshot snapshot(db);
    job.step(0, "reading the plan");
    const Scenario scenario = requireScenario(db, params.scenario);
    std::string baseline;
    PlanProblem plan = loadScoredPlan(db, params, scenario, baseline);
    loadShapes(db, plan);
    const align::Alignment alignment = loadAlignment(db, plan, scenario.id);
    job.step(0.5, "computing the figures");
    const align::Problem problem(plan.data);
    ScoreReport report = makeScoreReport(plan, align::score(problem, alignment), alignment);
    addRelabelled(problem, alignment, report.disruption);
    report.scenario = scenario.name;
    report.disruption.against = baseline;
    report.unlocated = quality::unlocatedSummary(db, plan.layer.id);
    return report;
}

} // namespace core
