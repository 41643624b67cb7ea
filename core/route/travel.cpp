// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/travel.h"

#include <algorithm>
#include <cmath>

namespace core::route {

namespace {

constexpr double kLongest = 1e9;

std::vector<std::int32_t> roundedAll(const std::vector<double>& values) {
    std::vector<std::int32_t> whole(values.size());
    std::transform(values.begin(), values.end(), whole.begin(), [](double value) {
        const bool usable = value >= 0 && value <= kLongest; // false for NaN
        return usable ? static_cast<std::int32_t>(std::lround(value)) : kUnreachable;
    });
    return whole;
}

} // namespace

TravelMatrix TravelMatrix::ofSize(int size, bool distances) {
    TravelMatrix matrix;
    matrix.size = size;
    const auto cells = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    matrix.duration.assign(cells, 0);
    matrix.distance.assign(distances ? cells : 0, 0);
    return matrix;
}

TravelMatrix TravelMatrix::rounded(int size, const std::vector<double>& durations,
                                   const std::vector<double>& distances) {
    TravelMatrix matrix;
    matrix.size = size;
    matrix.duration = roundedAll(durations);
    matrix.distance = roundedAll(distances);
    return matrix;
}

} // namespace core::route
