// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace core {

/// Seeded random numbers that are the same on every machine and compiler, which the distributions
/// of <random> are not. xoshiro256** (Blackman and Vigna 2018), seeded by splitmix64.
class Random {
public:
    explicit Random(std::uint64_t seed);

    std::uint64_t next();
    /// Uniform in [0, bound); bound must be positive. Lemire's multiply-shift with rejection.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1) with 53 random bits.
    double uniform();
    /// Normal with mean 0 and standard deviation 1 (Box-Muller, one of the pair).
    double normal();

    template <class T> void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[below(i)]);
        }
    }

private:
    std::uint64_t state_[4];
};

} // namespace core
