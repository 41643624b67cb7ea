// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/clock.h"
#include "crm/sync/connection_store.h"

#include <cstdint>
#include <vector>

namespace crm {

struct PhotoPost {
    std::int64_t attached = 0;
    std::vector<core::Issue> issues;
};

/// Attaches the pictures of visits that are on the CRM's timeline, each once. One that is refused
/// is tried again after a day; one that is no longer where it lay, or has changed, is reported and
/// left out. Does nothing where the CRM takes no files: the pictures stay with the visit here.
/// Throws RemoteError where the CRM does not answer.
PhotoPost postPhotos(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter,
                     Clock& clock, core::Job& job);

} // namespace crm
