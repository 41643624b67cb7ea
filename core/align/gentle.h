// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/balance.h"

namespace core::align {

/// How far a gentle repair may go.
struct GentleOptions {
    DisruptionBudget budget{0.05, 0}; ///< what may change hands against the current alignment
    std::uint64_t seed = 1;
    int threads = 1;
};

/// A search that starts from the current alignment and ends soon: it mends what is broken and
/// brings territories back within their limits, and does not look for a better plan elsewhere.
BalanceOptions gentleSearch(std::uint64_t seed, int threads);

/// Repairs the current alignment of `data`, after an edit by hand, within a budget: `balance` from
/// there, with `gentleSearch`. Throws Error(Input) if there is no current alignment.
BalanceResult rebalanceGently(ProblemData data, const GentleOptions& options, Job& job);

} // namespace core::align
