// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace core {

/// Base 64 with padding (RFC 4648, section 4).
std::string base64(std::string_view bytes);
/// Base 64 for addresses, without padding (RFC 4648, section 5).
std::string base64Url(std::string_view bytes);
/// The bytes that pairs of hexadecimal digits stand for, as `sha256` gives them.
std::string bytesOfHex(std::string_view digits);

} // namespace core
