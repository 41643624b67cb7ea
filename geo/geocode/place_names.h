// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/embedded/zip_table.h"
#include "geo/geocode/address_parts.h"

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace geo {

/// The towns of the embedded ZIP table, for telling where a street ends and a town begins.
/// "Saint Louis" and "St. Louis", "N Little Rock" and "North Little Rock" are one.
/// Immutable: threads may share it.
class PlaceNames {
public:
    /// `zips` must outlive it.
    explicit PlaceNames(const ZipTable& zips);

    /// How well a name is known to fit.
    enum class Fit { Unknown, State, Region, Zip };
    /// Region: some ZIP with the same first three digits has the town.
    Fit fit(std::uint64_t key, const AddressPlace& place) const;

    /// What stands for a town's name in the tables above; order of words counts.
    static std::uint64_t keyOf(const AddressTokens& tokens, TokenSpan span);

private:
    const ZipTable& zips_;
    std::vector<std::uint64_t> ofZip_; ///< in the order of the table
    std::unordered_set<std::uint64_t> ofState_;
    std::unordered_set<std::uint64_t> ofRegion_;
};

/// The names of the table that is built into the program, made when first asked for.
const PlaceNames& placeNames();

} // namespace geo
