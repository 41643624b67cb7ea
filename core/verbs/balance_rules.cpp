// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance_rules.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/plan_locks.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

std::optional<std::size_t> territoryNamed(const PlanProblem& plan, const std::string& name) {
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        if (equalsIgnoreCase(plan.territories[t].code, name)) {
            return t;
        }
    }
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        const Territory& territory = plan.territories[t];
        if (equalsIgnoreCase(territory.name, name) || std::to_string(territory.position) == name) {
            return t;
        }
    }
    return std::nullopt;
}

/// Finds the territory of each centre, and gives out those that are still free in order.
class CentrePlacer {
public:
    CentrePlacer(const Connection& db, BalanceProblem& problem)
        : problem_(problem), taken_(problem.plan.territories.size(), false),
          made_(!problem.setup.source) {
        problem.owners.assign(taken_.size(), std::nullopt);
        if (!made_) {
            Statement rows =
                db.prepare("SELECT o.rep_id, o.territory_id FROM plan_territory_owners "
                           "o JOIN plan_territories t ON t.id = o.territory_id "
                           "WHERE t.scenario_id = ? ORDER BY o.id");
            rows.bind(problem.setup.source->id);
            while (rows.step()) {
                const int index = problem.plan.indexOf(rows.id<TerritoryTag>(1));
                if (index >= 0) {
                    owned_.emplace(rows.id<RepTag>(0), static_cast<std::size_t>(index));
                }
            }
        }
    }

    void place(const FixedCentre& centre) {
        const auto index = find(centre);
        if (!index) {
            return;
        }
        if (taken_[*index]) {
            problem_.issues.push_back({Severity::Warning, centre.name, 0,
                                       format("{} has a centre already: this one is not used",
                                              problem_.plan.territories[*index].name),
                                       "name one centre for each territory"});
            return;
        }
        taken_[*index] = true;
        Territory& territory = problem_.plan.territories[*index];
        territory.centre = centre.lonLat;
        territory.centrePosition = centre.position;
        if (made_ && centre.rep) {
            problem_.owners[*index] = centre.rep;
            territory.owner = centre.name;
        }
        if (made_ && !centre.territory.empty()) {
            territory.name = centre.territory;
            problem_.named.insert(static_cast<int>(*index));
        }
    }

private:
    std::optional<std::size_t> find(const FixedCentre& centre) {
        if (!centre.territory.empty()) {
            const auto named = territoryNamed(problem_.plan, centre.territory);
            if (named || made_) {
                return named ? named : next(centre);
            }
            throw Error(Code::Input,
                        format("there is no territory \"{}\" in {}", centre.territory,
                               problem_.setup.source->name),
                        "write its code or its name", centre.territory);
        }
        if (made_) {
            return next(centre);
        }
        const auto owned = owned_.find(centre.rep);
        if (centre.rep && owned != owned_.end()) {
            return owned->second;
        }
        problem_.issues.push_back(
            {Severity::Info, centre.name, 0,
             format("has no territory in {}: the base is not used", problem_.setup.source->name),
             "put the rep in charge of one first"});
        return std::nullopt;
    }

    std::size_t next(const FixedCentre& centre) {
        const auto free = std::find(taken_.begin(), taken_.end(), false);
        if (free == taken_.end()) {
            throw Error(Code::Input,
                        format("there are more centres than the {}",
                               counted(static_cast<std::int64_t>(taken_.size()), "territory",
                                       "territories")),
                        "ask for as many territories as there are centres, or leave the number out",
                        centre.name);
        }
        return static_cast<std::size_t>(free - taken_.begin());
    }

    BalanceProblem& problem_;
    std::vector<bool> taken_;
    bool made_;
    std::map<RepId, std::size_t> owned_;
};

/// Empty if the wish can be kept.
std::string obeyWish(const LockWish& wish, std::size_t unit, BalanceProblem& problem) {
    align::ProblemData& data = problem.plan.data;
    const auto now = data.current.empty() ? align::kUnassigned : data.current[unit];
    if (wish.territory.empty() && now == align::kUnassigned) {
        return "has no territory to stay in";
    }
    const auto named = wish.territory.empty() ? std::optional(static_cast<std::size_t>(now))
                                              : territoryNamed(problem.plan, wish.territory);
    if (!named) {
        return format("is wanted in {}, which does not exist", wish.territory);
    }
    const auto target = static_cast<align::TerritoryIx>(*named);
    if (now == target) {
        data.locked[unit] = true;
        return {};
    }
    if (data.locked[unit]) {
        return format("is locked elsewhere and cannot go to {}", wish.territory);
    }
    if (problem.plan.territories[*named].locked) {
        return format("cannot go to {}, which is locked", wish.territory);
    }
    if (data.allowed.empty()) {
        data.allowed.resize(problem.plan.units.size());
    }
    data.allowed[unit] = {target};
    return {};
}

/// Units outside of the scope stay where they are.
void applyScope(const std::map<std::string, UnitId, std::less<>>& keys, const BalanceParams& params,
                BalanceProblem& problem) {
    align::ProblemData& data = problem.plan.data;
    std::vector<bool> free(problem.plan.units.size(), false);
    for (const std::string& key : params.scope) {
        const auto found = keys.find(key);
        if (found == keys.end()) {
            throw Error(Code::Input, format("there is no unit \"{}\" in this layer", key),
                        "name units of the layer by their keys", key);
        }
        free[static_cast<std::size_t>(problem.plan.indexOf(found->second))] = true;
    }
    data.locked.resize(free.size(), false);
    for (std::size_t i = 0; i < free.size() && !data.current.empty(); ++i) {
        data.locked[i] = data.locked[i] || (!free[i] && data.current[i] != align::kUnassigned);
    }
}

} // namespace

void placeCentres(const Connection& db, const BalanceParams& params, BalanceProblem& problem) {
    CentrePlacer placer(db, problem);
    for (const FixedCentre& centre : params.centres) {
        placer.place(centre);
    }
}

void applyLocks(const Connection& db, const BalanceParams& params, BalanceProblem& problem) {
    if (problem.setup.source) {
        align::ProblemData& data = problem.plan.data;
        LockedUnits saved = lockedUnits(db, problem.setup.source->id, problem.plan, data.current);
        data.locked = std::move(saved.locked);
        data.allowed = std::move(saved.allowed);
    }
    if (params.locks.empty() && params.scope.empty()) {
        return;
    }
    problem.plan.data.locked.resize(problem.plan.units.size(), false);
    const auto keys = loadUnitKeys(db, problem.plan.layer.id);
    if (!params.scope.empty()) {
        applyScope(keys, params, problem);
    }
    for (const LockWish& wish : params.locks) {
        const auto found = keys.find(wish.unit);
        const std::string refusal =
            found == keys.end()
                ? "is no unit of this layer"
                : obeyWish(wish, static_cast<std::size_t>(problem.plan.indexOf(found->second)),
                           problem);
        if (refusal.empty()) {
            problem.locks.push_back(wish);
        } else {
            problem.issues.push_back(
                {Severity::Error, wish.unit, wish.row, refusal, "correct the list of locks"});
        }
    }
}

} // namespace core
