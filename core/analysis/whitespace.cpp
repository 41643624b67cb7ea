// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/whitespace.h"

#include "core/analysis/gamma.h"

#include <algorithm>
#include <cmath>

namespace core::analysis {

namespace {

constexpr double kLowShare = 0.10; ///< 8 of 10 cases lie between
constexpr double kHighShare = 0.90;
/// Below this share of the mean, areas count as alike: their spread is that of rounding.
constexpr double kNoSpread = 1e-6;

/// Mean and variance of the true penetrations, in lumps per market.
struct Prior {
    double mean = 0;
    double variance = 0;
};

Prior priorOf(std::span<const MarketArea> areas, double dispersion) {
    double market = 0;
    double customers = 0;
    int count = 0;
    for (const MarketArea& area : areas) {
        if (area.market > 0) {
            market += area.market;
            customers += area.customers / dispersion;
            ++count;
        }
    }
    Prior prior;
    if (market <= 0) {
        return prior;
    }
    prior.mean = customers / market;
    double scatter = 0;
    for (const MarketArea& area : areas) {
        if (area.market > 0) {
            const double off = area.customers / dispersion / area.market - prior.mean;
            scatter += area.market * off * off;
        }
    }
    prior.variance = scatter / market - prior.mean * count / market;
    return prior;
}

MarketGap gapOf(const MarketArea& area, const Prior& prior, double dispersion) {
    MarketGap gap;
    gap.expected = prior.mean * area.market * dispersion;
    gap.penetration = area.market > 0 ? area.customers / area.market : 0;
    gap.likely = prior.mean * dispersion;
    const bool alike = prior.variance <= kNoSpread * prior.mean * prior.mean;
    if (area.market <= 0 || prior.mean <= 0 || alike) {
        gap.low = std::min(0.0, gap.moreToWin);
        return gap;
    }
    const double rate = prior.mean / prior.variance;
    const double shape = prior.mean * rate + area.customers / dispersion;
    // Of all posteriors that the range of the market allows, the widest.
    const auto missing = [&](double market, double penetration) {
        return (prior.mean - penetration) * market * dispersion;
    };
    const auto quantile = [&](double market, double p) {
        return gammaQuantile(shape, p) / (rate + market);
    };
    gap.likely = shape / (rate + area.market) * dispersion;
    gap.moreToWin = missing(area.market, gap.likely / dispersion);
    gap.index = 100 * prior.mean * dispersion / gap.likely;
    gap.low = gap.high = gap.moreToWin;
    for (const double market : {area.market, area.marketLow, area.marketHigh}) {
        gap.low = std::min(gap.low, missing(market, quantile(market, kHighShare)));
        gap.high = std::max(gap.high, missing(market, quantile(market, kLowShare)));
        if (area.marketLow == area.marketHigh) {
            break;
        }
    }
    return gap;
}

} // namespace

WhitespaceModel whitespace(std::span<const MarketArea> areas, double dispersion) {
    WhitespaceModel model;
    model.dispersion = dispersion > 0 && std::isfinite(dispersion) ? dispersion : 1;
    const Prior prior = priorOf(areas, model.dispersion);
    model.average = prior.mean * model.dispersion;
    model.spread = std::sqrt(std::max(0.0, prior.variance)) * model.dispersion;
    model.prior = prior.variance > 0 ? prior.mean / prior.variance : 0;
    for (const MarketArea& area : areas) {
        model.areas.push_back(gapOf(area, prior, model.dispersion));
    }
    return model;
}

} // namespace core::analysis
