// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/call_plan.h"
#include "core/verbs/compare_visits.h"
#include "core/verbs/stale_accounts.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/export.h"

#include <string>

namespace geo {

// The rows behind reports on visits, in any format that `ExportFile` writes: every figure of the
// report is a count or a sum over them. Codes and numbers come first, names that may hold commas
// last. All throw what `ExportFile` throws, and Error(Input) for the workspace itself.

/// A row for each planned call and each visit.
ExportReport exportCompared(const core::Workspace& ws, const core::CompareVisitsReport& report,
                            const std::string& file);
/// A row for each account of the call plan.
ExportReport exportCallPlan(const core::Workspace& ws, const core::CallPlanReport& report,
                            const std::string& file);
/// A row for each stale account.
ExportReport exportStale(const core::Workspace& ws, const core::StaleAccountsReport& report,
                         const std::string& file);

} // namespace geo
