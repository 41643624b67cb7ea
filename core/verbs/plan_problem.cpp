// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/plan_problem.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/account_effects.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

void loadGeometry(PlanProblem& problem) {
    for (const BasicUnit& unit : problem.units) {
        problem.data.positions.push_back(unit.position);
        problem.data.names.push_back(unit.key);
        problem.data.areas.push_back(unit.areaM2);
        problem.data.perimeters.push_back(unit.perimeterM);
    }
}

void loadBorders(const Connection& db, PlanProblem& problem) {
    for (const UnitEdge& edge : loadEdges(db, problem.layer.id)) {
        problem.data.borders.push_back(
            {problem.indexOf(edge.a), problem.indexOf(edge.b), edge.lengthM, edge.bridge});
    }
}

align::Amount toAmount(const Measure& measure, const std::string& key, double value) {
    if (value < 0) {
        throw Error(Code::Input, format("{} of {} is negative ({})", measure.name, key, value),
                    "a measure to balance holds zero or more; correct the value", key);
    }
    return std::llround(value * static_cast<double>(measure.scale));
}

void loadMeasureValues(const Connection& db, PlanProblem& problem, const ScenarioMeasure& wanted) {
    const Measure measure = requireMeasure(db, problem.layer.id, wanted.measure);
    align::Measure values{measure.name, std::vector<align::Amount>(problem.units.size()),
                          wanted.weight};
    for (const auto& [unit, value] : loadValues(db, measure.id, problem.duplicates)) {
        const auto index = static_cast<std::size_t>(problem.indexOf(unit));
        values.values[index] = toAmount(measure, problem.units[index].key, value);
    }
    if (measure.missing > 0) {
        problem.missing.push_back(format("{} without a value in {}: counted as 0",
                                         counted(measure.missing, "unit", "units"), measure.name));
    }
    problem.measures.push_back(measure);
    problem.data.measures.push_back(std::move(values));
}

void countAccounts(const Connection& db, PlanProblem& problem) {
    problem.accounts.assign(problem.units.size(), 0);
    Statement rows =
        db.prepare("SELECT c.unit_id, count(*) FROM cache_account_units c JOIN base_accounts a "
                   "ON a.id = c.account_id WHERE c.layer_id = ? AND a.removed = 0 GROUP BY 1");
    rows.bind(problem.layer.id);
    while (rows.step()) {
        const int index = problem.indexOf(rows.id<UnitTag>(0));
        problem.accounts[static_cast<std::size_t>(index)] = static_cast<int>(rows.integer(1));
    }
    Statement unit = db.prepare("SELECT unit_id FROM cache_account_units WHERE layer_id = ? AND "
                                "account_id = ?");
    for (const auto& [account, survivor] : problem.duplicates) {
        unit.bind(problem.layer.id, account);
        if (unit.step()) {
            --problem.accounts[static_cast<std::size_t>(problem.indexOf(unit.id<UnitTag>(0)))];
        }
    }
}

std::optional<align::Amount> toLimit(const PlanProblem& problem, std::size_t measure,
                                     const std::optional<double>& value) {
    return value ? std::optional(static_cast<align::Amount>(
                       std::llround(*value * static_cast<double>(problem.measures[measure].scale))))
                 : std::nullopt;
}

template <class Items, class Key> int indexById(const Items& items, Key id, const char* what) {
    const auto found = std::lower_bound(items.begin(), items.end(), id,
                                        [](const auto& item, Key key) { return item.id < key; });
    if (found == items.end() || found->id != id) {
        throw Error(Code::Storage, format("the workspace names a {} that does not exist", what),
                    "run `evenlode doctor` on it");
    }
    return static_cast<int>(found - items.begin());
}

} // namespace

int PlanProblem::indexOf(UnitId unit) const {
    return indexById(units, unit, "unit");
}

int PlanProblem::indexOf(TerritoryId territory) const {
    for (std::size_t i = 0; i < territories.size(); ++i) {
        if (territories[i].id == territory) {
            return static_cast<int>(i);
        }
    }
    return align::kUnassigned;
}

PlanProblem loadPlanProblem(const Connection& db, const UnitLayer& layer,
                            const std::vector<ScenarioMeasure>& measures,
                            const std::optional<CountedFor>& duplicates) {
    PlanProblem problem;
    problem.duplicates = duplicates ? *duplicates : countedForOthers(db);
    problem.layer = layer;
    problem.travel = loadTravelEstimate(db);
    problem.units = loadUnits(db, layer.id);
    if (problem.units.empty()) {
        throw Error(Code::Input, format("the layer {} has no units", layer.name), "import it again",
                    layer.name);
    }
    if (measures.empty()) {
        throw Error(Code::Usage, "say which measure to balance",
                    "add --measure NAME; `evenlode units "
                    "measure` or `units aggregate` make measures");
    }
    loadGeometry(problem);
    loadBorders(db, problem);
    for (const ScenarioMeasure& measure : measures) {
        loadMeasureValues(db, problem, measure);
    }
    countAccounts(db, problem);
    return problem;
}

PlanProblem loadPlanProblem(const Connection& db, const Scenario& scenario,
                            const std::vector<ScenarioMeasure>& measures,
                            const std::optional<CountedFor>& duplicates) {
    PlanProblem problem =
        loadPlanProblem(db, requireLayer(db, scenario.layerName), measures, duplicates);
    for (Territory& territory : loadTerritories(db, scenario.id)) {
        if (territory.level == 0) {
            problem.territories.push_back(std::move(territory));
        }
    }
    applyAccountEffects(db, scenario.id, problem);
    problem.data.tolerance = scenario.tolerance;
    setTargets(problem, measures);
    return problem;
}

void loadShapes(const Connection& db, PlanProblem& problem) {
    align::Hulls& hulls = problem.data.hulls;
    hulls = {};
    for (const std::vector<Point>& corners : loadHulls(db, problem.layer.id)) {
        hulls.first.push_back(static_cast<int>(hulls.points.size()));
        hulls.points.insert(hulls.points.end(), corners.begin(), corners.end());
    }
    hulls.first.push_back(static_cast<int>(hulls.points.size()));
}

int addAccountsMeasure(PlanProblem& problem, std::vector<ScenarioMeasure>& measures) {
    Measure measure;
    measure.layer = problem.layer.id;
    measure.name = kAccountsMeasure;
    align::Measure values{kAccountsMeasure, {}, 0};
    for (const int count : problem.accounts) {
        values.values.push_back(count);
        measure.total += count;
    }
    for (std::size_t t = 0; t < problem.fixed.size(); ++t) {
        problem.fixed[t].push_back(problem.fixedAccounts[t]);
        measure.total += problem.fixedAccounts[t];
    }
    problem.measures.push_back(measure);
    problem.data.measures.push_back(std::move(values));
    measures.push_back({kAccountsMeasure, 0, {}, {}, {}});
    return static_cast<int>(problem.measures.size()) - 1;
}

void setTargets(PlanProblem& problem, const std::vector<ScenarioMeasure>& measures) {
    double weights = 0;
    for (const Territory& territory : problem.territories) {
        weights += territory.targetWeight;
    }
    problem.data.territories.clear();
    std::vector<double> totals;
    for (std::size_t m = 0; m < problem.measures.size(); ++m) {
        double total = 0;
        for (const align::Amount amount : problem.data.measures[m].values) {
            total += static_cast<double>(amount);
        }
        for (const auto& own : problem.fixed) {
            total += static_cast<double>(own[m]);
        }
        totals.push_back(total);
    }
    for (std::size_t t = 0; t < problem.territories.size(); ++t) {
        const Territory& territory = problem.territories[t];
        align::TerritorySpec spec;
        spec.name = territory.name;
        spec.centre = territory.centrePosition;
        spec.fixed = problem.fixed.empty() ? std::vector<align::Amount>{} : problem.fixed[t];
        for (std::size_t m = 0; m < problem.measures.size(); ++m) {
            spec.targets.push_back(weights > 0 ? totals[m] * territory.targetWeight / weights : 0);
            spec.minimum.push_back(toLimit(problem, m, measures[m].minimum));
            spec.maximum.push_back(toLimit(problem, m, measures[m].maximum));
        }
        problem.data.territories.push_back(std::move(spec));
    }
}

align::Alignment loadAlignment(const Connection& db, const PlanProblem& problem,
                               ScenarioId scenario) {
    std::map<std::string, int> byCode;
    for (std::size_t i = 0; i < problem.territories.size(); ++i) {
        byCode[problem.territories[i].code] = static_cast<int>(i);
    }
    std::map<TerritoryId, int> index;
    for (const Territory& territory : loadTerritories(db, scenario)) {
        const auto found = byCode.find(territory.code);
        index[territory.id] = found == byCode.end() ? align::kUnassigned : found->second;
    }
    align::Alignment alignment(problem.units.size(), align::kUnassigned);
    for (const auto& [unit, territory] : loadAssignments(db, scenario)) {
        const auto found = index.find(territory);
        if (found != index.end()) {
            alignment[static_cast<std::size_t>(problem.indexOf(unit))] = found->second;
        }
    }
    return alignment;
}

ScenarioMeasure parseMeasure(const std::string& text) {
    ScenarioMeasure measure;
    const auto colon = text.rfind(':');
    measure.measure = text.substr(0, colon);
    if (colon != std::string::npos) {
        const auto weight = parseNumber(std::string_view(text).substr(colon + 1));
        if (!weight || *weight <= 0) {
            throw Error(Code::Usage, format("\"{}\" is not a measure with a weight", text),
                        "write NAME or NAME:WEIGHT with a weight above 0", text);
        }
        measure.weight = *weight;
    }
    return measure;
}

} // namespace core
