// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

namespace core::align {

/// What of the problem's disruption budget any plan within the limits of `measure` uses at least: a
/// bound from below. Territories above their upper limit have to give, those below their lower
/// limit have to get; the cheapest units for that are counted, divisible where the budget is not in
/// units. 0 without a budget.
Amount leastDisruption(const Problem& problem, int measure);

} // namespace core::align
