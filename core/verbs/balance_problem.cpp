// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance_problem.h"

#include "core/align/gentle.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/balance_rules.h"
#include "core/verbs/balance_travel.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace core {

namespace {

constexpr double kDefaultTolerance = 0.05;
constexpr double kGentleShare = 0.05;

std::string freeName(const Connection& db) {
    std::string name = "Balanced";
    for (int i = 2; findScenario(db, name); ++i) {
        name = format("Balanced {}", i);
    }
    return name;
}

void checkParams(const BalanceParams& params) {
    const auto share = [](double value) { return value >= 0 && value <= 1; };
    if (params.maxDisruption && !share(*params.maxDisruption)) {
        throw Error(Code::Usage, "what may change hands is a share between 0 and 1",
                    "0.1 means at most 10 %");
    }
    if (!(params.disruptionPrice >= 0 && std::isfinite(params.disruptionPrice))) {
        throw Error(Code::Usage, "the price of disruption must not be negative",
                    "1 means that moving everything costs as much as the plan's compactness");
    }
    if (!(params.maxTravelMinutes >= 0 && std::isfinite(params.maxTravelMinutes))) {
        throw Error(Code::Usage, "the limit on drive time is a number of minutes above 0");
    }
    if (params.travel && !params.travel->sound()) {
        throw Error(Code::Usage,
                    "the average speed must be above 0 and the detour factor 1 or more");
    }
    if (params.targetValue && params.territories > 0) {
        throw Error(Code::Usage, "the number of territories follows from the value each shall hold",
                    "use either --territories or --target-value");
    }
    if (!params.targetBy.empty() && !params.targetWeights.empty()) {
        throw Error(Code::Usage, "targets come from one place",
                    "use either --targets or --target-by");
    }
}

BalanceSetup prepare(const Connection& db, const BalanceParams& params) {
    BalanceSetup setup;
    setup.name = params.scenario.empty() ? freeName(db) : params.scenario;
    setup.existing = findScenario(db, setup.name);
    if (setup.existing && setup.existing->status == "published") {
        throw Error(Code::Conflict, format("{} is published and stays as it is", setup.name),
                    "copy it, or name another scenario with --scenario", setup.name);
    }
    setup.source = params.from.empty() ? setup.existing : requireScenario(db, params.from);
    setup.measures = params.measures;
    if (setup.measures.empty() && setup.source) {
        setup.measures = setup.source->measures;
    }
    setup.tolerance =
        params.tolerance.value_or(setup.source ? setup.source->tolerance : kDefaultTolerance);
    if (!(setup.tolerance > 0 && setup.tolerance < 1)) {
        throw Error(Code::Usage, "the tolerance is a share between 0 and 1",
                    "0.05 means within 5 %");
    }
    if (!setup.source && (params.maxDisruption || params.disruptionPrice > 0 || params.gentle)) {
        throw Error(Code::Usage, "disruption is counted against a plan, and none is named",
                    "add --from SCENARIO");
    }
    return setup;
}

void newTerritories(PlanProblem& plan, int count) {
    if (count < 1) {
        throw Error(Code::Usage, "say how many territories there shall be",
                    "add --territories K, --target-value MEASURE=VALUE or --centres");
    }
    if (count > static_cast<int>(plan.units.size())) {
        throw Error(Code::Input,
                    format("{} territories cannot be made of {} units", count, plan.units.size()),
                    "ask for fewer territories");
    }
    const auto digits = std::max<std::size_t>(2, std::to_string(count).size());
    for (int i = 1; i <= count; ++i) {
        Territory territory;
        territory.position = i;
        territory.code = format("T{:0{}}", i, digits);
        territory.name = format("Territory {}", i);
        plan.territories.push_back(territory);
    }
}

int countByValue(const PlanProblem& plan, const TargetValue& wanted, std::string& said) {
    for (const Measure& measure : plan.measures) {
        if (measure.name == wanted.measure) {
            if (!(wanted.value > 0 && std::isfinite(wanted.value))) {
                throw Error(Code::Usage, "the value per territory must be above 0", {},
                            wanted.measure);
            }
            const double count = std::max(1.0, std::round(measure.total / wanted.value));
            if (count > static_cast<double>(plan.units.size())) {
                throw Error(
                    Code::Input,
                    format("{} of {} per territory would make {:.0f} territories of {}",
                           wanted.value, wanted.measure, count,
                           counted(static_cast<std::int64_t>(plan.units.size()), "unit", "units")),
                    "ask for more per territory", wanted.measure);
            }
            said = format("{:.0f} territories: {} of {} in all, {} wanted in each", count,
                          measure.total, measure.name, wanted.value);
            return static_cast<int>(count);
        }
    }
    throw Error(Code::Usage, format("\"{}\" is no measure that is balanced", wanted.measure),
                "name it with --measure, too", wanted.measure);
}

/// A budget can count a measure of the layer that is not balanced.
std::vector<ScenarioMeasure> withBudgetMeasure(const BalanceSetup& setup,
                                               const BalanceParams& params) {
    std::vector<ScenarioMeasure> measures = setup.measures;
    const std::string& name = params.disruptionMeasure;
    const bool known = name.empty() || name == "units" || name == kAccountsMeasure ||
                       std::any_of(measures.begin(), measures.end(),
                                   [&](const auto& m) { return m.measure == name; });
    if (!known) {
        measures.push_back({name, 0, {}, {}, {}});
    }
    return measures;
}

void loadTerritories(const Connection& db, const BalanceParams& params, BalanceProblem& out) {
    const BalanceSetup& setup = out.setup;
    if (setup.source) {
        out.plan = loadPlanProblem(db, *setup.source, out.extended);
        if (params.targetValue ||
            (params.territories > 0 &&
             params.territories != static_cast<int>(out.plan.territories.size()))) {
            throw Error(Code::Usage,
                        format("{} has {} territories of its own", setup.source->name,
                               out.plan.territories.size()),
                        "leave their number out to keep them, or name a new scenario without "
                        "--from");
        }
        out.plan.data.current = loadAlignment(db, out.plan, setup.source->id);
        return;
    }
    out.plan = loadPlanProblem(db, requireLayer(db, params.layer), out.extended);
    int count = params.territories;
    if (params.targetValue) {
        count = countByValue(out.plan, *params.targetValue, out.territoriesFrom);
    } else if (count == 0 && !params.centres.empty()) {
        count = static_cast<int>(params.centres.size());
        out.territoriesFrom = format("{} territories: one for each centre", count);
    }
    newTerritories(out.plan, count);
}

void setBudget(const BalanceParams& params, BalanceProblem& out) {
    const std::optional<double> share =
        params.gentle && !params.maxDisruption ? std::optional(kGentleShare) : params.maxDisruption;
    out.plan.data.disruptionPrice = params.disruptionPrice;
    if (!share) {
        return;
    }
    out.budgetMeasure =
        params.disruptionMeasure.empty() ? out.plan.measures.at(0).name : params.disruptionMeasure;
    int measure = -1;
    for (std::size_t m = 0; m < out.plan.measures.size(); ++m) {
        measure = out.plan.measures[m].name == out.budgetMeasure ? static_cast<int>(m) : measure;
    }
    if (measure < 0 && out.budgetMeasure == kAccountsMeasure) {
        measure = addAccountsMeasure(out.plan, out.extended);
    }
    out.plan.data.disruptionBudget = align::DisruptionBudget{*share, measure};
}

} // namespace

BalanceProblem loadBeforeTravel(const Connection& db, const BalanceParams& params) {
    checkParams(params);
    BalanceProblem out;
    out.setup = prepare(db, params);
    out.extended = withBudgetMeasure(out.setup, params);
    loadTerritories(db, params, out);
    setBudget(params, out);
    placeCentres(db, params, out);
    out.bases = territoryBases(db, out.setup.source, out.plan);
    setTargetWeights(db, params, out);
    out.plan.data.tolerance = out.setup.tolerance;
    setTargets(out.plan, out.extended);
    applyLocks(db, params, out);
    return out;
}

BalanceProblem loadBalanceProblem(const Connection& db, const BalanceParams& params, Job& job) {
    BalanceProblem out = loadBeforeTravel(db, params);
    findTravel(params, out, job);
    applyTravel(params, out);
    return out;
}

align::BalanceOptions balanceOptions(const BalanceProblem& problem, const BalanceParams& params) {
    align::BalanceOptions options;
    const auto& current = problem.plan.data.current;
    const bool anyAssigned =
        std::any_of(current.begin(), current.end(), [](auto t) { return t != align::kUnassigned; });
    const auto& specs = problem.plan.data.territories;
    const bool centres =
        std::any_of(specs.begin(), specs.end(), [](const auto& s) { return s.centre; });
    options.start = anyAssigned ? align::Start::Current
                    : centres   ? align::Start::Centres
                                : align::Start::Scratch;
    options.seed = params.seed;
    options.threads = params.threads > 0
                          ? params.threads
                          : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    if (params.gentle) {
        options = align::gentleSearch(params.seed, options.threads);
    }
    options.timeLimitSeconds = params.timeLimitSeconds;
    return options;
}

} // namespace core
