// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/fill_gaps.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace core {

namespace {

struct Land {
    std::vector<BasicUnit> units;
    std::map<UnitId, TerritoryId> owner;
    std::map<UnitId, std::vector<std::pair<UnitId, double>>> neighbours;
    std::set<TerritoryId> closed;
    std::map<UnitId, std::string> locked;
};

Land loadLand(const Connection& db, const Scenario& scenario) {
    Land land;
    land.units = loadUnits(db, scenario.layer);
    for (const auto& [unit, territory] : loadAssignments(db, scenario.id)) {
        land.owner[unit] = territory;
    }
    for (const UnitEdge& edge : loadEdges(db, scenario.layer)) {
        // A bridge has no length but joins all the same.
        const double weight = edge.lengthM + 1e-6;
        land.neighbours[edge.a].emplace_back(edge.b, weight);
        land.neighbours[edge.b].emplace_back(edge.a, weight);
    }
    for (const Territory& territory : loadTerritories(db, scenario.id)) {
        if (territory.locked) {
            land.closed.insert(territory.id);
        }
    }
    for (const UnitLock& lock : loadUnitLocks(db, scenario.id, nowUtc().substr(0, 10))) {
        land.locked[lock.unit] = lock.reason;
    }
    return land;
}

TerritoryId longestBorder(const Land& land, UnitId unit) {
    std::map<TerritoryId, double> shared;
    const auto found = land.neighbours.find(unit);
    if (found != land.neighbours.end()) {
        for (const auto& [neighbour, length] : found->second) {
            const auto owner = land.owner.find(neighbour);
            if (owner != land.owner.end() && !land.closed.contains(owner->second)) {
                shared[owner->second] += length;
            }
        }
    }
    const auto best =
        std::max_element(shared.begin(), shared.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == shared.end() ? TerritoryId() : best->first;
}

TerritoryId nearestTerritory(const Land& land, const BasicUnit& unit) {
    TerritoryId nearest;
    double smallest = std::numeric_limits<double>::infinity();
    for (const BasicUnit& other : land.units) {
        const auto owner = land.owner.find(other.id);
        if (owner == land.owner.end() || land.closed.contains(owner->second)) {
            continue;
        }
        const double dx = other.position.x - unit.position.x;
        const double dy = other.position.y - unit.position.y;
        if (dx * dx + dy * dy < smallest) {
            smallest = dx * dx + dy * dy;
            nearest = owner->second;
        }
    }
    return nearest;
}

/// One layer of units around what is assigned; decided together, so that order does not matter.
std::vector<std::pair<UnitId, TerritoryId>> nextRing(const Land& land,
                                                     const std::vector<BasicUnit>& open) {
    std::vector<std::pair<UnitId, TerritoryId>> ring;
    for (const BasicUnit& unit : open) {
        if (const TerritoryId territory = longestBorder(land, unit.id)) {
            ring.emplace_back(unit.id, territory);
        }
    }
    if (ring.empty()) {
        for (const BasicUnit& unit : open) {
            if (const TerritoryId territory = nearestTerritory(land, unit)) {
                return {{unit.id, territory}};
            }
        }
    }
    return ring;
}

std::vector<BasicUnit> openUnits(const Land& land) {
    std::vector<BasicUnit> open;
    for (const BasicUnit& unit : land.units) {
        if (!land.owner.contains(unit.id) && !land.locked.contains(unit.id)) {
            open.push_back(unit);
        }
    }
    return open;
}

} // namespace

AssignReport fillGaps(Workspace& ws, const std::string& scenarioName, Job& job) {
    AssignReport report;
    const Scenario scenario = requireScenario(ws.reader(), scenarioName);
    const EditInfo info{"Fill gaps", "fill-gaps", {{"scenario", scenario.name}}};
    report.changes = ws.edit(info, [&](Edit& edit) {
        Land land = loadLand(edit.db(), scenario);
        std::map<TerritoryId, std::vector<UnitId>> gains;
        std::vector<BasicUnit> open = openUnits(land);
        const auto gaps = static_cast<double>(open.size());
        while (!open.empty()) {
            job.step(1 - static_cast<double>(open.size()) / gaps, "filling gaps");
            const auto ring = nextRing(land, open);
            if (ring.empty()) {
                break;
            }
            for (const auto& [unit, territory] : ring) {
                land.owner[unit] = territory;
                gains[territory].push_back(unit);
                ++report.changed;
            }
            open = openUnits(land);
        }
        for (const auto& [territory, units] : gains) {
            assignUnits(edit, scenario.id, units, territory);
        }
        for (const BasicUnit& unit : land.units) {
            if (!land.owner.contains(unit.id)) {
                const bool locked = land.locked.contains(unit.id);
                report.issues.push_back({Severity::Warning, unit.key, 0,
                                         locked ? "is locked and stays unassigned"
                                                : "has no territory that may take it",
                                         locked ? "unlock it first" : "unlock a territory first"});
            }
        }
    });
    return report;
}

} // namespace core
