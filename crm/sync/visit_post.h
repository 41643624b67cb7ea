// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/outbox_store.h"
#include "crm/sync/push.h"

#include <cstdint>
#include <vector>

namespace crm {

/// Outcome of bringing visits to the timeline of the CRM.
struct VisitPost {
    std::int64_t queued = 0;  ///< visits that the outbox sends now, new or changed
    std::int64_t removed = 0; ///< taken off the timeline
    std::vector<core::Issue> issues;
};

/// Compares the visits to accounts of a connection with what was written of them, and queues the
/// differences: new visits with their own key, so that none is ever posted twice; of changed ones
/// the changed fields, over what the CRM has, and those that people changed there as well into the
/// review list. Visits that were taken back here are removed there, unless somebody edited them.
VisitPost queueVisits(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter,
                      const WhoWeAre& identity, core::Job& job);

/// Notes what the CRM took of a visit.
void noteVisitWritten(core::Record& record, const OutboxItem& item);

} // namespace crm
