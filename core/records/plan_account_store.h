// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace core::records {

/// An account as a plan counts it.
struct PlanAccount {
    AccountId id;
    std::string name; ///< or its id where it has no name
    std::string segment;
    std::string rank;            ///< its class, see `kAccountRankSql`
    UnitId unit;                 ///< of the layer; 0 = it lies in none
    std::optional<double> value; ///< what it brought to the measure, in the measure's unit
};

/// All accounts with their unit in a layer as last computed, and what they brought to a measure (0
/// = no measure; only measures that were summed from records know). In order of id.
std::vector<PlanAccount> loadPlanAccounts(const Connection& db, LayerId layer, MeasureId measure);

} // namespace core::records
