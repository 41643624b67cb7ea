// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/route/solution.h"

namespace core::route {

/// Fills the tours of a solution stop by stop, each time with the one that would lose most by
/// waiting: the difference between its best tour and its second best (Potvin and Rousseau 1993).
/// Stops that fit nowhere, or are not worth their detour, stay absent. Calls of a series are left
/// to `Recreate`. Ends early when the job is to wrap up.
void insertByRegret(Solution& solution, const Job& job);

} // namespace core::route
