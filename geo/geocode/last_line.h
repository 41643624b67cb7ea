// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address_parts.h"

namespace geo {

/// Takes country, ZIP and state off the end of the span, into `address`. What is there already is
/// only confirmed: tokens that contradict it stay in the span.
void takeRegion(const AddressTokens& tokens, TokenSpan& span, Address& address);

/// Takes the town off the end of the span. `span` ends where the street ends, afterwards.
void takeCity(const AddressTokens& tokens, TokenSpan& span, Address& address);

/// Takes a town off the end behind the last comma, if it is one of the ZIP or state.
void takeKnownTown(const AddressTokens& tokens, TokenSpan& span, Address& address);

/// Takes a town off the end that is the one already known.
void takeKnownCity(const AddressTokens& tokens, TokenSpan& span, const Address& address);

/// Reads the text of a ZIP column: "62701-1234", "627011234", "2139" of Massachusetts, "62701.0".
/// False if it is no ZIP. `address.state` must be known before.
bool readZip(std::string_view text, Address& address);

} // namespace geo
