// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace core::route {

/// A pair of locations with no way between them, in `TravelMatrix`.
inline constexpr std::int32_t kUnreachable = -1;

/// Travel between every two locations, row by row: from row to column. It need not be symmetric.
/// Negative values mean that there is no way; from a location to itself is always 0.
struct TravelMatrix {
    int size = 0; ///< locations
    std::vector<std::int32_t> duration;
    std::vector<std::int32_t> distance; ///< empty = not known; metres by convention

    /// An empty matrix of that size, all zero; `distances` gives it distances as well.
    static TravelMatrix ofSize(int size, bool distances);

    /// Rounds to the nearest whole unit. What is no number, negative or beyond 10^9 becomes
    /// unreachable.
    static TravelMatrix rounded(int size, const std::vector<double>& durations,
                                const std::vector<double>& distances = {});

    std::size_t cell(int from, int to) const {
        return static_cast<std::size_t>(from) * static_cast<std::size_t>(size) +
               static_cast<std::size_t>(to);
    }
};

} // namespace core::route
