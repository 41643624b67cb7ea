// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"
#include "core/workspace/connection.h"

#include <string>
#include <vector>

namespace core::records {

/// An account as a point on the map.
struct AccountPoint {
    AccountId id;
    Point lonLat;     ///< EPSG:4326; the pin where a person has set one
    std::string rank; ///< its class ("A", "B", ...) if a column of the import says so, else empty
    UnitId unit;      ///< the unit of the layer that it lies in; 0 = none, or not computed yet
};

/// The accounts that have a position, in order of id.
std::vector<AccountPoint> loadAccountPoints(const Connection& db, LayerId layer);

} // namespace core::records
