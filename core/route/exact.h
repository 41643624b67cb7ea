// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/improve.h"

namespace core::route {

/// Whether `exactOrders` can be asked: few stops, and neither locks nor series.
bool fewEnoughToTryAll(const Model& model);

/// The best plan there is: the cheapest order of every set of stops for every kind of resource, and
/// then the cheapest way to share the stops out.
Improvement exactOrders(const Model& model);

} // namespace core::route
