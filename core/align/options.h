// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/alignment.h"

#include <cstdint>
#include <functional>

namespace core::align {

/// From here on a layer is large: fewer and shorter steps, so that a first plan is there soon.
inline constexpr int kManyUnits = 5000;

/// Where `balance` begins.
enum class Start {
    Scratch, ///< weighted recursive bisection; the current alignment serves for names only
    Current, ///< the current alignment, repaired
    Centres  ///< the fixed centres of the territories; those without one are placed by bisection
};

/// A plan found on the way, better than all before it.
struct FoundPlan {
    const Alignment& alignment; ///< as the search names the territories; valid during the call
    double objective = 0;
    double excess = 0; ///< overshoot of limits; 0 = kept
    double seconds = 0;
};

/// How `balance` searches. The same problem and options give the same plan on any number of threads
/// unless the time limit is hit.
struct BalanceOptions {
    Start start = Start::Scratch;
    std::uint64_t seed = 1;
    int threads = 1;
    int rounds = 0; ///< searches that follow each other; more are never worse; 0 = by size
    std::int64_t iterations = 0; ///< moves looked at in a full round; 0 = by size
    double timeLimitSeconds = 0; ///< a cap on the wall clock; 0 = none
    bool bound = true;           ///< also find a lower bound for the objective, which takes a while
    /// Called with each better plan, on any of the search's threads, one at a time. May be empty.
    std::function<void(const FoundPlan&)> better;
    /// Called whenever the lower bound has risen, with the bound and the seconds since the start,
    /// on the thread that called `balance`. May be empty.
    std::function<void(double bound, double seconds)> bounded;
};

} // namespace core::align
