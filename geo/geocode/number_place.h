// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"
#include "geo/geocode/match.h"
#include "geo/geocode/street_body.h"

#include <optional>
#include <string>

namespace geo {

/// Where a house number lies on a street.
struct NumberPlace {
    core::Point point; ///< degrees
    MatchLevel level = MatchLevel::Street;
    double score = 0; ///< 1 for a known house, less for what is worked out
    double errorMetres = 0;
    std::string reason; ///< empty for a known house
};

/// The best that a source can say of a number: the house itself, between the numbers of a range or
/// of the houses on both sides, or only the street. `parcels`: its points lie in parcels.
/// A house is only ever called Point or Parcel if that very number, prefix and suffix are known.
/// Empty for a street without any position.
std::optional<NumberPlace> placeNumber(const StreetBody& body, bool parcels,
                                       const std::optional<HouseNumber>& house);

} // namespace geo
