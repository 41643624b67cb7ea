// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core::analysis {

/// A place with some accounts, of which some are cases (not covered, lost).
struct ScanPlace {
    Point at; ///< metres of a plane
    int cases = 0;
    int population = 0; ///< cases included
};

/// A circle in which cases are more frequent than outside.
struct ScanCluster {
    std::vector<int> places; ///< indices, nearest to the middle first
    Point middle;
    double radius = 0; ///< metres, to the farthest place
    int cases = 0;
    int population = 0;
    double share = 0;        ///< cases / population inside
    double shareOutside = 0; ///< the same outside
    double strength = 0;     ///< logarithm of the likelihood ratio
    /// Share of maps without any cluster whose best circle is at least as strong.
    double p = 1;
};

struct ScanOptions {
    double mostShare = 0.3; ///< of the population in one circle
    int replicates = 199;   ///< maps without a cluster that are drawn to compare with
    std::uint64_t seed = 1;
    int mostClusters = 5;
    /// Clusters whose p is not below this are not reported: false alarms stay below it, on so many
    /// maps without a cluster.
    double level = 0.05;
    int leastCases = 2;
    int mostMiddles =
        400; ///< places tried as middles, spread evenly over the list if there are more
};

/// Clusters of cases by the spatial scan statistic for yes-or-no data (Kulldorff 1997, "A spatial
/// scan statistic"): circles of growing size around the places are compared with the rest of the
/// map by their likelihood ratio, and the strongest with the strongest of maps on which the same
/// cases are dealt out to the population by lot. Further clusters that do not touch a stronger one
/// are tested in the same way, which errs on the safe side. Strongest first; the same for the same
/// seed. Places whose cases are below 0 or above their population do not count.
std::vector<ScanCluster> scanForClusters(std::span<const ScanPlace> places,
                                         const ScanOptions& options, Job& job);

} // namespace core::analysis
