// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/burden_data.h"

#include "core/plan/hull.h"
#include "core/verbs/scenario_accounts.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace core {

namespace {

constexpr double kMetresPerDegree = 111'195; // of a great circle

PlanProblem planOf(const Connection& db, const Scenario& scenario) {
    PlanProblem plan = loadPlanProblem(db, scenario, scenario.measures);
    plan.data.current = loadAlignment(db, plan, scenario.id);
    return plan;
}

double hullArea(std::span<const BurdenPlace> places) {
    const double shrink = std::cos(places.front().at.y * std::numbers::pi / 180);
    std::vector<Point> points;
    for (const BurdenPlace& place : places) {
        points.push_back({place.at.x * kMetresPerDegree * shrink, place.at.y * kMetresPerDegree});
    }
    const std::vector<Point> hull = convexHull(points);
    double twice = 0;
    for (std::size_t i = 0; i < hull.size(); ++i) {
        const Point& a = hull[i];
        const Point& b = hull[(i + 1) % hull.size()];
        twice +=
            (a.x - points[0].x) * (b.y - points[0].y) - (b.x - points[0].x) * (a.y - points[0].y);
    }
    return std::abs(twice) / 2;
}

} // namespace

BurdenData loadBurdenData(const Connection& db, const TravelBurdenParams& params) {
    const ScenarioAccounts asked =
        loadScenarioAccounts(db, params.scenario, params.required, params.where);
    const PlanProblem plan = planOf(db, asked.scenario);
    std::map<UnitId, const BasicUnit*> units;
    for (const BasicUnit& unit : plan.units) {
        units[unit.id] = &unit;
    }
    BurdenData data;
    data.scenario = asked.scenario.name;
    data.estimate = plan.travel;
    data.territories = plan.territories;
    data.bases = territoryBases(db, asked.scenario, plan);
    data.places.resize(plan.territories.size());
    data.withoutPlace.resize(plan.territories.size(), 0);
    for (const ScenarioAccount& account : asked.accounts) {
        if (account.territory < 0 || !(account.value > 0)) {
            continue;
        }
        const auto t = static_cast<std::size_t>(account.territory);
        const auto unit = units.find(account.unit);
        if (!account.lonLat && unit == units.end()) {
            ++data.withoutPlace[t];
            continue;
        }
        data.places[t].push_back({account.lonLat ? *account.lonLat : unit->second->lonLat,
                                  account.unit, unit == units.end() ? 0 : unit->second->areaM2,
                                  account.value});
    }
    return data;
}

double spacingSeconds(std::span<const BurdenPlace> places, const TravelEstimate& estimate) {
    std::map<UnitId, std::pair<double, double>> byUnit; // places and area
    for (const BurdenPlace& place : places) {
        if (place.areaM2 > 0) {
            ++byUnit[place.unit].first;
            byUnit[place.unit].second = place.areaM2;
        }
    }
    std::vector<double> counts;
    std::vector<double> areas;
    for (const auto& [unit, item] : byUnit) {
        counts.push_back(item.first);
        areas.push_back(item.second);
    }
    if (counts.empty() && !places.empty()) {
        counts.push_back(static_cast<double>(places.size()));
        areas.push_back(hullArea(places));
    }
    return estimate.seconds(analysis::tourSpacing(counts, areas));
}

} // namespace core
