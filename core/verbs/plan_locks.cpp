// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/plan_locks.h"

#include "core/base/time.h"
#include "core/workspace/scenario_store.h"

namespace core {

LockedUnits lockedUnits(const Connection& db, ScenarioId scenario, const PlanProblem& plan,
                        const align::Alignment& alignment) {
    LockedUnits out;
    out.locked.assign(plan.units.size(), false);
    for (const UnitLock& lock : loadUnitLocks(db, scenario, nowUtc().substr(0, 10))) {
        out.locked[static_cast<std::size_t>(plan.indexOf(lock.unit))] = true;
    }
    std::vector<align::TerritoryIx> open;
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        if (!plan.territories[t].locked) {
            open.push_back(static_cast<align::TerritoryIx>(t));
        }
    }
    const bool restricted = open.size() < plan.territories.size();
    for (std::size_t i = 0; i < plan.units.size(); ++i) {
        const auto owner = alignment[i];
        out.locked[i] = owner != align::kUnassigned &&
                        (out.locked[i] || plan.territories[static_cast<std::size_t>(owner)].locked);
        if (restricted) {
            out.allowed.push_back(out.locked[i] ? std::vector<align::TerritoryIx>{} : open);
        }
    }
    return out;
}

} // namespace core
