// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/sync/pull.h"

namespace crm {

/// Brings what the CRM's timeline holds (meetings, calls, notes, tasks, planned and done) into the
/// workspace (table `base_activities`), as `Puller` does with records: page by page, each stored
/// with the cursor behind it; what is gone becomes a tombstone. Throws Error(Conflict) if too much
/// is gone at once.
PullResult pullActivities(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter,
                          Clock& clock, const PullOptions& options, core::Job& job);

} // namespace crm
