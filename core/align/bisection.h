// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/base/random.h"

namespace core::align {

/// Weighted recursive bisection (Kalcsics, Nickel and Schroeder 2005): splits the territories in
/// two groups and the units by a straight line in the same proportion, again and again. Of eight
/// directions the one with the least moment of inertia of both sides is taken. `turn` (radians)
/// turns all directions, so that different starts can be had; `jitter` (0 to 1) makes the choice
/// among directions random in that measure. Targets may be unequal. Ignores contiguity and locks.
/// Every territory gets a unit.
Alignment bisect(const Problem& problem, double turn, double jitter, Random& random);

} // namespace core::align
