// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/convert.h"

#include <optional>
#include <string>

namespace geo {

/// Takes a cell that holds a whole address apart: "462 Pine St, Enfield, CT 06082" is the street
/// "462 Pine St", the city "Enfield", "CT" and "06082", spelled as they were written. Empty for a
/// street alone, for text with a city but neither ZIP nor comma (which may be a long street name),
/// and for foreign addresses.
std::optional<core::records::AddressParts> splitAddress(const std::string& text);

} // namespace geo
