// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "core/verbs/plan_problem.h"
#include "core/workspace/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// Where the drives of a territory begin and end.
struct TerritoryBase {
    /// Where a base comes from, best first.
    enum class Kind {
        None,   ///< there is nothing to take
        Home,   ///< the home of who is in charge
        Centre, ///< the fixed centre of the territory
        Middle  ///< the unit nearest to the middle of what the territory has now
    };
    Kind kind = Kind::None;
    std::optional<Point> at; ///< EPSG:4326
    std::string name;        ///< of the rep or the unit; empty for a centre
};

/// Stable lower-case name ("home", ...).
const char* baseKindName(TerritoryBase::Kind kind) noexcept;
/// "home of Ann", "its centre", "06511 in its middle", for people.
std::string baseText(const TerritoryBase& base);

/// The base of each territory of a plan. A centre that was given for this run (one that `plan` has
/// and the scenario has not, or elsewhere) goes before the home of the rep in charge, that before
/// a centre that the scenario keeps, and that before the middle of the units in
/// `plan.data.current`, by the first measure. `scenario` is empty for a plan that is not there yet.
std::vector<TerritoryBase> territoryBases(const Connection& db,
                                          const std::optional<Scenario>& scenario,
                                          const PlanProblem& plan);

} // namespace core
