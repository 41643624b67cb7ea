// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// The size of a synthetic instance of territory planning.
struct NationalParams {
    int units = 33'000; ///< 0 = as many as there are
    int districts = 500;
    double tolerance = 0.05;         ///< L and U are the mean less and plus this share
    double sigma = 1.1;              ///< of the logarithm of the weights
    std::uint64_t seed = 1;          ///< of the choice of units and of their weights
    std::vector<std::string> states; ///< postal abbreviations; empty = the 48 and DC
};

/// Makes a districting instance, in the format that `readDistricting` reads, of approximate ZIP
/// areas (`geo::buildZipAreas`): so many ZIPs as `units` says, drawn by lot, divide the counties
/// among themselves anew, so that their areas are neighbours as real ones are and nothing is left
/// in between. Bridges to islands count as edges: the graph is connected. Positions are centres of
/// gravity. Weights are log-normal, with mean 1,000 before rounding to whole numbers. The measure
/// of a plan is the weighted moment of inertia about the centroids.
///
/// The same parameters give the same bytes. Throws Error(Input) for an unknown state, or when there
/// are not as many ZIPs or not as many units as districts.
core::Json nationalInstance(const NationalParams& params, core::Job& job);

} // namespace bench
