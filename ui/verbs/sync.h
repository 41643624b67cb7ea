// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/workspace.h"
#include "crm/verbs/publish.h"
#include "crm/verbs/sync.h"
#include "crm/verbs/watch.h"

#include <functional>

namespace ui {

/// Pulls changes from the CRM, places what came in by its coordinates or ZIP, and finds the unit
/// that each account lies in: crm and geo together.
crm::SyncReport syncAndPlace(core::Workspace& ws, const crm::SyncParams& params, core::Job& job);

/// The same again and again until the job is cancelled (see `crm::watchSync`); `each` is called
/// after every run that did something.
void watchAndPlace(core::Workspace& ws, const crm::WatchParams& params, core::Job& job,
                   const std::function<void(const crm::SyncReport&)>& each);

/// Finds the unit of every account anew, then publishes: what is written is what the map shows.
crm::PublishReport publishPlan(core::Workspace& ws, const crm::PublishParams& params,
                               core::Job& job);

} // namespace ui
