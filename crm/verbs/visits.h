// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/sync/outbox_store.h"
#include "crm/verbs/surroundings.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crm {

struct PushVisitsParams {
    std::string connection; ///< empty = all that may be written to
    Surroundings around = {};
};

struct PushVisitsReport {
    std::int64_t pushed = 0;        ///< visits that the CRM took
    std::int64_t photos = 0;        ///< pictures attached
    std::int64_t removed = 0;       ///< visits that were taken off the timeline
    std::vector<OutboxItem> failed; ///< what the CRM refused, or asks about
    std::int64_t waiting = 0;       ///< what is still to be sent
    std::int64_t calls = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const PushVisitsReport& report);

/// Posts visits to the timelines of their CRMs at once, as a sync does after reading. Throws
/// Error(Usage) if no connection may be written to.
PushVisitsReport pushVisits(core::Workspace& ws, const PushVisitsParams& params, core::Job& job);

} // namespace crm
