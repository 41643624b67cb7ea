// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace core::route {

/// What a plan that serves as much as possible makes smallest.
enum class Objective {
    LeastDriving,  ///< the sum of driving times
    LeastDistance, ///< the sum of distances
    EarliestFinish ///< the sum over all days of when work is done, then driving time
};

/// How `optimise` searches. The same problem and options give the same plan, on any number of
/// threads, unless the time limit was hit.
struct Options {
    Objective objective = Objective::LeastDriving;
    /// How much days of equal length matter: 0 = not at all, 1 = about as much as driving. Days are
    /// compared by driving and calls as a share of working hours.
    double balance = 0;
    std::uint64_t seed = 1;
    int threads = 2; ///< at most two are of use
    /// Ruins and repairs in all; 0 = by the number of stops, or until the time limit where one is
    /// set.
    std::int64_t iterations = 0;
    /// Seconds of the wall clock. With `iterations` = 0 the search takes just as long and the plan
    /// depends on the speed of the machine; otherwise it is a cap.
    double timeLimitSeconds = 0;
    bool explain = true; ///< also find the cheapest change that would admit each unserved stop
};

} // namespace core::route
