// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/plan.h"
#include "core/route/solution.h"

#include <vector>

namespace core::route {

/// The smallest change of each kind that lets an absent stop into the tours as they stand,
/// cheapest first.
std::vector<Remedy> remediesFor(Solution& solution, int stop);

/// From when to when a call could begin at that place of a tour if the stop had no windows; an
/// empty window (`to` before `from`) where it could not. Limits other than times are not asked.
Window freeInterval(const Model& model, const Tour& tour, int stop, int position);

} // namespace core::route
