// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/burden_data.h"

#include <vector>

namespace core {

/// A tour that the route optimiser planned for some accounts of a territory.
struct PlannedTour {
    std::size_t territory = 0;
    int calls = 0;
    int days = 0;
    analysis::BurdenSample sample;
};

/// Plans days of calls for up to twelve territories, in up to three sizes each, on accounts drawn
/// by `seed`; what does not fit a day is left out of the sample. Territories without a base, or
/// with fewer than four accounts, are not asked.
std::vector<PlannedTour> planTours(const BurdenData& data, const analysis::BurdenDay& day,
                                   std::uint64_t seed, const RouteTravelFinder& travel, Job& job);

} // namespace core
