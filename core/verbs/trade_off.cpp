// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/trade_off.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/balance_problem.h"
#include "core/verbs/balance_travel.h"
#include "core/verbs/save_plan.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <chrono>

namespace core {

namespace {

TradeOffRow rowOf(const BalanceProblem& problem, const align::TradeOffPlan& plan, int number) {
    TradeOffRow row;
    row.number = number;
    row.maxDeviation = plan.score.maxDeviation;
    row.balanceIndex = plan.score.measures[0].balanceIndex;
    row.disruption = plan.disruption;
    row.units = plan.score.disruption.units;
    row.compactness = plan.compactness;
    row.tolerance = plan.tolerance;
    row.budget = plan.budget;
    row.knee = plan.knee;
    double weights = 0;
    for (const align::TerritoryScore& s : plan.score.territories) {
        const auto weight = static_cast<double>(s.values[0]);
        row.travelMinutes += weight * problem.plan.travel.seconds(s.meanDistance) / 60;
        weights += weight;
    }
    row.travelMinutes = weights > 0 ? row.travelMinutes / weights : 0;
    const align::Alignment& before = problem.plan.data.current;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool moved = before[i] != align::kUnassigned && before[i] != plan.alignment[i];
        row.accounts += moved ? problem.plan.accounts[i] : 0;
    }
    return row;
}

bool wanted(const TradeOffParams& params, const TradeOffRow& row) {
    return std::any_of(params.save.begin(), params.save.end(), [&](const std::string& word) {
        return word == "all" || (word == "knee" && row.knee) || word == std::to_string(row.number);
    });
}

void checkSave(const TradeOffParams& params) {
    for (const std::string& word : params.save) {
        const auto number = parseInteger(word);
        if (word != "all" && word != "knee" && !(number && *number > 0)) {
            throw Error(Code::Usage, format("\"{}\" names no plan", word),
                        "write knee, all, or numbers as listed", word);
        }
    }
}

std::string freeName(const Connection& db, const std::string& wish) {
    std::string name = wish;
    for (int i = 2; findScenario(db, name); ++i) {
        name = format("{} ({})", wish, i);
    }
    return name;
}

void keep(Workspace& ws, const TradeOffParams& params, const FoundTradeOff& found,
          TradeOffReport& report) {
    if (std::none_of(report.plans.begin(), report.plans.end(),
                     [&](const TradeOffRow& row) { return wanted(params, row); })) {
        return;
    }
    const EditInfo info{format("Keep plans of {}", params.name),
                        "trade-off",
                        {{"save", params.save}, {"name", params.name}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        for (TradeOffRow& row : report.plans) {
            if (!wanted(params, row)) {
                continue;
            }
            const auto& plan = found.result.plans[static_cast<std::size_t>(row.number - 1)];
            BalanceProblem own = found.problem;
            own.setup.name = freeName(edit.db(), format("{} {}", params.name, row.number));
            own.setup.existing.reset();
            nameNewTerritories(own, plan.alignment);
            requireUnchanged(edit.db(), own);
            savePlan(edit, own, plan.alignment, found.report.seed);
            row.scenario = own.setup.name;
        }
    });
}

} // namespace

void to_json(Json& json, const TradeOffReport& report) {
    Json plans = Json::array();
    for (const TradeOffRow& row : report.plans) {
        plans.push_back(
            {{"number", row.number},
             {"max_deviation", row.maxDeviation},
             {"balance_index", row.balanceIndex},
             {"disruption", row.disruption},
             {"units", row.units},
             {"accounts", row.accounts},
             {report.objective == "travel" ? "travel" : "moment_of_inertia", row.compactness},
             {"travel_minutes", row.travelMinutes},
             {"tolerance", row.tolerance > 0 ? Json(row.tolerance) : Json(nullptr)},
             {"budget", row.budget ? Json(*row.budget) : Json(nullptr)},
             {"knee", row.knee},
             {"scenario", row.scenario.empty() ? Json(nullptr) : Json(row.scenario)}});
    }
    json = Json{{"plans", plans},
                {"objective_is", report.objective},
                {"disruption_measure", report.disruptionMeasure},
                {"against", report.against.empty() ? Json(nullptr) : Json(report.against)},
                {"travel_is_estimate", true},
                {"tried", report.tried},
                {"dominated", report.dominated},
                {"stopped_early", report.wrappedUp},
                {"seed", report.seed},
                {"seconds", report.seconds},
                {"issues", report.issues}};
}

std::shared_ptr<const FoundTradeOff> findTradeOff(Workspace& ws, const TradeOffParams& params,
                                                  Job& job) {
    const auto start = std::chrono::steady_clock::now();
    BalanceParams wishes = params.balance;
    wishes.scenario.clear();
    wishes.gentle = false;
    const Connection db = ws.newReader();
    std::optional<Snapshot> snapshot(std::in_place, db);
    // Counted by the budget's measure even where nothing is limited.
    const bool counted = !wishes.from.empty() && !wishes.maxDisruption;
    wishes.maxDisruption = counted ? std::optional(1.0) : wishes.maxDisruption;
    auto found =
        std::make_shared<FoundTradeOff>(FoundTradeOff{loadBeforeTravel(db, wishes), {}, {}});
    snapshot.reset();
    findTravel(wishes, found->problem, job);
    applyTravel(wishes, found->problem);
    const BalanceProblem& problem = found->problem;

    align::TradeOffOptions options;
    options.plans = params.plans;
    options.tolerances = params.tolerances;
    options.budgets = params.budgets;
    options.search = balanceOptions(problem, wishes);
    found->result = align::tradeOff(align::Problem(problem.plan.data), options, job);

    const align::TradeOffResult& result = found->result;
    TradeOffReport& report = found->report;
    for (const align::TradeOffPlan& plan : result.plans) {
        report.plans.push_back(rowOf(problem, plan, static_cast<int>(report.plans.size()) + 1));
    }
    report.objective = wishes.objective == Objective::Travel ? "travel" : "compactness";
    report.disruptionMeasure =
        problem.budgetMeasure.empty() ? problem.plan.measures.at(0).name : problem.budgetMeasure;
    report.against = problem.setup.source ? problem.setup.source->name : "";
    report.tried = result.tried;
    report.dominated = result.dominated;
    report.wrappedUp = result.wrappedUp;
    report.seed = params.balance.seed;
    report.issues = problem.issues;
    for (const align::Reason& reason : problem.reasons) {
        report.issues.push_back({Severity::Warning, "", 0, reason.message, reason.hint});
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return found;
}

TradeOffReport keepTradeOff(Workspace& ws, const FoundTradeOff& found,
                            const TradeOffParams& params) {
    checkSave(params);
    TradeOffReport report = found.report;
    keep(ws, params, found, report);
    return report;
}

TradeOffReport tradeOff(Workspace& ws, const TradeOffParams& params, Job& job) {
    checkSave(params); // before the search, which takes long
    return keepTradeOff(ws, *findTradeOff(ws, params, job), params);
}

} // namespace core
