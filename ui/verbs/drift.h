// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/verbs/drift.h"
#include "core/workspace/workspace.h"

#include <vector>

namespace ui {

/// A look at drift with what could not be brought up to date before it.
struct DriftLook {
    core::DriftReport report;
    std::vector<core::Issue> issues;
};

/// Finds the units of accounts and sums measures anew, then watches (`core::watchDrift`): geo and
/// core together. Throws as that does.
DriftLook drift(core::Workspace& ws, const core::DriftParams& params, core::Job& job);

/// The same after a sync, whose accounts are located; an empty report where nothing is in force.
/// The smallest repair is looked for only if somebody has to be told. The first sync of a week
/// keeps the figures of the week before. `recordsChanged` = false: measures are as they were. What
/// stands in the way is an issue: the sync has been carried out.
DriftLook driftAfterSync(core::Workspace& ws, bool recordsChanged, core::Job& job);

} // namespace ui
