// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/alignment.h"
#include "core/plan/shape.h"

#include <vector>

namespace bench {

/// Weighted recursive bisection (Kalcsics, Nickel and Schroeder 2005), the plain method that plans
/// are compared with: units and districts are halved by a straight line, in proportion, again and
/// again. Of eight directions the one is taken whose two halves have the least moment of inertia
/// together. Nothing is repaired: districts may be in pieces and outside of the limits. Each gets
/// at least one unit. Written for itself: it shares no code with the search.
///
/// `weights` are as many as `positions`, none negative; 1 <= `districts` <= positions.
core::align::Alignment bisectionReference(const std::vector<core::Point>& positions,
                                          const std::vector<double>& weights, int districts);

} // namespace bench
