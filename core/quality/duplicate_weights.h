// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/duplicate_score.h"
#include "core/quality/duplicates.h"

#include <span>
#include <vector>

namespace core::quality {

/// What a set of pairs among `records` records (2 for one pair) shows on average: the score of the
/// average pair, and its evidence as parts of the score, each in proportion to its bits, that sum
/// to the shown score exactly.
struct AverageScore {
    double score = 0;
    std::vector<ScoreWeight> weights;
};
AverageScore averageScore(std::span<const PairScore> pairs, std::size_t records,
                          const DuplicateModel& model);

/// Splits `total` hundredths in proportion to `parts`, which sum to something positive: largest
/// remainders (Hamilton's method) decide the rounding.
std::vector<int> splitHundredths(std::span<const double> parts, int total);

} // namespace core::quality
