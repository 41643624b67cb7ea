// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/territory_names.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <thread>

namespace core {

namespace {

constexpr double kDefaultTolerance = 0.05;

/// What the verb works on: the scenario it starts from, if any, and the one it writes.
struct Setup {
    std::optional<Scenario> source;
    std::optional<Scenario> existing;
    std::string name;
    std::vector<ScenarioMeasure> measures;
    double tolerance = kDefaultTolerance;
};

std::string freeName(const Connection& db) {
    std::string name = "Balanced";
    for (int i = 2; findScenario(db, name); ++i) {
        name = format("Balanced {}", i);
    }
    return name;
}

Setup prepare(const Connection& db, const BalanceParams& params) {
    Setup setup;
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
    return setup;
}

void newTerritories(PlanProblem& plan, int count) {
    if (count < 1) {
        throw Error(Code::Usage, "say how many territories there shall be", "add --territories K");
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

/// Locked units stay; locked territories neither lose nor gain.
void applyLocks(const Connection& db, const Scenario& source, PlanProblem& plan) {
    const std::size_t units = plan.units.size();
    plan.data.locked.assign(units, false);
    for (const UnitLock& lock : loadUnitLocks(db, source.id, nowUtc().substr(0, 10))) {
        plan.data.locked[static_cast<std::size_t>(plan.indexOf(lock.unit))] = true;
    }
    std::vector<align::TerritoryIx> open;
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        if (!plan.territories[t].locked) {
            open.push_back(static_cast<align::TerritoryIx>(t));
        }
    }
    const bool restricted = open.size() < plan.territories.size();
    for (std::size_t i = 0; i < units; ++i) {
        const auto owner = plan.data.current[i];
        const bool assigned = owner != align::kUnassigned;
        plan.data.locked[i] =
            assigned &&
            (plan.data.locked[i] || plan.territories[static_cast<std::size_t>(owner)].locked);
        if (restricted) {
            plan.data.allowed.push_back(plan.data.locked[i] ? std::vector<align::TerritoryIx>{}
                                                            : open);
        }
    }
}

PlanProblem loadSource(const Connection& db, const Setup& setup, const BalanceParams& params) {
    PlanProblem plan = loadPlanProblem(db, *setup.source, setup.measures);
    if (params.territories > 0 && params.territories != static_cast<int>(plan.territories.size())) {
        throw Error(Code::Usage,
                    format("{} has {} territories, not {}", setup.source->name,
                           plan.territories.size(), params.territories),
                    "leave --territories out to keep them, or name a new scenario without --from");
    }
    plan.data.current = loadAlignment(db, plan, setup.source->id);
    applyLocks(db, *setup.source, plan);
    return plan;
}

PlanProblem load(const Connection& db, const Setup& setup, const BalanceParams& params) {
    PlanProblem plan = setup.source
                           ? loadSource(db, setup, params)
                           : loadPlanProblem(db, requireLayer(db, params.layer), setup.measures);
    if (!setup.source) {
        newTerritories(plan, params.territories);
    }
    if (!params.targetWeights.empty() && params.targetWeights.size() != plan.territories.size()) {
        throw Error(Code::Usage,
                    format("there are {} target weights for {} territories",
                           params.targetWeights.size(), plan.territories.size()),
                    "give one weight per territory");
    }
    for (std::size_t t = 0; t < params.targetWeights.size(); ++t) {
        plan.territories[t].targetWeight = params.targetWeights[t];
    }
    plan.data.tolerance = setup.tolerance;
    setTargets(plan, setup.measures);
    return plan;
}

align::BalanceOptions optionsOf(const Setup& setup, const PlanProblem& plan,
                                const BalanceParams& params) {
    align::BalanceOptions options;
    const bool anyAssigned = std::any_of(plan.data.current.begin(), plan.data.current.end(),
                                         [](auto t) { return t != align::kUnassigned; });
    options.start = setup.source && anyAssigned ? align::Start::Current : align::Start::Scratch;
    options.seed = params.seed;
    options.threads = params.threads > 0
                          ? params.threads
                          : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    options.timeLimitSeconds = params.timeLimitSeconds;
    return options;
}

/// A plan is only written over what it was computed from.
void checkUnchanged(const Connection& db, const Setup& setup, const PlanProblem& plan) {
    if (setup.source && loadAlignment(db, plan, setup.source->id) != plan.data.current) {
        throw Error(Code::Conflict,
                    format("{} was changed while it was being balanced", setup.source->name),
                    "balance again; nothing was overwritten", setup.source->name);
    }
}

ScenarioId writeScenario(Edit& edit, const Setup& setup, const BalanceParams& params,
                         PlanProblem& plan) {
    const Connection& db = edit.db();
    if (setup.existing) {
        db.prepare("UPDATE plan_scenarios SET tolerance = ?, seed = ? WHERE id = ?")
            .run(setup.tolerance, static_cast<std::int64_t>(params.seed), setup.existing->id);
        updateScenarioMeasures(edit, setup.existing->id, setup.measures);
        return setup.existing->id;
    }
    Scenario scenario = setup.source.value_or(Scenario{});
    scenario.name = setup.name;
    scenario.status = "draft";
    scenario.layer = plan.layer.id;
    scenario.force = setup.source ? setup.source->force : defaultForce(edit);
    scenario.tolerance = setup.tolerance;
    scenario.seed = params.seed;
    scenario.measures = setup.measures;
    const ScenarioId id = insertScenario(edit, scenario);
    if (setup.source) {
        db.prepare("UPDATE plan_scenarios SET based_on = ? WHERE id = ?").run(setup.source->id, id);
    }
    return id;
}

void copyOwners(Edit& edit, TerritoryId from, TerritoryId to) {
    Statement owners = edit.db().prepare(
        "SELECT rep_id, role FROM plan_territory_owners WHERE territory_id = ? ORDER BY id");
    owners.bind(from);
    std::vector<std::pair<RepId, std::string>> found;
    while (owners.step()) {
        found.emplace_back(owners.id<RepTag>(0), owners.string(1));
    }
    for (const auto& [rep, role] : found) {
        insertOwner(edit, to, rep, role);
    }
}

std::vector<TerritoryId> writeTerritories(Edit& edit, const Setup& setup, const PlanProblem& plan,
                                          ScenarioId scenario) {
    std::vector<TerritoryId> ids;
    const bool inPlace = setup.existing && setup.source && setup.existing->id == setup.source->id;
    if (setup.existing && !inPlace) {
        edit.db().prepare("DELETE FROM plan_territories WHERE scenario_id = ?").run(scenario);
    }
    for (Territory territory : plan.territories) {
        const TerritoryId original = territory.id;
        territory.scenario = scenario;
        territory.parent = inPlace ? territory.parent : TerritoryId();
        if (inPlace) {
            updateTerritory(edit, territory);
            ids.push_back(original);
            continue;
        }
        ids.push_back(insertTerritory(edit, territory));
        if (original) {
            copyOwners(edit, original, ids.back());
        }
    }
    return ids;
}

void writeAssignments(Edit& edit, const PlanProblem& plan, const align::Alignment& alignment,
                      ScenarioId scenario, const std::vector<TerritoryId>& ids) {
    std::vector<std::vector<UnitId>> members(ids.size());
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        members[static_cast<std::size_t>(alignment[i])].push_back(plan.units[i].id);
    }
    for (std::size_t t = 0; t < ids.size(); ++t) {
        assignUnits(edit, scenario, members[t], ids[t]);
    }
}

Json paramsJson(const Setup& setup, const BalanceParams& params, const PlanProblem& plan) {
    Json measures = Json::array();
    for (const ScenarioMeasure& measure : setup.measures) {
        measures.push_back(format("{}:{}", measure.measure, measure.weight));
    }
    return {{"scenario", setup.name},
            {"from", setup.source ? Json(setup.source->name) : Json(nullptr)},
            {"layer", plan.layer.name},
            {"measures", measures},
            {"territories", plan.territories.size()},
            {"tolerance", setup.tolerance},
            {"seed", params.seed}};
}

} // namespace

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
        report.feasible ? Json(nullptr) : Json{{"rules", rules}, {"relaxations", relaxations}};
    json["seed"] = report.seed;
    json["iterations"] = report.iterations;
    json["time_limit_hit"] = report.timeLimitHit;
    json["stopped_early"] = report.wrappedUp;
    json["seconds"] = report.seconds;
}

BalanceReport balance(Workspace& ws, const BalanceParams& params, Job& job) {
    const Connection db = ws.newReader();
    std::optional<Snapshot> snapshot(std::in_place, db);
    const Setup setup = prepare(db, params);
    PlanProblem plan = load(db, setup, params);
    const auto hulls = loadHulls(db, plan.layer.id);
    snapshot.reset(); // computing takes long; nobody's checkpoint shall wait for it

    const align::Problem problem(plan.data);
    const align::BalanceResult result =
        align::balance(problem, optionsOf(setup, plan, params), job);
    if (!setup.source) {
        nameTerritories(plan, result.alignment);
    }

    BalanceReport report;
    report.changes =
        ws.edit({format("Balance {}", setup.name), "balance", paramsJson(setup, params, plan)},
                [&](Edit& edit) {
                    checkUnchanged(edit.db(), setup, plan);
                    const ScenarioId id = writeScenario(edit, setup, params, plan);
                    const auto ids = writeTerritories(edit, setup, plan, id);
                    writeAssignments(edit, plan, result.alignment, id, ids);
                });
    report.figures = makeScoreReport(plan, result.score, result.alignment, hulls);
    report.figures.scenario = setup.name;
    report.figures.disruption.against = setup.source ? setup.source->name : "";
    report.lowerBound = result.lowerBound;
    report.gap = result.gap;
    report.feasible = result.feasible;
    report.reasons = result.reasons;
    report.relaxations = result.relaxations;
    report.timeLimitHit = result.timeLimitHit;
    report.wrappedUp = result.wrappedUp;
    report.seed = result.seed;
    report.iterations = result.iterations;
    report.seconds = result.seconds;
    return report;
}

} // namespace core
