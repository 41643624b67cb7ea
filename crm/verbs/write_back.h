// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "crm/sync/connection_store.h"

#include <string>

namespace crm {

/// Allows or forbids that anything is written to a connection. Off until somebody switches it on,
/// but for folders. Returns the connection as it is then. Throws Error(Input) if there is none of
/// the name.
CrmConnection switchWriteBack(core::Workspace& ws, const std::string& connection, bool on);

} // namespace crm
