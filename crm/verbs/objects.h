// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/sync/connection_store.h"

#include <string>
#include <vector>

namespace crm {

/// Chooses what a connection does not read: names of objects ("leads", "activities"). Nobody's
/// visits are posted either where activities are left out. What was read before stays. Throws
/// Error(Usage) for an object that no CRM has, and for accounts, which are always read.
CrmConnection leaveOutObjects(core::Workspace& ws, const std::string& connection,
                              const std::vector<std::string>& objects);

} // namespace crm
