// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/gentle.h"

#include "core/align/keep_budget.h"

#include <utility>

namespace core::align {

namespace {

// Enough to settle what an edit has stirred up; the rest of the plan is as good as it was.
constexpr std::int64_t kMoves = 2'000;

} // namespace

BalanceOptions gentleSearch(std::uint64_t seed, int threads) {
    BalanceOptions options;
    options.start = Start::Current;
    options.seed = seed;
    options.threads = threads;
    options.rounds = 1;
    options.iterations = kMoves;
    options.bound = false; // takes longer than the repair
    return options;
}

BalanceResult rebalanceGently(ProblemData data, const GentleOptions& options, Job& job) {
    data.disruptionBudget = options.budget;
    const Problem problem(std::move(data));
    BalanceResult result = balance(problem, gentleSearch(options.seed, options.threads), job);
    keepBudget(problem, result);
    return result;
}

} // namespace core::align
