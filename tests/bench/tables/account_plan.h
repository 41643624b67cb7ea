// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// A plan with as many accounts as a large company has customers.
struct AccountPlanParams {
    std::vector<std::string> states; ///< whose ZIP areas; empty = the 48 and DC
    int territories = 500;
    int accounts = 200'000;
    std::uint64_t seed = 1;
};

/// Writes a new workspace: ZIP areas, one scenario, accounts with names, towns, segments and the
/// further columns potential, class and visits, each located in a seeded unit, deals and leads,
/// and the measure "potential" summed over the accounts. Throws Error(Storage) if the file exists
/// or cannot be written.
void writeAccountPlan(const std::string& path, const AccountPlanParams& params, core::Job& job);

} // namespace bench
