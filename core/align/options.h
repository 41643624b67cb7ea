// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace core::align {

/// Where `balance` begins.
enum class Start {
    Scratch, ///< weighted recursive bisection; the current alignment serves for names only
    Current, ///< the current alignment, repaired
    Centres  ///< the fixed centres of the territories; those without one are placed by bisection
};

/// How `balance` searches. The same problem and options give the same plan on any number of threads
/// unless the time limit is hit.
struct BalanceOptions {
    Start start = Start::Scratch;
    std::uint64_t seed = 1;
    int threads = 1;
    int rounds = 0;              ///< independent searches, the best of which is kept; 0 = by size
    std::int64_t iterations = 0; ///< moves looked at in each round; 0 = by size
    double timeLimitSeconds = 0; ///< a cap on the wall clock; 0 = none
};

} // namespace core::align
