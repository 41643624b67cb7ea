// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/fresh_territory.h"

#include "core/base/text.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <set>

namespace core {

Territory freshTerritory(const Connection& db, ScenarioId scenario, const std::string& wanted) {
    std::set<std::string> codes;
    std::set<std::string> names;
    Territory made;
    double weights = 0;
    int count = 0;
    for (const Territory& other : loadTerritories(db, scenario)) {
        codes.insert(other.code);
        names.insert(other.name);
        made.position = std::max(made.position, other.position);
        weights += other.level == 0 ? other.targetWeight : 0;
        count += other.level == 0 ? 1 : 0;
    }
    made.scenario = scenario;
    made.targetWeight = weights > 0 ? weights / count : 1;
    ++made.position;
    for (int number = made.position; made.code.empty(); ++number) {
        const std::string code = format("T{:02}", number);
        made.code = codes.contains(code) ? "" : code;
    }
    made.name = wanted;
    for (int number = 2; names.contains(made.name); ++number) {
        made.name = format("{} {}", wanted, number);
    }
    return made;
}

} // namespace core
