// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace geo {

/// Inflates a gzip file (RFC 1952; several members are joined). Throws Error(Input) naming
/// `subject` when the bytes are not gzip, damaged or cut off.
std::string gunzip(std::span<const std::byte> bytes, std::string_view subject);

/// The inflated text of a file of resources/data. Throws Error(Bug) if the program lacks it.
std::string embeddedText(std::string_view name);

} // namespace geo
