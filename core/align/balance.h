// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/options.h"
#include "core/align/reasons.h"
#include "core/align/relaxations.h"
#include "core/align/score.h"
#include "core/base/job.h"

#include <optional>
#include <vector>

namespace core::align {

/// What `balance` found.
struct BalanceResult {
    Alignment alignment;                 ///< every unit has a territory
    Score score;                         ///< of `alignment`, from scratch
    bool feasible = false;               ///< all rules are kept
    std::vector<Reason> reasons;         ///< why not, if not
    std::vector<Relaxation> relaxations; ///< what would help, if not
    std::optional<double> lowerBound;    ///< no plan within the limits has a smaller objective
    std::optional<double> gap;   ///< (objective - lowerBound) / objective; empty if not feasible
    bool timeLimitHit = false;   ///< the plan may differ the next time
    bool wrappedUp = false;      ///< ended early at the user's request
    std::int64_t iterations = 0; ///< moves looked at
    std::uint64_t seed = 0;
    double seconds = 0;
};

/// Finds a contiguous, balanced and compact alignment.
///
/// From the start (recursive bisection, the current alignment or fixed centres) it builds a
/// balanced power diagram, makes the territories contiguous, carries activity along chains of
/// territories until the limits are kept, and anneals shifts and swaps within the limits. Several
/// rounds with different starts run on `options.threads` threads; the best plan wins, and the
/// territories are named so that most of the current alignment keeps its name.
///
/// Deterministic for a seed unless the time limit or a request to wrap up ends it early. If no plan
/// keeps all rules, the contiguous plan with the least excess is returned with the reasons. Throws
/// Error(Cancelled) when the job is cancelled, Error(Input) if `Start::Current` has no alignment.
BalanceResult balance(const Problem& problem, const BalanceOptions& options, Job& job);

} // namespace core::align
