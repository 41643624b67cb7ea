// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "tests/bench/geocoding/truth.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// A reference of the size of a state or more, made of a smaller one.
struct ScaledReference {
    std::vector<std::string> files;
    std::int64_t ranges = 0;
    /// Addresses drawn by lot from the copies: the middle of a range, and where it lies.
    std::vector<TrueAddress> queries;
};

/// Copies the address ranges of a table (columns from, to, interpolation, street, city, state,
/// postcode, geometry) to other ZIPs all over the country, each copy moved to the point of its ZIP,
/// until there are at least `ranges`, and writes them into `folder` in the same columns, in files
/// of some megabytes. `queries` addresses are drawn evenly from them and shuffled. The same
/// parameters give the same files. Throws Error(Input) for a table without ranges, Error(Storage)
/// if they cannot be written.
ScaledReference scaleReference(const std::string& source, const std::string& folder,
                               std::int64_t ranges, std::int64_t queries, std::uint64_t seed,
                               core::Job& job);

} // namespace bench
