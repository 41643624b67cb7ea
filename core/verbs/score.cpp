// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/score.h"

#include "core/align/enclosing_circle.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <cmath>
#include <numbers>

namespace core {

namespace {

// Great circle to road and mean speed: an estimate until the workspace has a road network.
constexpr double kDetour = 1.3;
constexpr double kMetresPerMinute = 50'000.0 / 60.0;

template <class T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

std::vector<std::vector<Point>> corners(const align::Alignment& alignment,
                                        const std::vector<std::vector<Point>>& hulls,
                                        std::size_t count) {
    std::vector<std::vector<Point>> points(count);
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] != align::kUnassigned) {
            auto& own = points[static_cast<std::size_t>(alignment[i])];
            own.insert(own.end(), hulls[i].begin(), hulls[i].end());
        }
    }
    return points;
}

std::optional<double> reockOf(double area, const std::vector<Point>& points) {
    const double radius = align::minEnclosingCircle(points).radius;
    return area > 0 && radius > 0 ? std::optional(area / (std::numbers::pi * radius * radius))
                                  : std::nullopt;
}

TerritoryFigures figuresOf(const PlanProblem& plan, std::size_t index,
                           const align::TerritoryScore& score, const std::vector<Point>& points) {
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
    figures.reock = reockOf(score.area, points);
    figures.travelMinutes = score.meanDistance * kDetour / kMetresPerMinute;
    figures.areaKm2 = score.area / 1e6;
    figures.momentOfInertia = score.momentOfInertia;
    figures.components = score.pieces;
    return figures;
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
        if (compared && plan.data.current[i] != align::kUnassigned &&
            plan.data.current[i] != territory) {
            report.disruption.accounts += plan.accounts[i];
        }
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
            {"travel_minutes", figures.travelMinutes},
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
                            {"gini", figures.score.gini}});
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
             {"travel_is_estimate", true},
             {"disruption",
              {{"units", report.disruption.units},
               {"accounts", report.disruption.accounts},
               {"measure", report.disruption.measure},
               {"measure_share", report.disruption.measureShare},
               {"against", report.disruption.against.empty() ? Json(nullptr)
                                                             : Json(report.disruption.against)}}},
             {"issues", report.issues}};
}

ScoreReport makeScoreReport(const PlanProblem& plan, const align::Score& score,
                            const align::Alignment& alignment,
                            const std::vector<std::vector<Point>>& hulls) {
    ScoreReport report;
    report.layer = plan.layer.name;
    report.approximateAreas = plan.layer.approximate;
    report.tolerance = plan.data.tolerance;
    for (std::size_t m = 0; m < plan.measures.size(); ++m) {
        report.measures.push_back({plan.measures[m].name, plan.data.measures[m].weight,
                                   plan.measures[m].total, score.measures[m]});
    }
    const auto points = corners(alignment, hulls, plan.territories.size());
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        report.territories.push_back(figuresOf(plan, t, score.territories[t], points[t]));
        report.inBand += inBand(plan, report.territories.back()) ? 1 : 0;
    }
    report.maxDeviation = score.maxDeviation;
    report.contiguous = score.contiguous;
    report.unassignedUnits = score.unassigned;
    report.momentOfInertia = score.momentOfInertia;
    report.objective = score.objective;
    report.disruption.units = score.disruption.units;
    if (!score.disruption.amounts.empty()) {
        report.disruption.measure =
            plan.display(0, static_cast<double>(score.disruption.amounts[0]));
        report.disruption.measureShare = score.disruption.shares[0];
    }
    addAccounts(plan, alignment, report);
    for (const std::string& sentence : plan.missing) {
        report.issues.push_back({Severity::Warning, plan.layer.name, 0, sentence,
                                 "add the values with `evenlode units measure`"});
    }
    return report;
}

ScoreReport score(const Connection& db, const ScoreParams& params, Job& job) {
    const Snapshot snapshot(db);
    job.step(0, "reading the plan");
    const Scenario scenario = requireScenario(db, params.scenario);
    const auto& measures = params.measures.empty() ? scenario.measures : params.measures;
    PlanProblem plan = loadPlanProblem(db, scenario, measures);
    plan.data.tolerance = params.tolerance.value_or(scenario.tolerance);
    std::string baseline;
    Statement based =
        db.prepare("SELECT b.id, b.name FROM plan_scenarios s JOIN plan_scenarios b ON "
                   "b.id = s.based_on WHERE s.id = ?");
    based.bind(scenario.id);
    if (based.step()) {
        baseline = based.string(1);
        plan.data.current = loadAlignment(db, plan, based.id<ScenarioTag>(0));
    }
    const align::Alignment alignment = loadAlignment(db, plan, scenario.id);
    job.step(0.5, "computing the figures");
    const align::Problem problem(plan.data);
    ScoreReport report = makeScoreReport(plan, align::score(problem, alignment), alignment,
                                         loadHulls(db, plan.layer.id));
    report.scenario = scenario.name;
    report.disruption.against = baseline;
    return report;
}

} // namespace core
