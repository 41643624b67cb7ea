// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/drift.h"
#include "core/watch/baseline.h"

namespace core {

/// What explains drift since a baseline.
struct FoundCauses {
    std::vector<DriftCause> causes;
    int more = 0;                     ///< accounts that changed and are not listed
    std::vector<AccountId> firstSeen; ///< new accounts that nobody has noticed before
};

/// Compares accounts, reps and deals with the baseline. `at` is the present moment, by which new
/// accounts are noted.
FoundCauses findCauses(const Connection& db, const watch::PlanInForce& plan,
                       const watch::Baseline& baseline, const DriftReport& report,
                       const DriftParams& params, const std::string& at);

/// "191,000 $", as plain text.
std::string driftAmount(double value, const std::string& unit);

} // namespace core
