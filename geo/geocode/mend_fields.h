// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"
#include "geo/geocode/address_parts.h"

namespace geo {

/// USPS code of what stands in a state column, or empty.
std::string_view stateOfField(std::string_view text);

/// Trims the fields and puts those in their place that stand in each other's columns: state and
/// ZIP, city and state, city and ZIP, street and city. Says so in `notes`.
AddressFields mendFields(const AddressFields& fields, std::vector<std::string>& notes);

/// Reads a city column, which may hold state and ZIP as well ("Springfield, IL 62701").
void readCityColumn(std::string_view text, Address& address);

/// Reads what a state column holds that is no state by itself ("IL 62701"); false if nothing of it
/// is known.
bool readStateColumn(std::string_view text, Address& address);

/// Takes city, state and ZIP off the end of a street column where the other columns say the same,
/// or, where they say nothing, a town that is known.
void takeRepeatedTail(const AddressTokens& tokens, TokenSpan& span, Address& address);

} // namespace geo
