// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/isochrone.h"

#include <string>

namespace geo {

/// The next name of a ring that nobody has taken: "R-001", "R-002", …
std::string freeRingName(const core::Connection& db);

/// Keeps the polygons of a report under a name, in place of older ones of that name.
void saveIsochrones(core::Record& record, const std::string& name, const IsochroneReport& report);

/// Notes at every account in which of the polygons it lies: the one of the fewest minutes, the one
/// whose centre is nearest where several are. Accounts that this ring held before and that lie in
/// none of its polygons any more hold none. Returns how many accounts lie in one.
std::int64_t saveAccountRings(core::Edit& edit, const std::string& name,
                              const IsochroneReport& report);

} // namespace geo
