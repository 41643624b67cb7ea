// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/territory_bases.h"

#include "core/base/text.h"
#include "core/workspace/scenario_store.h"

#include <limits>
#include <map>

namespace core {

namespace {

using Kind = TerritoryBase::Kind;

std::map<std::string, Point> keptCentres(const Connection& db, const Scenario& scenario) {
    std::map<std::string, Point> centres;
    for (const Territory& territory : loadTerritories(db, scenario.id)) {
        if (territory.centre) {
            centres[territory.code] = *territory.centre;
        }
    }
    return centres;
}

std::optional<TerritoryBase> homeOf(const Connection& db, TerritoryId territory) {
    Statement home =
        db.prepare("SELECT r.name, r.lon, r.lat FROM plan_territory_owners o JOIN base_reps r ON "
                   "r.id = o.rep_id WHERE o.territory_id = ? AND r.removed = 0 AND r.lon IS NOT "
                   "NULL AND r.lat IS NOT NULL ORDER BY o.role <> 'owner', o.id LIMIT 1");
    home.bind(territory);
    if (!home.step()) {
        return std::nullopt;
    }
    return TerritoryBase{Kind::Home, Point{home.real(1), home.real(2)}, home.string(0)};
}

/// The unit of each territory that is nearest to the weighted middle of all its units.
std::vector<TerritoryBase> middles(const PlanProblem& plan) {
    struct Sum {
        double weight = 0;
        double x = 0;
        double y = 0;
    };
    const align::Alignment& now = plan.data.current;
    std::vector<Sum> sums(plan.territories.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] != align::kUnassigned) {
            Sum& sum = sums[static_cast<std::size_t>(now[i])];
            // One more than the value, so that units without activity have a middle, too.
            const double weight = 1 + static_cast<double>(plan.data.measures[0].values[i]);
            sum.weight += weight;
            sum.x += weight * plan.units[i].position.x;
            sum.y += weight * plan.units[i].position.y;
        }
    }
    std::vector<TerritoryBase> bases(plan.territories.size());
    std::vector<double> nearest(plan.territories.size(), std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == align::kUnassigned) {
            continue;
        }
        const auto t = static_cast<std::size_t>(now[i]);
        const double dx = plan.units[i].position.x - sums[t].x / sums[t].weight;
        const double dy = plan.units[i].position.y - sums[t].y / sums[t].weight;
        if (dx * dx + dy * dy < nearest[t]) {
            nearest[t] = dx * dx + dy * dy;
            bases[t] = {Kind::Middle, plan.units[i].lonLat, plan.units[i].key};
        }
    }
    return bases;
}

} // namespace

const char* baseKindName(Kind kind) noexcept {
    switch (kind) {
    case Kind::Home: return "home";
    case Kind::Centre: return "centre";
    case Kind::Middle: return "middle";
    case Kind::None: break;
    }
    return "none";
}

std::string baseText(const TerritoryBase& base) {
    switch (base.kind) {
    case Kind::Home: return format("home of {}", base.name);
    case Kind::Centre: return "its centre";
    case Kind::Middle: return format("{} in its middle", base.name);
    case Kind::None: break;
    }
    return "no base";
}

std::vector<TerritoryBase> territoryBases(const Connection& db,
                                          const std::optional<Scenario>& scenario,
                                          const PlanProblem& plan) {
    const auto kept = scenario ? keptCentres(db, *scenario) : std::map<std::string, Point>{};
    std::vector<TerritoryBase> bases = middles(plan);
    for (std::size_t t = 0; t < bases.size(); ++t) {
        const Territory& territory = plan.territories[t];
        const auto before = kept.find(territory.code);
        const bool given =
            territory.centre && (before == kept.end() || before->second != *territory.centre);
        auto home = scenario ? homeOf(db, territory.id) : std::nullopt;
        if (given || (territory.centre && !home)) {
            bases[t] = {Kind::Centre, territory.centre, {}};
        } else if (home) {
            bases[t] = *std::move(home);
        }
    }
    return bases;
}

} // namespace core
