// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/assign.h"

#include <string>
#include <vector>

namespace core {

struct OverrideParams {
    std::string scenario;
    std::vector<std::string> accounts; ///< ids as in the CRM or file
    std::vector<std::string> units;    ///< or keys of units: all accounts that lie in them
    std::string territory;             ///< code, name or number; empty with `holdout`
    bool holdout = false;              ///< belongs to no territory and is not balanced
    std::string reason;                ///< why; required, as the rep will ask
    std::string expiresOn;             ///< last day, 2026-03-31; empty = for good
};

/// Lets accounts not follow their unit: an override puts them into a territory, a holdout keeps
/// them out of the plan. Balancing and scoring count them there. Unknown accounts are listed. One
/// step to undo.
AssignReport overrideAccounts(Workspace& ws, const OverrideParams& params);

/// Lets accounts follow their unit again; those of units as well.
AssignReport releaseAccounts(Workspace& ws, const std::string& scenario,
                             const std::vector<std::string>& accounts,
                             const std::vector<std::string>& units = {});

} // namespace core
