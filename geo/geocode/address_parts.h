// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"
#include "geo/geocode/address_tokens.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// Tokens [begin, end) of an address.
struct TokenSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
    bool empty() const { return begin >= end; }
};

/// What is known of where an address lies: it decides what a hyphen in a house number means.
struct AddressPlace {
    std::string_view state; ///< two letters or empty
    std::string_view zip;   ///< five digits or empty
};

/// A house number at the beginning of a line, with the other end of a range, and where the street
/// begins.
struct HouseReading {
    HouseNumber house;
    std::optional<HouseNumber> to;
    std::size_t next = 0;
};
std::optional<HouseReading> readHouse(const AddressTokens& tokens, TokenSpan span,
                                      const AddressPlace& place);

/// Takes the tokens of one street apart.
StreetName readStreet(const AddressTokens& tokens, TokenSpan span);

/// Numbered roads: "US-41", "State Road 7", "County Rd 550 E", "I-35 Frontage Rd". Empty where the
/// tokens are not wholly one.
std::optional<StreetName> readRoute(const AddressTokens& tokens, TokenSpan span);

/// Reads the line of house number, street and unit, or of a box, into `address`.
void readDelivery(const AddressTokens& tokens, TokenSpan span, Address& address);

/// Appends a word after a blank.
void appendWord(std::string& text, std::string_view word);

} // namespace geo
