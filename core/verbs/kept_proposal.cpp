// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/kept_proposal.h"

#include "core/align/score.h"
#include "core/base/json_optional.h"
#include "core/verbs/balance_report.h"

#include <map>
#include <string>

namespace core {

namespace {

constexpr int kFormat = 1;

std::optional<double> number(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? std::optional(found->get<double>())
                                                     : std::nullopt;
}

Json measureJson(const ScenarioMeasure& measure) {
    return {{"measure", measure.measure},
            {"weight", measure.weight},
            {"minimum", orNull(measure.minimum)},
            {"ideal", orNull(measure.ideal)},
            {"maximum", orNull(measure.maximum)}};
}

ScenarioMeasure measureOf(const Json& json) {
    return {json.value("measure", ""), json.value("weight", 1.0), number(json, "minimum"),
            number(json, "ideal"), number(json, "maximum")};
}

Json centreJson(const FixedCentre& centre) {
    return {{"territory", centre.territory}, {"name", centre.name},    {"rep", centre.rep.value},
            {"lon", centre.lonLat.x},        {"lat", centre.lonLat.y}, {"x", centre.position.x},
            {"y", centre.position.y}};
}

FixedCentre centreOf(const Json& json) {
    FixedCentre centre;
    centre.territory = json.value("territory", "");
    centre.name = json.value("name", "");
    centre.rep = RepId(json.value("rep", std::int64_t{0}));
    centre.lonLat = {json.value("lon", 0.0), json.value("lat", 0.0)};
    centre.position = {json.value("x", 0.0), json.value("y", 0.0)};
    return centre;
}

Json lockJson(const LockWish& lock) {
    return {{"unit", lock.unit}, {"territory", lock.territory}, {"reason", lock.reason}};
}

LockWish lockOf(const Json& json) {
    return {json.value("unit", ""), json.value("territory", ""), json.value("reason", ""), 0};
}

template <class T, class Make> Json listJson(const std::vector<T>& items, Make make) {
    Json list = Json::array();
    for (const T& item : items) {
        list.push_back(make(item));
    }
    return list;
}

template <class T, class Make>
void readList(const Json& json, const char* key, std::vector<T>& items, Make make) {
    for (const Json& item : json.value(key, Json::array())) {
        items.push_back(make(item));
    }
}

Json paramsJson(const BalanceProblem& problem, const BalanceParams& params) {
    return {{"scenario", problem.setup.name},
            {"measures", listJson(problem.setup.measures, measureJson)},
            {"tolerance", problem.setup.tolerance},
            {"target_weights", params.targetWeights},
            {"target_by", params.targetBy},
            {"ramp_months", params.ramp.months},
            {"ramp_first", params.ramp.first},
            {"ramp_date", params.ramp.date},
            {"centres", listJson(params.centres, centreJson)},
            {"max_travel", params.maxTravelMinutes},
            {"speed", params.travel ? Json(params.travel->slow) : Json(nullptr)},
            {"by_travel", params.objective == Objective::Travel},
            {"locks", listJson(params.locks, lockJson)},
            {"max_disruption", orNull(params.maxDisruption)},
            {"disruption_measure", params.disruptionMeasure},
            {"disruption_price", params.disruptionPrice},
            {"gentle", params.gentle},
            {"scope", params.scope},
            {"seed", params.seed}};
}

BalanceParams paramsOf(const Json& json) {
    BalanceParams params;
    params.scenario = json.value("scenario", "");
    readList(json, "measures", params.measures, measureOf);
    params.tolerance = number(json, "tolerance");
    params.targetWeights = json.value("target_weights", std::vector<double>());
    params.targetBy = json.value("target_by", "");
    params.ramp = {json.value("ramp_months", params.ramp.months),
                   json.value("ramp_first", params.ramp.first), json.value("ramp_date", "")};
    readList(json, "centres", params.centres, centreOf);
    params.maxTravelMinutes = json.value("max_travel", 0.0);
    if (const auto speed = number(json, "speed")) {
        params.travel = TravelEstimate::atSpeed(*speed);
    }
    params.objective = json.value("by_travel", false) ? Objective::Travel : Objective::Compactness;
    readList(json, "locks", params.locks, lockOf);
    params.maxDisruption = number(json, "max_disruption");
    params.disruptionMeasure = json.value("disruption_measure", "");
    params.disruptionPrice = json.value("disruption_price", 0.0);
    params.gentle = json.value("gentle", false);
    params.scope = json.value("scope", std::vector<std::string>());
    params.seed = json.value("seed", std::uint64_t{1});
    return params;
}

std::string codeOf(const PlanProblem& plan, int territory) {
    return territory < 0 ? std::string()
                         : plan.territories[static_cast<std::size_t>(territory)].code;
}

Json movesJson(const Proposal& proposal) {
    Json moves = Json::array();
    const PlanProblem& plan = proposal.problem.plan;
    const align::Alignment& current = plan.data.current;
    for (std::size_t i = 0; i < proposal.alignment.size(); ++i) {
        if (current[i] != proposal.alignment[i]) {
            moves.push_back(
                {plan.units[i].key, codeOf(plan, current[i]), codeOf(plan, proposal.alignment[i])});
        }
    }
    return moves;
}

/// Carries the moves over to the plan as it is; how many could be.
int applyMoves(const PlanProblem& plan, const std::vector<UnitTransfer>& moves,
               align::Alignment& alignment) {
    std::map<std::string, std::size_t> units;
    for (std::size_t i = 0; i < plan.units.size(); ++i) {
        units.emplace(plan.units[i].key, i);
    }
    std::map<std::string, align::TerritoryIx> territories{{"", align::kUnassigned}};
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        territories.emplace(plan.territories[t].code, static_cast<align::TerritoryIx>(t));
    }
    int carried = 0;
    for (const UnitTransfer& move : moves) {
        const auto unit = units.find(move.unit);
        const auto from = territories.find(move.from);
        const auto to = territories.find(move.to);
        if (unit != units.end() && from != territories.end() && to != territories.end() &&
            alignment[unit->second] == from->second) {
            alignment[unit->second] = to->second;
            ++carried;
        }
    }
    return carried;
}

/// Lays the moves over the plan of the proposal. False if none of them could be.
bool takeMoves(const Connection& db, Proposal& proposal, const std::vector<UnitTransfer>& moves,
               const BalanceParams& params, align::BalanceResult result) {
    loadShapes(db, proposal.problem.plan);
    result.alignment = proposal.problem.plan.data.current;
    if (applyMoves(proposal.problem.plan, moves, result.alignment) == 0) {
        return false;
    }
    const align::Problem solved(proposal.problem.plan.data);
    result.score = align::score(solved, result.alignment);
    proposal.report = balanceReport(proposal.problem, params, result, solved);
    proposal.alignment = std::move(result.alignment);
    return true;
}

} // namespace

Json keptProposal(const Proposal& proposal, const BalanceParams& params) {
    return {{"format", kFormat},
            {"asked", paramsJson(proposal.problem, params)},
            {"history", proposal.params},
            {"seed", proposal.report.seed},
            {"iterations", proposal.report.iterations},
            {"seconds", proposal.report.seconds},
            {"feasible", proposal.report.feasible},
            {"moves", movesJson(proposal)}};
}

std::shared_ptr<const Proposal> restoredProposal(const Connection& db, const Json& kept, Job& job,
                                                 const TravelFunction& drives) {
    if (!kept.is_object() || kept.value("format", 0) != kFormat) {
        return nullptr;
    }
    BalanceParams params = paramsOf(kept.at("asked"));
    params.drives = drives;
    auto proposal =
        std::make_shared<Proposal>(Proposal{loadBalanceProblem(db, params, job), {}, {}, {}});
    if (!proposal->problem.setup.inPlace()) {
        return nullptr; // its scenario is gone
    }
    std::vector<UnitTransfer> moves;
    for (const Json& move : kept.at("moves")) {
        moves.push_back({move.at(0), move.at(1), move.at(2)});
    }
    align::BalanceResult result;
    result.feasible = kept.value("feasible", false);
    result.seed = kept.value("seed", std::uint64_t{1});
    result.iterations = kept.value("iterations", std::int64_t{0});
    result.seconds = kept.value("seconds", 0.0);
    if (!takeMoves(db, *proposal, moves, params, std::move(result))) {
        return nullptr;
    }
    proposal->params = kept.value("history", Json::object());
    return proposal;
}

std::shared_ptr<const Proposal> proposalOfMoves(const Connection& db, const BalanceParams& params,
                                                const std::vector<UnitTransfer>& moves, Job& job) {
    auto proposal =
        std::make_shared<Proposal>(Proposal{loadBalanceProblem(db, params, job), {}, {}, {}});
    align::BalanceResult result;
    result.feasible = true;
    result.seed = params.seed;
    if (!takeMoves(db, *proposal, moves, params, std::move(result))) {
        return nullptr;
    }
    proposal->params = balanceJson(proposal->problem, params);
    return proposal;
}

} // namespace core
