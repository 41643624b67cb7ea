// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/sync.h"

#include <functional>

namespace crm {

struct WatchParams {
    SyncParams sync;
    double seconds = 3;    ///< between two looks at the CRM
    std::int64_t most = 0; ///< looks after which it ends; 0 = when it is cancelled
};

/// Syncs again and again until the job is cancelled, which is no error: in step with the CRM within
/// seconds, and with the workspace, whose changes are noticed without asking the CRM. A run that
/// fails because the CRM does not answer is reported and tried again, later each time; other errors
/// end the watch.
///
/// `each` is called after every run that did something, or failed (its report then has just the
/// issue). `locate` is called before changes of the plan are sent, after accounts came in: it finds
/// the units of accounts anew.
void watchSync(core::Workspace& ws, const WatchParams& params, core::Job& job, const Placer& place,
               const std::function<void(const SyncReport&)>& each,
               const std::function<void()>& locate);

} // namespace crm
