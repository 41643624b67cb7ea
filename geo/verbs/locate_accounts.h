// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/workspace.h"

#include <cstdint>

namespace geo {

/// How the accounts of a workspace lie to a unit layer.
struct LocateReport {
    std::int64_t inside = 0;  ///< in a unit
    std::int64_t outside = 0; ///< placed, but in no unit
    std::int64_t changed = 0; ///< whose unit is not what it was when last computed
};

/// Finds the unit of the layer that each account belongs to, as `accountUnits` does, and keeps the
/// answer in the workspace for verbs that do not read shapes (score, publish). To be called after
/// units, accounts or places have changed; writes nothing if the answer is the same.
LocateReport locateAccounts(core::Workspace& ws, const core::UnitLayer& layer, core::Job& job);
/// The same for every layer of areas.
void locateAccounts(core::Workspace& ws, core::Job& job);

} // namespace geo
