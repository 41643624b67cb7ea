// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <string>

namespace geo {

/// Throws Error(Input) if the source is the workspace itself. Nothing but SQLite may open that
/// file: closing any other descriptor would drop SQLite's locks.
void refuseOwnFile(const core::Workspace& ws, const std::string& source);
/// The same for a file that is to be written, the workspace's side files included.
void refuseOwnTarget(const core::Workspace& ws, const std::string& file);

} // namespace geo
