// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/territory_finder.h"

#include "core/workspace/gpkg.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"

namespace geo {

TerritoryFinder::TerritoryFinder(const core::Connection& db, const core::Scenario& scenario) {
    std::map<core::TerritoryId, int> index;
    for (core::Territory& territory : core::loadTerritories(db, scenario.id)) {
        if (territory.level == 0) {
            index[territory.id] = static_cast<int>(territories_.size());
            territories_.push_back(std::move(territory));
        }
    }
    for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
        if (const auto found = index.find(territory); found != index.end()) {
            territoryOf_[unit] = found->second;
        }
    }
    keys_ = core::loadUnitKeys(db, scenario.layer);
    std::vector<core::MultiPolygon> shapes;
    core::forEachShape(db, scenario.layer, [&](core::UnitId id, std::span<const std::byte> blob) {
        units_.push_back(id);
        shapes.push_back(core::decodeGpkgArea(blob));
    });
    locator_ = UnitLocator(shapes);
}

int TerritoryFinder::territoryAt(core::Point point) const {
    const int found = locator_.locate(point);
    return found == UnitLocator::kNowhere ? kNone
                                          : territoryOf(units_[static_cast<std::size_t>(found)]);
}

int TerritoryFinder::territoryOf(core::UnitId unit) const {
    const auto found = territoryOf_.find(unit);
    return found == territoryOf_.end() ? kNone : found->second;
}

std::string TerritoryFinder::nameOf(int territory) const {
    return territory == kNone ? std::string()
                              : territories_.at(static_cast<std::size_t>(territory)).name;
}

bool TerritoryFinder::unitHasKey(core::UnitId unit, const std::string& key) const {
    const auto found = keys_.find(key);
    return found != keys_.end() && found->second == unit;
}

} // namespace geo
