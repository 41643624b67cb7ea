// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"

#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// The country of an address outside the United States and its territories, by its country
/// column, its postal code or its province; two letters where they are known, else empty text.
/// No value for an address that may be in the United States.
std::optional<std::string> foreignCountryOf(const AddressFields& fields);

/// The address as it was written, in one line, marked as international.
Address keepForeign(const AddressFields& fields, std::string country);

} // namespace geo
