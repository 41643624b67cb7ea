// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/anneal.h"
#include "core/align/region.h"

#include <cstdint>
#include <functional>

namespace core::align {

/// Improves an alignment by solving small groups of neighbouring territories anew, the rest held
/// fast: a group is cut out, heated so far that its territories may trade places, annealed, and put
/// back if it came out better. Groups with
/// territories outside their limits are preferred. Ends
/// after about `iterations` moves. `heat` says how to anneal a group of so many units.
void recombine(const Problem& problem, Alignment& alignment, std::int64_t iterations,
               const std::function<AnnealOptions(int units)>& heat, Random& random, Stop& stop);

} // namespace core::align
