// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/dijkstra.h"
#include "geo/roads/many_to_many.h"

#include <vector>

namespace geo {

/// The same vertices with every arc turned round: ways that led from a vertex lead to it.
SearchGraph reversed(const SearchGraph& graph);

/// Where a search on the reversed graph begins that arrives at targets: the vertices before each,
/// at what the rest of the way to the place costs. `offset`s of targets are what lies beyond the
/// place, as a negative number; so a way that begins on the target's own road, short of the place,
/// is not among these and is to be driven straight.
std::vector<SearchSeed> arrivalSeeds(const SearchGraph& turned, const Anchors& targets);

} // namespace geo
