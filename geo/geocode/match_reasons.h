// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/ladder.h"

#include <string>
#include <vector>

namespace geo {

/// What was corrected or worked out to get from the address to the candidate, for people.
std::vector<std::string> reasonsFor(const StreetCandidate& candidate, const Address& address,
                                    const ZipPlaces& zips);

/// "3042 SAVIERS RD, OXNARD, CA 93033": the candidate as an address.
std::string labelOf(const StreetCandidate& candidate, const Address& address,
                    const ZipPlaces& zips);
/// "OXNARD, CA 93033".
std::string placeLabel(const KnownStreet& street, const ZipPlaces& zips);

/// Who made the data of a source.
std::string providerOf(const ReferenceSource& source);

} // namespace geo
