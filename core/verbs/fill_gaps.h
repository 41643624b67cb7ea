// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/verbs/assign.h"

#include <string>

namespace core {

/// Gives every unassigned unit of a scenario to a territory that it touches: from the outside in,
/// the longest shared border first; units that touch none go to the nearest territory. Locked
/// territories gain nothing, locked units stay unassigned; both are listed. One step to undo.
AssignReport fillGaps(Workspace& ws, const std::string& scenario, Job& job);

} // namespace core
