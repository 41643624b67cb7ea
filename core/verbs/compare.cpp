// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/compare.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

struct Owner {
    std::string code;
    std::string name;
    std::string rep;
};

std::vector<Owner> ownersByUnit(const Connection& db, const PlanProblem& plan,
                                const Scenario& scenario) {
    std::map<TerritoryId, Owner> territories;
    for (const Territory& territory : loadTerritories(db, scenario.id)) {
        territories[territory.id] = {territory.code, territory.name, territory.owner};
    }
    std::vector<Owner> owners(plan.units.size());
    for (const auto& [unit, territory] : loadAssignments(db, scenario.id)) {
        owners[static_cast<std::size_t>(plan.indexOf(unit))] = territories[territory];
    }
    return owners;
}

void listMoves(const Connection& db, const PlanProblem& plan, const Scenario& from,
               const Scenario& to, CompareReport& report) {
    const std::vector<Owner> before = ownersByUnit(db, plan, from);
    const std::vector<Owner> after = ownersByUnit(db, plan, to);
    for (std::size_t i = 0; i < plan.units.size(); ++i) {
        if (before[i].code == after[i].code) {
            continue;
        }
        const double value = plan.display(0, static_cast<double>(plan.data.measures[0].values[i]));
        report.moves.push_back({plan.units[i].key, plan.units[i].name, before[i].name,
                                after[i].name, plan.accounts[i], value});
        report.accounts += plan.accounts[i];
        const bool sameRep = !before[i].rep.empty() && before[i].rep == after[i].rep;
        report.accountsChangingRep += sameRep ? 0 : plan.accounts[i];
        report.measure += value;
    }
    report.units = static_cast<int>(report.moves.size());
    report.measureShare = plan.measures[0].total > 0 ? report.measure / plan.measures[0].total : 0;
    std::stable_sort(report.moves.begin(), report.moves.end(),
                     [](const Move& a, const Move& b) { return a.value > b.value; });
}

} // namespace

void to_json(Json& json, const CompareReport& report) {
    Json list = Json::array();
    for (const Move& move : report.moves) {
        list.push_back({{"unit", move.unit},
                        {"name", move.unitName},
                        {"from", move.from.empty() ? Json(nullptr) : Json(move.from)},
                        {"to", move.to.empty() ? Json(nullptr) : Json(move.to)},
                        {"accounts", move.accounts},
                        {"value", move.value}});
    }
    json = Json{{"scenarios", report.scenarios},
                {"moves",
                 {{"from", report.from},
                  {"to", report.to},
                  {"units", report.units},
                  {"accounts", report.accounts},
                  {"accounts_changing_rep", report.accountsChangingRep},
                  {"measure", report.measure},
                  {"measure_share", report.measureShare},
                  {"list", list}}}};
}

CompareReport compare(const Connection& db, const std::vector<std::string>& scenarios, Job& job) {
    if (scenarios.size() < 2) {
        throw Error(Code::Usage, "a comparison needs two scenarios", "name them: compare WS A B");
    }
    const Snapshot snapshot(db);
    const Scenario first = requireScenario(db, scenarios[0]);
    const Scenario second = requireScenario(db, scenarios[1]);
    CompareReport report;
    report.from = first.name;
    report.to = second.name;
    for (const std::string& name : scenarios) {
        const Scenario scenario = requireScenario(db, name);
        if (scenario.layer != first.layer) {
            throw Error(Code::Input,
                        format("{} uses the layer {}, {} uses {}", scenario.name,
                               scenario.layerName, first.name, first.layerName),
                        "compare scenarios of one unit layer", scenario.name);
        }
        job.step(static_cast<double>(report.scenarios.size()) /
                     static_cast<double>(scenarios.size()),
                 "computing the figures");
        report.scenarios.push_back(score(db, {scenario.name, first.measures, std::nullopt}, job));
    }
    const PlanProblem plan = loadPlanProblem(db, requireLayer(db, first.layerName), first.measures);
    listMoves(db, plan, first, second, report);
    return report;
}

} // namespace core
