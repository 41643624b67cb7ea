// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core::quality {

/// A telephone number as one number that is the same for all ways of writing it: "(203) 555-0137",
/// "+1 203.555.0137 ext. 4" and "1-203-555-0137" are 2035550137. Numbers of other countries keep
/// all their digits. 0 for text that is no number (fewer than seven digits, or all the same digit).
std::uint64_t phoneKey(std::string_view text);

/// The domain of a web site or e-mail address: "https://www.Example.com/shop" -> "example.com".
/// Empty for hosts that many companies share (gmail.com, facebook.com), and for text without one.
std::string domainKey(std::string_view text);

} // namespace core::quality
