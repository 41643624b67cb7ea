// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address_range.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// A house whose place is known. Numbers with different prefixes are not on one scale.
struct HousePoint {
    std::int64_t number = 0;
    std::string prefix;
    std::string suffix;
    core::Point point; ///< degrees
    bool operator==(const HousePoint&) const = default;
};

/// All that a source says of one street in one ZIP.
struct StreetBody {
    std::vector<std::vector<core::Point>> lines; ///< degrees; also stretches without numbers
    std::vector<AddressRange> ranges;
    std::vector<HousePoint> points; ///< in order of prefix and number
    bool operator==(const StreetBody&) const = default;
};

/// Sorts the points, drops what is there twice.
void tidy(StreetBody& body);

/// As few bytes: variable-length whole numbers (LEB128), positions as steps of 1e-7 degrees (a
/// centimetre). `body` must be tidy.
std::vector<std::byte> encodeStreet(const StreetBody& body);
/// Throws Error(Storage) for bytes that were not made by `encodeStreet`.
StreetBody decodeStreet(std::span<const std::byte> bytes);

} // namespace geo
