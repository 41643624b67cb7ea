// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "core/workspace/connection.h"
#include "geo/geometry/unit_locator.h"

#include <map>
#include <string>
#include <vector>

namespace geo {

/// Says in which unit and territory of a scenario a point lies. Reads all shapes of the layer when
/// it is made; immutable afterwards.
class TerritoryFinder {
public:
    static constexpr int kNone = -1;

    TerritoryFinder(const core::Connection& db, const core::Scenario& scenario);

    /// Territories of the lowest level, in the plan's order.
    const std::vector<core::Territory>& territories() const { return territories_; }
    /// Place in `territories`, or kNone outside of all units and in units without a territory.
    int territoryAt(core::Point point) const;
    int territoryOf(core::UnitId unit) const;
    /// Name of a territory; "" for kNone.
    std::string nameOf(int territory) const;
    /// True if the unit is known under that key.
    bool unitHasKey(core::UnitId unit, const std::string& key) const;

private:
    std::vector<core::Territory> territories_;
    std::vector<core::UnitId> units_;
    std::map<core::UnitId, int> territoryOf_;
    std::map<std::string, core::UnitId, std::less<>> keys_;
    UnitLocator locator_;
};

} // namespace geo
