// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// A moment as milliseconds since the beginning of 1970 in UTC.
using InstantMs = std::int64_t;

/// "2026-03-01T09:41:07Z", or with ".123" where there are milliseconds. Years 0 to 9999.
std::string instantText(InstantMs moment);

/// A moment as servers write it: "2026-03-01T09:41:07.123Z", with an offset ("+02:00", "+0200",
/// "-05"), a space instead of the T, any number of decimals (cut to milliseconds), or a date alone
/// (its beginning in UTC). Text without a zone is read as UTC. Empty for anything else, and for
/// days that no calendar has.
std::optional<InstantMs> parseInstant(std::string_view text);

} // namespace core
