// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/embedded/zip_table.h"
#include "geo/geocode/address_parts.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace geo {

/// The towns of the embedded ZIP table, for telling where a street ends and a town begins.
/// "Saint Louis" and "St. Louis", "N Little Rock" and "North Little Rock" are one.
/// Immutable: threads may share it.
class PlaceNames {
public:
    explicit PlaceNames(const ZipTable& zips);

    /// How well a name is known to fit. Region: some ZIP with the same first three digits has it.
    enum class Fit { Unknown, State, Region, Zip };
    Fit fit(std::uint64_t key, const AddressPlace& place) const;

    /// What stands for a town's name in the table: the key of nothing, then its words added from
    /// the last to the first.
    static constexpr std::uint64_t kNoKey = 14695981039346656037U;
    static std::uint64_t addBefore(std::uint64_t key, const AddressTokens& tokens, std::size_t at);
    static std::uint64_t keyOf(const AddressTokens& tokens, TokenSpan span);

private:
    bool has(std::uint64_t key) const;
    void add(std::uint64_t key);

    std::vector<std::uint64_t> slots_; ///< open hash table; 0 is free
};

/// The names of the table that is built into the program, made when first asked for.
const PlaceNames& placeNames();

} // namespace geo
