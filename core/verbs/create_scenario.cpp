// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/create_scenario.h"

#include "core/base/text.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

#include <cmath>
#include <map>
#include <queue>

namespace core {

namespace {

struct Step {
    double way;
    std::size_t unit;
    int territory;
    /// Nearest first; ties by unit and territory, so that the order is always the same.
    bool operator<(const Step& other) const {
        return std::tie(other.way, other.unit, other.territory) < std::tie(way, unit, territory);
    }
};

using Graph = std::vector<std::vector<std::size_t>>;

Graph neighbours(const Connection& db, LayerId layer, const std::vector<BasicUnit>& units) {
    std::map<UnitId, std::size_t> index;
    for (std::size_t i = 0; i < units.size(); ++i) {
        index[units[i].id] = i;
    }
    Graph graph(units.size());
    for (const UnitEdge& edge : loadEdges(db, layer)) {
        graph[index.at(edge.a)].push_back(index.at(edge.b));
        graph[index.at(edge.b)].push_back(index.at(edge.a));
    }
    return graph;
}

double distance(const BasicUnit& a, const BasicUnit& b) {
    return std::hypot(a.position.x - b.position.x, a.position.y - b.position.y);
}

} // namespace

ScenarioId createScenario(Workspace& ws, const CreateScenarioParams& params) {
    ScenarioId id;
    const std::string label =
        params.label.empty() ? format("Make {}", params.scenario.name) : params.label;
    ws.edit({label, "scenario", {{"name", params.scenario.name}}}, [&](Edit& edit) {
        Scenario scenario = params.scenario;
        if (!scenario.force) {
            scenario.force = defaultForce(edit);
        }
        id = insertScenario(edit, scenario);
        std::vector<std::vector<UnitId>> members(params.territories.size());
        for (const auto& [unit, territory] : params.assignments) {
            members.at(territory).push_back(unit);
        }
        for (std::size_t t = 0; t < params.territories.size(); ++t) {
            Territory territory = params.territories[t].territory;
            territory.scenario = id;
            const TerritoryId made = insertTerritory(edit, territory);
            for (const RepId rep : params.territories[t].owners) {
                insertOwner(edit, made, rep);
            }
            assignUnits(edit, id, members[t], made);
        }
    });
    return id;
}

std::vector<int> growFromBases(const Connection& db, LayerId layer,
                               const std::vector<std::size_t>& bases) {
    const std::vector<BasicUnit> units = loadUnits(db, layer);
    const Graph graph = neighbours(db, layer, units);
    std::vector<int> owner(units.size(), -1);
    std::priority_queue<Step> queue;
    for (std::size_t t = 0; t < bases.size(); ++t) {
        queue.push({0, bases[t], static_cast<int>(t)});
    }
    while (!queue.empty()) {
        const Step step = queue.top();
        queue.pop();
        if (owner[step.unit] >= 0) {
            continue;
        }
        owner[step.unit] = step.territory;
        for (const std::size_t next : graph[step.unit]) {
            if (owner[next] < 0) {
                queue.push(
                    {step.way + distance(units[step.unit], units[next]), next, step.territory});
            }
        }
    }
    return owner;
}

} // namespace core
