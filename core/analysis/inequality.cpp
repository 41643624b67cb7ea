// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/inequality.h"

#include <algorithm>
#include <cmath>

namespace core::analysis {

std::vector<LorenzPoint> lorenzCurve(const std::vector<Portion>& portions) {
    std::vector<int> order;
    double amounts = 0;
    double targets = 0;
    const auto at = [&](int i) -> const Portion& { return portions[static_cast<std::size_t>(i)]; };
    for (std::size_t i = 0; i < portions.size(); ++i) {
        const Portion& p = portions[i];
        if (p.target > 0 && std::isfinite(p.target) && p.amount >= 0 && std::isfinite(p.amount)) {
            order.push_back(static_cast<int>(i));
            amounts += p.amount;
            targets += p.target;
        }
    }
    if (amounts <= 0) {
        return {};
    }
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return at(a).amount * at(b).target < at(b).amount * at(a).target;
    });
    std::vector<LorenzPoint> curve{{0, 0, -1}};
    double amount = 0;
    double target = 0;
    for (const int i : order) {
        amount += at(i).amount;
        target += at(i).target;
        curve.push_back({target / targets, std::min(amount / amounts, target / targets), i});
    }
    curve.back().targets = curve.back().amounts = 1;
    return curve;
}

double gini(const std::vector<LorenzPoint>& curve) {
    double below = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        below += (curve[i].targets - curve[i - 1].targets) *
                 (curve[i].amounts + curve[i - 1].amounts) / 2;
    }
    return curve.empty() ? 0 : std::max(0.0, 1 - 2 * below);
}

std::vector<ShareBin> shareBins(const std::vector<double>& shares, int most) {
    double low = 1;
    double high = 1;
    bool any = false;
    for (const double share : shares) {
        if (std::isfinite(share)) {
            low = std::min(low, share);
            high = std::max(high, share);
            any = true;
        }
    }
    if (!any) {
        return {};
    }
    // Counted in whole widths from 1, so that 1 is an edge whatever rounding does.
    const auto classOf = [](double share, double width) {
        return static_cast<long>(std::floor((share - 1) / width + 1e-9));
    };
    const auto count = [&](double width) { return classOf(high, width) - classOf(low, width) + 1; };
    double width = 0;
    for (const double candidate : {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5}) {
        if (width == 0 && count(candidate) <= most) {
            width = candidate;
        }
    }
    for (double candidate = 1; width == 0; candidate *= 2) {
        width = count(candidate) <= most ? candidate : 0;
    }
    const long first = classOf(low, width);
    std::vector<ShareBin> bins;
    for (long k = first; k <= classOf(high, width); ++k) {
        bins.push_back(
            {1 + static_cast<double>(k) * width, 1 + static_cast<double>(k + 1) * width, {}});
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (std::isfinite(shares[i])) {
            bins[static_cast<std::size_t>(classOf(shares[i], width) - first)].members.push_back(
                static_cast<int>(i));
        }
    }
    return bins;
}

} // namespace core::analysis
