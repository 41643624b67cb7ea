// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace core {

/// SHA-256 of bytes (FIPS 180-4) as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);
/// HMAC-SHA256 (RFC 2104) as 64 hexadecimal digits.
std::string hmacSha256(std::string_view key, std::string_view bytes);
/// Compares two texts in a time that does not depend on where they differ: for signatures.
bool sameSecret(std::string_view a, std::string_view b);

} // namespace core
