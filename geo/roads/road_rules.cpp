// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/road_rules.h"

#include "core/base/json.h"

namespace geo {

RoadRules loadRoadRules(const core::Connection& db) {
    RoadRules rules;
    core::Statement barriers =
        db.prepare("SELECT id, name, line FROM plan_road_barriers ORDER BY id");
    while (barriers.step()) {
        RoadBarrier barrier{barriers.integer(0), barriers.string(1), {}};
        for (const core::Json& point : core::Json::parse(barriers.string(2))) {
            barrier.line.push_back({point.at(0).get<double>(), point.at(1).get<double>()});
        }
        rules.barriers.push_back(std::move(barrier));
    }
    core::Statement factors =
        db.prepare("SELECT road_class, from_hour, to_hour, factor FROM plan_road_factors ORDER BY "
                   "from_hour, to_hour, road_class");
    while (factors.step()) {
        rules.factors.push_back({factors.string(0), static_cast<int>(factors.integer(1)),
                                 static_cast<int>(factors.integer(2)), factors.real(3)});
    }
    return rules;
}

RoadUse withRules(RoadUse use, const RoadRules& rules) {
    for (const RoadBarrier& barrier : rules.barriers) {
        use.barriers.push_back(barrier.line);
    }
    use.kept.insert(use.kept.end(), rules.factors.begin(), rules.factors.end());
    return use;
}

} // namespace geo
