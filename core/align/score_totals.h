// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/align/score.h"

namespace core::align {

/// Fills what a score says of the whole from `territories` and `pool`. O(territories log
/// territories). The sums run in the order of the territories, so that they are the same to the
/// last bit however the parts came about.
void addUp(const Problem& problem, Score& out);

} // namespace core::align
