// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace core::quality {

/// An amount of which it is not certain where it counts, or whether it does: the value of an
/// account whose place may be off, or that may be there twice.
struct UncertainAmount {
    double value = 0;
    double counts = 1; ///< probability that it counts at all (1 less that of being a duplicate)
    /// Territories it may lie in, with their probabilities; what is left to 1 lies in none.
    std::vector<std::pair<int, double>> shares;
};

/// Between which values a territory's total lies.
struct TotalBand {
    double low = 0;
    double high = 0;
    double mean = 0; ///< expected total
};

struct BandOptions {
    /// Share of simulated totals inside the band. Bands are promised to hold in 95 of 100 cases;
    /// the rest is room for what the error model does not know.
    double coverage = 0.98;
    int draws = 2'000;
    std::uint64_t seed = 1;
};

/// Bands of totals that are `certain` (one per territory) plus the sum of independent uncertain
/// amounts. Up to some ten thousand amounts by simulation with the seed; with more, when no single
/// one matters, by the first three moments (Cornish and Fisher, "Moments and cumulants in the
/// specification of distributions", 1938). Amounts below 0 count as 0.
std::vector<TotalBand> totalBands(std::span<const double> certain,
                                  std::span<const UncertainAmount> uncertain,
                                  const BandOptions& options = {});

/// Points that stand for where a place may really be: errors are taken as normal in both
/// directions, so that 95 % lie within the radius (Federal Geographic Data Committee, "National
/// Standard for Spatial Data Accuracy", 1998: the radius is 2.4477 standard deviations). Equal
/// shares of probability, laid out as a sunflower (Vogel 1979), the same for the same input.
/// Degrees.
std::vector<Point> errorPoints(Point centre, double radiusM, int count);

} // namespace core::quality
