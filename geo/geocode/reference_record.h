// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"
#include "geo/geocode/street_body.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// Where a street lies by its post.
struct StreetPlace {
    std::string zip;      ///< five digits
    bool zipKnown = true; ///< false: the source has none, it is that of the nearest ZIP point
    std::string city;     ///< in capitals; empty where the source names none
    std::string state;    ///< two letters
};

/// One stretch of a street as reference data has it: one side with its numbers, or none.
struct ReferenceStretch {
    StreetName street;
    StreetPlace place;
    std::vector<core::Point> line;     ///< degrees
    std::optional<AddressRange> range; ///< its `line` is not set
};

/// One address with a position of its own.
struct ReferenceAddress {
    StreetName street;
    StreetPlace place;
    HousePoint house;
};

/// What became of the rows of a source.
struct ReferenceCounts {
    std::int64_t streets = 0; ///< streets of one name in one ZIP and city
    std::int64_t ranges = 0;
    std::int64_t points = 0;
    std::int64_t skipped = 0; ///< rows that give no address: no name, number, ZIP or place
};

} // namespace geo
