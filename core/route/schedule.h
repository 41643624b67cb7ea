// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/plan.h"
#include "core/route/tour.h"

namespace core::route {

/// The times of a tour: every call as early as it can be, breaks where they cost least time, and
/// the departure as late as nothing gets later by it. The tour must be feasible.
Route scheduled(const Model& model, const Tour& tour);

} // namespace core::route
