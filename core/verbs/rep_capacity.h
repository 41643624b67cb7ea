// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

namespace core {

/// What the reps of a territory say that they can work in a year.
struct RepCapacity {
    int reps = 0;     ///< with a capacity in hours
    double hours = 0; ///< of all of them
};

/// Capacities of the reps in charge of a territory, as far as they are given in hours; those who
/// left do not count.
RepCapacity repCapacity(const Connection& db, TerritoryId territory);

} // namespace core
