// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <map>
#include <string>

namespace geo {

/// In which unit an account lies.
struct AccountUnit {
    core::UnitId unit;   ///< none if it lies in no unit
    bool byZip = false;  ///< found by its ZIP, not by its point
    std::string name;    ///< of the account, for people
    bool placed = false; ///< it has a point of its own
};

/// All accounts of the workspace with their unit of a layer, by id of the account.
///
/// A pin or a found point decides by point in polygon. Accounts that are placed by ZIP, or not at
/// all, belong to the unit whose key or alias is their ZIP, if that unit lies within 200 km of the
/// ZIP's known point (codes of other kinds look like ZIPs, too); failing that, to the unit that
/// holds the ZIP's point.
///
/// An account with a parent follows the head of its family, the account at the end of the line of
/// parents, as far as that lies in a unit: families stay in one territory.
std::map<std::int64_t, AccountUnit> accountUnits(const core::Connection& db,
                                                 const core::UnitLayer& layer, core::Job& job);

} // namespace geo
