// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/options.h"
#include "core/align/problem.h"
#include "core/align/stop.h"
#include "core/base/random.h"

namespace core::align {

/// A first alignment for round `round` of a search: every unit assigned, contiguous where locks
/// permit, roughly balanced. Rounds differ from each other, the first being the plainest.
///
/// `Start::Current` repairs the current alignment. Otherwise territories that are bound to a place,
/// by a fixed centre or by units that can go nowhere else, begin there, and further ones where most
/// load lies far from those; without any such bond recursive bisection gives the first centres.
/// A balanced power diagram then follows.
Alignment startAlignment(const Problem& problem, Start start, int round, Random& random,
                         const Stop& stop);

} // namespace core::align
