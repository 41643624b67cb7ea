// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"
#include "geo/geocode/match.h"
#include "geo/geocode/reference_store.h"
#include "geo/geocode/zip_places.h"

#include <string>
#include <vector>

namespace geo {

/// A street that begins with what was typed.
struct StreetSuggestion {
    std::string label; ///< "3042 SAVIERS RD, OXNARD, CA 93033"
    std::string zip;
    bool numberFits = false; ///< the street has that number, or a range with it
};

/// Finds addresses in a reference index, without a network. A guess is never passed off as a
/// match: of two streets that fit equally neither is taken, and the answer is the ZIP.
///
/// Nothing changes after it was made: any number of threads may share it.
class Geocoder {
public:
    /// `indexPath`: a reference index; where there is none, ZIPs and cities are found all the same.
    /// Throws Error(Storage) for a file that is no index.
    explicit Geocoder(const std::string& indexPath, const ZipPlaces& zips = zipPlaces());

    /// The same address gives the same match, as long as the index stays the same.
    Match find(const Address& address) const;

    /// Streets for a line that is being typed, such as "3042 savi".
    std::vector<StreetSuggestion> suggest(std::string_view typed, std::size_t most) const;

    const ReferenceStore& store() const { return store_; }

private:
    ReferenceStore store_;
    const ZipPlaces& zips_;
};

} // namespace geo
