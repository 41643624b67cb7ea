// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance_report.h"

#include "core/base/text.h"

namespace core {

namespace {

Json travelJson(const TravelFigures& travel) {
    Json beyond = Json::array();
    for (const auto& item : travel.beyond) {
        beyond.push_back({{"unit", item.unit},
                          {"territory", item.territory},
                          {"minutes", item.minutes},
                          {"no_way", item.noWay}});
    }
    Json territories = Json::array();
    for (const auto& item : travel.territories) {
        territories.push_back({{"territory", item.territory},
                               {"base", item.base},
                               {"base_is", item.kind},
                               {"mean_minutes", item.meanMinutes},
                               {"worst_minutes", item.worstMinutes},
                               {"worst_unit", item.worstUnit}});
    }
    return {{"engine", travel.engine},
            {"estimate", travel.estimate ? Json(*travel.estimate) : Json(nullptr)},
            {"attribution", travel.attribution},
            {"limit_minutes", travel.limitMinutes > 0 ? Json(travel.limitMinutes) : Json(nullptr)},
            {"beyond", beyond},
            {"territories", territories}};
}

/// What is driven within the territories of a plan.
std::vector<TravelFigures::Drives> drivesOf(const BalanceProblem& problem,
                                            const align::Alignment& alignment) {
    const PlanProblem& plan = problem.plan;
    std::vector<TravelFigures::Drives> drives(plan.territories.size());
    std::vector<double> weights(drives.size(), 0);
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] == align::kUnassigned) {
            continue;
        }
        const auto t = static_cast<std::size_t>(alignment[i]);
        const double minutes =
            static_cast<double>(problem.times->seconds[i * drives.size() + t]) / 60;
        const auto weight = static_cast<double>(plan.data.measures[0].values[i]);
        drives[t].meanMinutes += weight > 0 ? weight * minutes : 0;
        weights[t] += weight;
        if (minutes > drives[t].worstMinutes) {
            drives[t].worstMinutes = minutes;
            drives[t].worstUnit = plan.units[i].key;
        }
    }
    std::vector<TravelFigures::Drives> out;
    for (std::size_t t = 0; t < drives.size(); ++t) {
        if (problem.bases[t].at) {
            drives[t].territory = plan.territories[t].name;
            drives[t].base = baseText(problem.bases[t]);
            drives[t].kind = baseKindName(problem.bases[t].kind);
            drives[t].meanMinutes /= weights[t] > 0 ? weights[t] : 1;
            out.push_back(std::move(drives[t]));
        }
    }
    return out;
}

TravelFigures travelFigures(const BalanceProblem& problem, const align::Alignment& alignment) {
    TravelFigures out;
    out.engine = problem.times->engine;
    out.estimate = problem.times->estimate;
    out.attribution = problem.times->attribution;
    out.limitMinutes = problem.travel->limitMinutes;
    for (const TravelLimit::Beyond& item : problem.travel->beyond) {
        out.beyond.push_back(
            {problem.plan.units[static_cast<std::size_t>(item.unit)].key,
             problem.plan.territories[static_cast<std::size_t>(item.territory)].name, item.minutes,
             item.noWay});
    }
    out.territories = drivesOf(problem, alignment);
    return out;
}

BudgetFigures budgetFigures(const BalanceProblem& problem, const align::Score& score) {
    const align::DisruptionBudget& budget = *problem.plan.data.disruptionBudget;
    return {problem.budgetMeasure, budget.share,
            budget.measure < 0 ? score.disruption.unitShare
                               : score.disruption.shares[static_cast<std::size_t>(budget.measure)],
            score.budgetKept};
}

} // namespace

Json balanceJson(const BalanceProblem& problem, const BalanceParams& params) {
    const BalanceSetup& setup = problem.setup;
    Json measures = Json::array();
    for (const ScenarioMeasure& measure : setup.measures) {
        measures.push_back(format("{}:{}", measure.measure, measure.weight));
    }
    Json json{{"scenario", setup.name},
              {"from", setup.source ? Json(setup.source->name) : Json(nullptr)},
              {"layer", problem.plan.layer.name},
              {"measures", measures},
              {"territories", problem.plan.territories.size()},
              {"tolerance", setup.tolerance},
              {"seed", params.seed}};
    if (problem.plan.data.disruptionBudget) {
        json["max_disruption"] = problem.plan.data.disruptionBudget->share;
        json["disruption_measure"] = problem.budgetMeasure;
    }
    if (params.maxTravelMinutes > 0) {
        json["max_travel"] = params.maxTravelMinutes;
    }
    if (!params.targetBy.empty()) {
        json["target_by"] = params.targetBy;
    }
    if (params.gentle) {
        json["gentle"] = true;
    }
    return json;
}

BalanceReport balanceReport(const BalanceProblem& problem, const BalanceParams& params,
                            const align::BalanceResult& result, const align::Problem& solved) {
    BalanceReport report;
    report.figures = makeScoreReport(problem.plan, result.score, result.alignment);
    addRelabelled(solved, result.alignment, report.figures.disruption);
    report.figures.scenario = problem.setup.name;
    report.figures.disruption.against = problem.setup.source ? problem.setup.source->name : "";
    report.figures.issues.insert(report.figures.issues.end(), problem.issues.begin(),
                                 problem.issues.end());
    report.lowerBound = result.lowerBound;
    report.gap = result.gap;
    report.feasible = result.feasible && problem.reasons.empty();
    report.reasons = problem.reasons;
    report.reasons.insert(report.reasons.end(), result.reasons.begin(), result.reasons.end());
    report.relaxations = result.relaxations;
    for (const align::Reason& reason : problem.reasons) {
        align::Relaxation relaxation;
        relaxation.kind = align::Relaxation::Kind::Allow;
        relaxation.message = reason.hint;
        relaxation.units = reason.units;
        report.relaxations.push_back(std::move(relaxation));
    }
    report.territoriesFrom = problem.territoriesFrom;
    report.travelObjective = params.objective == Objective::Travel;
    if (problem.travel) {
        report.travel = travelFigures(problem, result.alignment);
    }
    if (problem.plan.data.disruptionBudget) {
        report.budget = budgetFigures(problem, result.score);
    }
    report.timeLimitHit = result.timeLimitHit;
    report.wrappedUp = result.wrappedUp;
    report.seed = result.seed;
    report.iterations = result.iterations;
    report.seconds = result.seconds;
    return report;
}

void to_json(Json& json, const BalanceReport& report) {
    json = report.figures;
    Json rules = Json::array();
    for (const align::Reason& reason : report.reasons) {
        rules.push_back({{"message", reason.message},
                         {"proven", reason.proven},
                         {"conflict", reason.rules},
                         {"hint", reason.hint}});
    }
    Json relaxations = Json::array();
    for (const align::Relaxation& relaxation : report.relaxations) {
        relaxations.push_back(
            {{"message", relaxation.message}, {"sufficient", relaxation.sufficient}});
    }
    json["lower_bound"] = report.lowerBound ? Json(*report.lowerBound) : Json(nullptr);
    json["gap"] = report.gap ? Json(*report.gap) : Json(nullptr);
    json["infeasible"] =
        report.feasible
            ? Json(nullptr)
            : Json{{"rules", rules}, {"relaxations", relaxations}, {"ways_out", report.waysOut}};
    json["territories_from"] =
        report.territoriesFrom.empty() ? Json(nullptr) : Json(report.territoriesFrom);
    json["objective_is"] = report.travel && report.travelObjective ? "travel" : "compactness";
    json["travel"] = report.travel ? travelJson(*report.travel) : Json(nullptr);
    json["budget"] = report.budget ? Json{{"measure", report.budget->measure},
                                          {"share", report.budget->share},
                                          {"used", report.budget->used},
                                          {"kept", report.budget->kept}}
                                   : Json(nullptr);
    json["seed"] = report.seed;
    json["iterations"] = report.iterations;
    json["time_limit_hit"] = report.timeLimitHit;
    json["stopped_early"] = report.wrappedUp;
    json["seconds"] = report.seconds;
}

} // namespace core
