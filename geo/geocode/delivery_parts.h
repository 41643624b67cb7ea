// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address_parts.h"

namespace geo {

/// Whether a figure is in the text.
bool hasDigit(std::string_view text);

/// Puts tokens into `rest` as they were written.
void addRest(const AddressTokens& tokens, TokenSpan span, Address& address);

/// Whether token `at` can be the number of a unit: "200", "4-A", "B", "Two"; behind a word that is
/// `sure` to be a unit, anything.
bool isUnitNumber(const AddressTokens& tokens, std::size_t at, bool sure);

/// Whether a unit begins at a token of the line behind its first: "#200", "Ste. B", "2nd Floor",
/// "Rear" at the end.
bool unitBegins(const AddressTokens& tokens, std::size_t at, TokenSpan line);

/// Where a unit that begins there ends: "Ste 200, Westfield Mall".
std::size_t endOfUnit(const AddressTokens& tokens, std::size_t begin, std::size_t end);

/// The text of units in their standard form: "BLDG 3 FL 2", "APT 4-A", "# 200".
std::string unitText(const AddressTokens& tokens, TokenSpan span);

/// Where the street ends that begins the span: at a unit, or at a comma or dash.
std::size_t endOfStreet(const AddressTokens& tokens, TokenSpan span);

/// The token of a street that is a unit without a word for it, "12 Main St 200", else its end.
std::size_t loneUnit(const AddressTokens& tokens, TokenSpan street);

/// The end of a line without a word for a unit that has no number: "12 Main St Ste".
std::size_t withoutBareUnit(const AddressTokens& tokens, TokenSpan line);

/// "PO Box 12", "P O Drawer 5", "POB 7", "Box 9" alone: where the words begin and the number.
struct BoxReading {
    std::size_t begin = 0;
    std::size_t number = 0;
};
std::optional<BoxReading> findBox(const AddressTokens& tokens, TokenSpan span);

/// "RR 2 Box 118", "HC 68 Box 23A", "PSC 802 Box 74", "Unit 2050 Box 4190": false if it is none.
bool readBoxRoute(const AddressTokens& tokens, TokenSpan span, Address& address);

/// Whether a text without a house number is a street rather than a building.
bool looksLikeStreet(const StreetName& street);

/// "Main St & 2nd Ave", "5th at Pine St", "corner of A and B": false if it is none.
bool readIntersection(const AddressTokens& tokens, TokenSpan span, Address& address);

} // namespace geo
