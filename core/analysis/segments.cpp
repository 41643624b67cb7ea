// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/segments.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace core::analysis {

namespace {

constexpr int kFifths = 5;

std::vector<std::size_t> orderOf(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

/// Where the run of equal values that begins at `first` ends.
std::size_t runEnd(const std::vector<double>& values, const std::vector<std::size_t>& order,
                   std::size_t first) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) {
        ++end;
    }
    return end;
}

BuyingClass classOf(int recency, double weight) {
    if (recency >= 3) {
        return weight >= 3   ? BuyingClass::Champion
               : weight >= 2 ? BuyingClass::Loyal
                             : BuyingClass::Promising;
    }
    if (recency == 2) {
        return weight >= 2 ? BuyingClass::Loyal : BuyingClass::Attention;
    }
    return weight >= 3   ? BuyingClass::AtRisk
           : weight <= 1 ? BuyingClass::Dormant
                         : BuyingClass::Attention;
}

} // namespace

std::vector<int> quantileClasses(const std::vector<double>& values, int classes) {
    std::vector<double> ranked;
    for (const double value : values) {
        ranked.push_back(std::isfinite(value) ? value : std::numeric_limits<double>::lowest());
    }
    std::vector<int> out(values.size(), 0);
    const std::vector<std::size_t> order = orderOf(ranked);
    for (std::size_t first = 0; first < order.size();) {
        const std::size_t end = runEnd(ranked, order, first);
        const double middle = (static_cast<double>(first) + static_cast<double>(end)) / 2;
        const auto place = static_cast<int>(middle / static_cast<double>(order.size()) * classes);
        for (; first < end; ++first) {
            out[order[first]] = std::clamp(place, 0, classes - 1);
        }
    }
    return out;
}

std::vector<int> shareClasses(const std::vector<double>& values,
                              const std::vector<double>& shares) {
    std::vector<double> falling; // below 0, so that the largest come first
    double whole = 0;
    for (const double value : values) {
        const bool counts = std::isfinite(value) && value > 0;
        falling.push_back(counts ? -value : 0);
        whole += counts ? value : 0;
    }
    std::vector<int> out(values.size(), static_cast<int>(shares.size()));
    const std::vector<std::size_t> order = orderOf(falling);
    double before = 0;
    for (std::size_t first = 0; first < order.size() && falling[order[first]] < 0;) {
        double limit = 0;
        int place = 0;
        for (const double share : shares) {
            limit += share * whole;
            if (before < limit * (1 - 1e-12)) {
                break;
            }
            ++place;
        }
        const std::size_t end = runEnd(falling, order, first);
        for (; first < end; ++first) {
            out[order[first]] = place;
            before -= falling[order[first]];
        }
    }
    return out;
}

std::vector<BuyingClass> buyingClasses(const std::vector<Buying>& accounts) {
    std::vector<std::size_t> buyers;
    std::vector<double> recency, frequency, value;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (accounts[i].deals > 0) {
            buyers.push_back(i);
            recency.push_back(-accounts[i].daysAgo);
            frequency.push_back(accounts[i].deals);
            value.push_back(accounts[i].value);
        }
    }
    const std::vector<int> r = quantileClasses(recency, kFifths);
    const std::vector<int> f = quantileClasses(frequency, kFifths);
    const std::vector<int> m = quantileClasses(value, kFifths);
    std::vector<BuyingClass> out(accounts.size(), BuyingClass::Prospect);
    for (std::size_t i = 0; i < buyers.size(); ++i) {
        out[buyers[i]] = classOf(r[i], (f[i] + m[i]) / 2.0);
    }
    return out;
}

} // namespace core::analysis
