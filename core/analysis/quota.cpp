// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quota.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::analysis {

namespace {

/// The parts if the proportional ones are stretched by a factor and then held within the bounds.
double heldTotal(const std::vector<double>& weights, double factor, double low, double high) {
    double sum = 0;
    for (const double weight : weights) {
        sum += std::clamp(weight * factor, low, high);
    }
    return sum;
}

} // namespace

std::vector<std::int64_t> quotas(const std::vector<double>& potentials, std::int64_t total,
                                 double cap) {
    const std::size_t count = potentials.size();
    if (count == 0) {
        return {};
    }
    std::vector<double> weights;
    for (const double potential : potentials) {
        weights.push_back(std::isfinite(potential) && potential > 0 ? potential : 0);
    }
    if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0) {
        weights.assign(count, 1);
    }
    const double mean = static_cast<double>(total) / static_cast<double>(count);
    const double low = mean * std::max(0.0, 1 - cap);
    const double high = mean * (1 + std::max(0.0, cap));
    // The total grows with the factor: the right one is found by halving.
    double from = 0;
    double to = 1;
    const double most = *std::max_element(weights.begin(), weights.end());
    while (heldTotal(weights, to, low, high) < static_cast<double>(total) && to < 1e300 / most) {
        to *= 2;
    }
    for (int i = 0; i < 200; ++i) {
        const double middle = (from + to) / 2;
        (heldTotal(weights, middle, low, high) < static_cast<double>(total) ? from : to) = middle;
    }
    std::vector<std::int64_t> parts;
    std::vector<std::pair<double, std::size_t>> remainders;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double part = std::clamp(weights[i] * to, low, high);
        parts.push_back(static_cast<std::int64_t>(std::floor(part)));
        given += parts.back();
        remainders.emplace_back(-(part - std::floor(part)), i);
    }
    std::sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; given < total; ++i, ++given) {
        ++parts[remainders[i % count].second];
    }
    for (std::size_t i = count; given > total; --i, --given) {
        --parts[remainders[(i + count - 1) % count].second];
    }
    return parts;
}

} // namespace core::analysis
