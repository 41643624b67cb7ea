// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/total_bands.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::quality {

namespace {

constexpr double kMostSimulated = 4e7; ///< amounts times draws
constexpr int kFewestDraws = 1'000;

double quantile(std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(at));
    const auto high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

std::vector<TotalBand> simulate(std::span<const double> certain,
                                std::span<const UncertainAmount> uncertain,
                                const BandOptions& options, int draws) {
    Random random(options.seed);
    const auto count = static_cast<std::size_t>(draws);
    std::vector<std::vector<double>> totals(certain.size());
    for (std::size_t t = 0; t < certain.size(); ++t) {
        totals[t].assign(count, certain[t]);
    }
    // Whole rows of draws for one amount: the totals of few territories stay in the cache.
    for (const UncertainAmount& amount : uncertain) {
        for (std::size_t draw = 0; draw < count; ++draw) {
            double left = random.uniform() / std::max(amount.counts, 1e-300);
            for (const auto& [territory, share] : amount.shares) {
                left -= share;
                if (left < 0) {
                    totals[static_cast<std::size_t>(territory)][draw] +=
                        std::max(0.0, amount.value);
                    break;
                }
            }
        }
    }
    std::vector<TotalBand> bands;
    for (std::vector<double>& values : totals) {
        std::sort(values.begin(), values.end());
        bands.push_back({quantile(values, (1 - options.coverage) / 2),
                         quantile(values, (1 + options.coverage) / 2), 0});
    }
    return bands;
}

/// The quantile of the standard normal distribution, by bisection.
double normalQuantile(double share) {
    double low = -10;
    double high = 10;
    for (int i = 0; i < 80; ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(-middle / std::numbers::sqrt2) / 2 < share ? low : high) = middle;
    }
    return (low + high) / 2;
}

struct Moments {
    double mean = 0;
    double variance = 0;
    double third = 0;
};

std::vector<Moments> momentsOf(std::span<const double> certain,
                               std::span<const UncertainAmount> uncertain) {
    std::vector<Moments> moments(certain.size());
    for (std::size_t t = 0; t < certain.size(); ++t) {
        moments[t].mean = certain[t];
    }
    for (const UncertainAmount& amount : uncertain) {
        for (const auto& [territory, share] : amount.shares) {
            const double p = share * amount.counts;
            const double v = std::max(0.0, amount.value);
            Moments& to = moments[static_cast<std::size_t>(territory)];
            to.mean += p * v;
            to.variance += p * (1 - p) * v * v;
            to.third += p * (1 - p) * (1 - 2 * p) * v * v * v;
        }
    }
    return moments;
}

TotalBand fromMoments(const Moments& moments, double coverage) {
    const double deviation = std::sqrt(moments.variance);
    if (deviation <= 0) {
        return {moments.mean, moments.mean, moments.mean};
    }
    const double skew = std::clamp(moments.third / std::pow(deviation, 3), -1.0, 1.0);
    const auto at = [&](double share) {
        const double z = normalQuantile(share);
        return moments.mean + deviation * (z + (z * z - 1) * skew / 6);
    };
    return {at((1 - coverage) / 2), at((1 + coverage) / 2), moments.mean};
}

} // namespace

std::vector<TotalBand> totalBands(std::span<const double> certain,
                                  std::span<const UncertainAmount> uncertain,
                                  const BandOptions& options) {
    const std::vector<Moments> moments = momentsOf(certain, uncertain);
    const double affordable =
        kMostSimulated / static_cast<double>(std::max<std::size_t>(1, uncertain.size()));
    std::vector<TotalBand> bands;
    if (affordable >= kFewestDraws) {
        bands = simulate(certain, uncertain, options,
                         std::min(options.draws, static_cast<int>(std::min(affordable, 1e9))));
    } else {
        for (const Moments& item : moments) {
            bands.push_back(fromMoments(item, options.coverage));
        }
    }
    for (std::size_t t = 0; t < bands.size(); ++t) {
        bands[t].mean = moments[t].mean;
        bands[t].low = std::min(bands[t].low, bands[t].mean);
        bands[t].high = std::max(bands[t].high, bands[t].mean);
    }
    return bands;
}

std::vector<Point> errorPoints(Point centre, double radiusM, int count) {
    constexpr double kMetresPerDegree = 111'320;
    const double deviation = radiusM / std::sqrt(-2 * std::log(0.05));
    const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
    const double wide = std::max(0.01, std::cos(centre.y * std::numbers::pi / 180));
    std::vector<Point> points;
    for (int i = 0; i < count; ++i) {
        const double share = (i + 0.5) / count;
        const double r = deviation * std::sqrt(-2 * std::log(1 - share)) / kMetresPerDegree;
        points.push_back(
            {centre.x + r * std::cos(golden * i) / wide, centre.y + r * std::sin(golden * i)});
    }
    return points;
}

} // namespace core::quality
