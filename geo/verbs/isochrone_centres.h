// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "geo/verbs/isochrone.h"

#include <string>
#include <vector>

namespace geo {

/// A place that is driven from.
struct IsochroneCentre {
    std::string name; ///< of the account or rep, or the position
    core::Point at;   ///< degrees
    std::int64_t accountId = 0;
    core::RepId rep; ///< 0 = none
};

/// The centres asked for: positions, accounts, reps. Throws as `makeIsochrones`.
std::vector<IsochroneCentre> isochroneCentres(const core::Connection& db,
                                              const IsochroneParams& params);

} // namespace geo
