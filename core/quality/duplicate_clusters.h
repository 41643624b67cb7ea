// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/duplicate_score.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace core::quality {

/// A scored pair of records by their places in a `FeatureSet`; a < b.
struct ScoredPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double logOdds = 0; ///< in bits
};

/// Puts pairs together to clusters of at most 50 records, best pairs first. Two clusters join if
/// the pairs between them are duplicates with `threshold` or more on average (average linkage over
/// log-odds) and none of them is more likely not. Each cluster in order of record, clusters by
/// their first record. Records that are `apart` are never in one cluster. `pairs` may hold weaker
/// pairs than the threshold; only others start a join.
std::vector<std::vector<std::uint32_t>>
clusterPairs(std::vector<ScoredPair> pairs, const PairScorer& scorer, double threshold,
             const std::function<bool(std::uint32_t, std::uint32_t)>& apart);

} // namespace core::quality
