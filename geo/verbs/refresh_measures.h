// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace geo {

struct RefreshMeasuresReport {
    std::vector<std::string> changed; ///< names of measures with new values
    std::vector<core::Issue> issues;  ///< measures that could not be summed again stay as they were
};

/// Sums measures that were made of accounts or opportunities (`aggregateUnits`) again, the way each
/// of them was made, so that they tell what the records hold now. A measure that would not change
/// is not written. Accounts have to be located before.
RefreshMeasuresReport refreshMeasures(core::Workspace& ws, core::Job& job);

} // namespace geo
