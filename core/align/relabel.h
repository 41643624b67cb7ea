// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

namespace core::align {

/// Gives the parts of `alignment` the territories that keep most of what they have now (measure 0,
/// units as tie-break), so that names survive a new solution: an assignment on the overlap matrix.
/// A part changes its territory only where the new one's limits are kept no worse, its units are
/// allowed there, and neither has a fixed centre. Without a current alignment nothing changes.
Alignment relabel(const Problem& problem, const Alignment& alignment);

} // namespace core::align
