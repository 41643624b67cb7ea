// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/watch/plan_in_force.h"

#include "core/align/problem.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/ledger/ledger_store.h"
#include "core/verbs/plan_locks.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <tuple>

namespace core::watch {

namespace {

/// The newest entry in force that dealt out units.
const ledger::Entry* newestEntry(const std::vector<ledger::Entry>& entries,
                                 const std::string& today) {
    const ledger::Entry* newest = nullptr;
    for (const ledger::Entry& entry : entries) {
        const bool counts = entry.effective <= today && !entry.units.empty();
        if (counts && (newest == nullptr || std::tie(newest->effective, newest->seq) <
                                                std::tie(entry.effective, entry.seq))) {
            newest = &entry;
        }
    }
    return newest;
}

align::Alignment publishedAlignment(const PlanInForce& out, const ledger::AlignmentState& state) {
    std::map<std::string, align::TerritoryIx> byCode;
    for (std::size_t t = 0; t < out.plan.territories.size(); ++t) {
        byCode[out.plan.territories[t].code] = static_cast<align::TerritoryIx>(t);
    }
    align::Alignment alignment(out.plan.units.size(), align::kUnassigned);
    for (std::size_t i = 0; i < out.plan.units.size(); ++i) {
        const auto unit = state.units.find(
            {out.scenario.forceName, out.scenario.layerName, out.plan.units[i].key});
        const auto territory = unit == state.units.end() ? byCode.end() : byCode.find(unit->second);
        if (territory != byCode.end()) {
            alignment[i] = territory->second;
        }
    }
    return alignment;
}

PlanInForce planOf(const Connection& db, const Scenario& scenario) {
    PlanInForce out;
    out.scenario = scenario;
    out.plan = loadPlanProblem(db, scenario, scenario.measures);
    return out;
}

/// The alignment, and what its locks mean for a repair.
void setCurrent(const Connection& db, PlanInForce& out, align::Alignment alignment) {
    LockedUnits locks = lockedUnits(db, out.scenario.id, out.plan, alignment);
    out.plan.data.locked = std::move(locks.locked);
    out.plan.data.allowed = std::move(locks.allowed);
    out.plan.data.current = std::move(alignment);
}

} // namespace

std::vector<std::vector<PlanInForce::Figure>>
PlanInForce::figures(const align::Alignment& alignment) const {
    const align::Problem problem(plan.data);
    std::vector<std::vector<Figure>> out(plan.territories.size());
    for (std::size_t t = 0; t < out.size(); ++t) {
        for (int m = 0; m < problem.measures(); ++m) {
            align::Amount held = 0;
            for (std::size_t i = 0; i < alignment.size(); ++i) {
                held += alignment[i] == static_cast<int>(t) ? problem.amount(static_cast<int>(i), m)
                                                            : 0;
            }
            const align::Limits& limits = problem.limits(static_cast<int>(t), m);
            const auto whole = static_cast<double>(held + problem.fixed(static_cast<int>(t), m));
            out[t].push_back({plan.display(m, whole),
                              plan.display(m, problem.wholeTarget(static_cast<int>(t), m)),
                              held >= limits.lower && held <= limits.upper});
        }
    }
    return out;
}

std::map<AccountId, std::string> PlanInForce::territories(const Connection& db) const {
    std::map<AccountId, std::string> out;
    Statement rows = db.prepare(
        "SELECT a.id, c.unit_id, o.kind, o.territory_id FROM base_accounts a LEFT JOIN "
        "cache_account_units c ON c.account_id = a.id AND c.layer_id = ?1 LEFT JOIN "
        "plan_account_overrides o ON o.account_id = a.id AND o.scenario_id = ?2 AND "
        "(coalesce(o.expires_on, '') = '' OR o.expires_on >= date('now')) WHERE a.removed = 0");
    rows.bind(plan.layer.id, scenario.id);
    while (rows.step()) {
        int territory = align::kUnassigned;
        if (!rows.isNull(2)) {
            territory = rows.text(2) == "holdout" ? align::kUnassigned
                                                  : plan.indexOf(rows.id<TerritoryTag>(3));
        } else if (!rows.isNull(1)) {
            territory =
                plan.data.current[static_cast<std::size_t>(plan.indexOf(rows.id<UnitTag>(1)))];
        }
        if (territory != align::kUnassigned) {
            out.emplace(rows.id<AccountTag>(0),
                        plan.territories[static_cast<std::size_t>(territory)].code);
        }
    }
    return out;
}

std::optional<PlanInForce> findPlanInForce(const Connection& db, const std::string& today,
                                           const std::string& scenario) {
    if (!scenario.empty()) {
        PlanInForce out = planOf(db, requireScenario(db, scenario));
        out.version = format("scenario:{}", out.scenario.id.value);
        out.since = out.scenario.createdAt.substr(0, 10);
        setCurrent(db, out, loadAlignment(db, out.plan, out.scenario.id));
        return out;
    }
    const std::vector<ledger::Entry> entries = ledger::loadAlignments(db);
    const ledger::Entry* entry = newestEntry(entries, today);
    if (entry == nullptr) {
        return std::nullopt;
    }
    const auto published = findScenario(db, entry->scenario);
    if (!published) {
        throw Error(
            Code::Input,
            format("the plan \"{}\" that is in force is no scenario any more", entry->scenario),
            "publish the plan that counts, or name a scenario with --scenario", entry->scenario);
    }
    PlanInForce out = planOf(db, *published);
    out.version = format("ledger:{}", entry->seq);
    out.since = entry->effective;
    setCurrent(db, out, publishedAlignment(out, ledger::stateAsOf(entries, today)));
    const align::Alignment now = loadAlignment(db, out.plan, published->id);
    for (std::size_t i = 0; i < now.size(); ++i) {
        out.changedSince += now[i] == out.plan.data.current[i] ? 0 : 1;
    }
    return out;
}

PlanInForce requirePlanInForce(const Connection& db, const std::string& today,
                               const std::string& scenario) {
    auto found = findPlanInForce(db, today, scenario);
    if (!found) {
        throw Error(Code::Input, "no plan has been published",
                    "publish one with `evenlode publish`, or name a scenario with --scenario");
    }
    return std::move(*found);
}

} // namespace core::watch
