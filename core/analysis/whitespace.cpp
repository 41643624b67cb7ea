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
constexpr int kRounds = 20; ///< of weighting; it settles within a few

/// Mean and variance of the true penetrations, in lumps per market.
struct Prior {
    double mean = 0;
    double variance = 0;
    double average = 0; ///< of all areas together: what is expected of each
};

/// The moments with weights w: the mean is sum w r, and the scatter around it, less what chance
/// does, is the variance times 1 - sum w^2, since the mean follows the areas.
Prior momentsOf(std::span<const MarketArea> areas, const std::vector<double>& weights,
                double dispersion) {
    Prior prior;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (weights[i] > 0) {
            prior.mean += weights[i] * areas[i].customers / dispersion / areas[i].market;
        }
    }
    double scatter = 0;
    double chance = 0;
    double squares = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (weights[i] > 0) {
            const double off = areas[i].customers / dispersion / areas[i].market - prior.mean;
            scatter += weights[i] * off * off;
            chance += weights[i] * (1 - weights[i]) * prior.mean / areas[i].market;
            squares += weights[i] * weights[i];
        }
    }
    prior.variance = squares < 1 ? std::max(0.0, (scatter - chance) / (1 - squares)) : 0;
    return prior;
}

/// First by market, then by how well each area tells the true penetration: else a few cities would
/// decide alone how much areas differ.
Prior priorOf(std::span<const MarketArea> areas, double dispersion) {
    double market = 0;
    for (const MarketArea& area : areas) {
        market += area.market;
    }
    std::vector<double> weights;
    for (const MarketArea& area : areas) {
        weights.push_back(market > 0 ? area.market / market : 0);
    }
    Prior prior = momentsOf(areas, weights, dispersion);
    const double average = prior.mean;
    for (int round = 0; round < kRounds && prior.variance > 0; ++round) {
        double sum = 0;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            weights[i] =
                areas[i].market > 0 ? 1 / (prior.variance + prior.mean / areas[i].market) : 0;
            sum += weights[i];
        }
        for (double& weight : weights) {
            weight /= sum;
        }
        prior = momentsOf(areas, weights, dispersion);
    }
    prior.average = average;
    return prior;
}

MarketGap gapOf(const MarketArea& area, const Prior& prior, double dispersion) {
    MarketGap gap;
    gap.expected = prior.average * area.market * dispersion;
    gap.penetration = area.market > 0 ? area.customers / area.market : 0;
    gap.likely = prior.average * dispersion;
    const bool alike = prior.variance <= kNoSpread * prior.mean * prior.mean;
    if (area.market <= 0 || prior.mean <= 0 || alike) {
        gap.low = std::min(0.0, gap.moreToWin);
        return gap;
    }
    const double rate = prior.mean / prior.variance;
    const double shape = prior.mean * rate + area.customers / dispersion;
    // Of all posteriors that the range of the market allows, the widest.
    const auto missing = [&](double market, double penetration) {
        return (prior.average - penetration) * market * dispersion;
    };
    const auto quantile = [&](double market, double p) {
        return gammaQuantile(shape, p) / (rate + market);
    };
    gap.likely = shape / (rate + area.market) * dispersion;
    gap.moreToWin = missing(area.market, gap.likely / dispersion);
    gap.index = 100 * prior.average * dispersion / gap.likely;
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
    model.average = prior.average * model.dispersion;
    model.spread = std::sqrt(std::max(0.0, prior.variance)) * model.dispersion;
    model.prior = prior.variance > 0 ? prior.mean / prior.variance : 0;
    for (const MarketArea& area : areas) {
        model.areas.push_back(gapOf(area, prior, model.dispersion));
    }
    return model;
}

} // namespace core::analysis
