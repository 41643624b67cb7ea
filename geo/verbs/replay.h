// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/workspace.h"

#include <optional>

namespace geo {

/// Whether changes of the plan moved accounts: pins, reviews of places, corrected addresses.
bool movesAccounts(const core::Changes& changes);

/// Takes back the newest step and, if it had moved accounts, finds their units again. Empty if
/// there is nothing to take back.
std::optional<core::Workspace::Step> undoStep(core::Workspace& ws, core::Job& job);
/// The same for bringing a step back.
std::optional<core::Workspace::Step> redoStep(core::Workspace& ws, core::Job& job);

} // namespace geo
