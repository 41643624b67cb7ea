// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/explain.h"

#include "core/align/explain.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/plan_locks.h"
#include "core/verbs/travel_estimate.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

int unitIndex(const Connection& db, const PlanProblem& plan, const std::string& key) {
    const auto keys = loadUnitKeys(db, plan.layer.id);
    const auto found = keys.find(std::string(trim(key)));
    if (found == keys.end()) {
        throw Error(Code::Input,
                    format("there is no unit \"{}\" in the layer {}", key, plan.layer.name),
                    "write its key, for example a ZIP", key);
    }
    return plan.indexOf(found->second);
}

/// Turns the score before and the score after into changes of figures.
class Difference {
public:
    Difference(const PlanProblem& plan, const align::Explanation& why,
               const align::Alternative& other)
        : plan_(plan), why_(why), other_(other), now_(why.now), after_(other.after) {}

    ExplainedMove move() const {
        ExplainedMove move;
        const Territory& target = plan_.territories[at(other_.territory)];
        move.territory = target.code;
        move.name = target.name;
        move.neighbour = other_.neighbour;
        move.borderKm = other_.border / 1000;
        for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
            move.measures.push_back(measure(m));
        }
        move.objective = {now_.objective, after_.objective};
        move.momentOfInertia = {now_.momentOfInertia, after_.momentOfInertia};
        move.meanMinutes = {minutes(now_), minutes(after_)};
        move.components = {static_cast<double>(pieces(now_)), static_cast<double>(pieces(after_))};
        move.enclaves = {static_cast<double>(now_.enclaves), static_cast<double>(after_.enclaves)};
        move.disruptedUnits = {static_cast<double>(now_.disruption.units),
                               static_cast<double>(after_.disruption.units)};
        move.inBand = {inBand(now_, std::nullopt), inBand(after_, std::nullopt)};
        move.accounts = plan_.accounts[at(why_.unit)];
        move.contiguous = after_.contiguous;
        move.obstacles = other_.obstacles;
        return move;
    }

private:
    MeasureChange measure(std::size_t m) const {
        MeasureChange change;
        const align::MeasureScore& before = now_.measures[m];
        const align::MeasureScore& after = after_.measures[m];
        change.name = plan_.measures[m].name;
        change.value = plan_.display(
            static_cast<int>(m), static_cast<double>(plan_.data.measures[m].values[at(why_.unit)]));
        if (why_.territory != align::kUnassigned) {
            change.loser = deviation(why_.territory, m);
        }
        change.winner = deviation(other_.territory, m);
        change.maxDeviation = {before.maxDeviation, after.maxDeviation};
        change.balanceIndex = {before.balanceIndex, after.balanceIndex};
        change.cv = {before.cv, after.cv};
        change.gini = {before.gini, after.gini};
        change.disruption = {now_.disruption.shares[m], after_.disruption.shares[m]};
        change.inBand = {inBand(now_, m), inBand(after_, m)};
        return change;
    }

    /// How many territories are within the tolerance, of one measure or of all that are balanced.
    double inBand(const align::Score& score, std::optional<std::size_t> only) const {
        int inside = 0;
        for (const align::TerritoryScore& territory : score.territories) {
            bool good = true;
            for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
                const bool asked = only ? *only == m : plan_.data.measures[m].weight > 0;
                good = good && (!asked ||
                                std::abs(territory.deviations[m]) <= plan_.data.tolerance + 1e-12);
            }
            inside += good ? 1 : 0;
        }
        return inside;
    }

    Change deviation(align::TerritoryIx t, std::size_t m) const {
        return {now_.territories[at(t)].deviations[m], after_.territories[at(t)].deviations[m]};
    }

    /// Both territories together, weighted by what they hold of the first measure.
    double minutes(const align::Score& score) const {
        double sum = 0;
        double weights = 0;
        for (const align::TerritoryIx t : {why_.territory, other_.territory}) {
            if (t != align::kUnassigned) {
                const align::TerritoryScore& s = score.territories[at(t)];
                const auto weight = static_cast<double>(s.values[0]);
                sum += weight * plan_.travel.seconds(s.meanDistance) / 60;
                weights += weight;
            }
        }
        return weights > 0 ? sum / weights : 0;
    }

    int pieces(const align::Score& score) const {
        return (why_.territory == align::kUnassigned
                    ? 0
                    : score.territories[at(why_.territory)].pieces) +
               score.territories[at(other_.territory)].pieces;
    }

    const PlanProblem& plan_;
    const align::Explanation& why_;
    const align::Alternative& other_;
    const align::Score& now_;
    const align::Score& after_;
};

std::string summaryOf(const ExplainReport& report) {
    const std::string place = report.territoryName.empty()
                                  ? format("{} belongs to no territory", report.unit)
                                  : format("{} belongs to {}", report.unit, report.territoryName);
    if (report.locked) {
        return place + " and is locked there";
    }
    if (report.alternatives.empty()) {
        return place + ", and there is no other territory";
    }
    const ExplainedMove& next = report.alternatives.front();
    if (!next.obstacles.empty()) {
        return format("{}; it could not go to {}: {}", place, next.name, next.obstacles.front());
    }
    const double dearer =
        next.objective.before > 0 ? next.objective.difference() / next.objective.before : 0;
    return dearer >= 0
               ? format("{}; {} comes next and would make the plan {} worse in what it keeps small",
                        place, next.name, percent(dearer, 3))
               : format("{}; {} could take it and the plan would be {} better in what it keeps "
                        "small",
                        place, next.name, percent(-dearer, 3));
}

Json changeJson(const Change& change) {
    return {{"before", change.before}, {"after", change.after}, {"change", change.difference()}};
}

Json moveJson(const ExplainedMove& move) {
    Json measures = Json::object();
    for (const MeasureChange& change : move.measures) {
        measures[change.name] = {{"value", change.value},
                                 {"from_deviation", changeJson(change.loser)},
                                 {"to_deviation", changeJson(change.winner)},
                                 {"max_deviation", changeJson(change.maxDeviation)},
                                 {"balance_index", changeJson(change.balanceIndex)},
                                 {"cv", changeJson(change.cv)},
                                 {"gini", changeJson(change.gini)},
                                 {"disruption", changeJson(change.disruption)},
                                 {"in_band", changeJson(change.inBand)}};
    }
    return {{"territory", move.territory},
            {"name", move.name},
            {"neighbour", move.neighbour},
            {"border_km", move.borderKm},
            {"possible", move.obstacles.empty()},
            {"obstacles", move.obstacles},
            {"delta",
             {{"measures", measures},
              {"objective", changeJson(move.objective)},
              {"moment_of_inertia", changeJson(move.momentOfInertia)},
              {"travel_minutes", changeJson(move.meanMinutes)},
              {"components", changeJson(move.components)},
              {"enclaves", changeJson(move.enclaves)},
              {"disrupted_units", changeJson(move.disruptedUnits)},
              {"in_band", changeJson(move.inBand)},
              {"accounts", move.accounts},
              {"contiguous", move.contiguous}}}};
}

} // namespace

void to_json(Json& json, const ExplainReport& report) {
    Json alternatives = Json::array();
    for (const ExplainedMove& move : report.alternatives) {
        alternatives.push_back(moveJson(move));
    }
    json = Json{{"scenario", report.scenario},
                {"unit", report.unit},
                {"name", report.unitName},
                {"territory", report.territory.empty() ? Json(nullptr) : Json(report.territory)},
                {"territory_name",
                 report.territoryName.empty() ? Json(nullptr) : Json(report.territoryName)},
                {"locked", report.locked},
                {"summary", report.summary},
                {"travel_is_estimate", true},
                {"alternatives", alternatives}};
}

ExplainReport explain(const Connection& db, const ExplainParams& params, Job& job) {
    const Snapshot snapshot(db);
    job.step(0, "reading the plan");
    const Scenario scenario = requireScenario(db, params.scenario);
    std::string baseline;
    PlanProblem plan =
        loadScoredPlan(db, {scenario.name, params.measures, params.tolerance}, scenario, baseline);
    const int unit = unitIndex(db, plan, params.unit);
    const align::Alignment alignment = loadAlignment(db, plan, scenario.id);
    const auto owner = alignment[at(unit)];
    ExplainReport report;
    report.scenario = scenario.name;
    report.unit = plan.units[at(unit)].key;
    report.unitName = plan.units[at(unit)].name;
    if (owner != align::kUnassigned) {
        report.territory = plan.territories[at(owner)].code;
        report.territoryName = plan.territories[at(owner)].name;
    }
    const LockedUnits locks = lockedUnits(db, scenario.id, plan, alignment);
    report.locked = locks.locked[at(unit)];
    plan.data.allowed = locks.allowed;
    job.step(0.5, "trying the neighbours");
    const align::Problem problem(plan.data);
    align::Evaluator evaluator(problem, alignment);
    const align::Explanation why =
        align::explain(evaluator, problem, unit, std::max(1, params.alternatives));
    for (const align::Alternative& other : why.alternatives) {
        report.alternatives.push_back(Difference(plan, why, other).move());
        if (report.locked) {
            auto& obstacles = report.alternatives.back().obstacles;
            obstacles.insert(obstacles.begin(), format("{} is locked", report.unit));
        }
    }
    report.summary = summaryOf(report);
    return report;
}

} // namespace core
