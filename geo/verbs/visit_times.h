// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/normalise.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// When something begins or ends, as a log says it: an instant in UTC, or a date alone.
struct LoggedTime {
    std::string text; ///< "2026-03-29T12:00:00Z" or "2026-03-29"
    bool allDay = false;
};

/// Reads "2026-03-29 14:00", "3/29/2026 2:00 PM", "29.03.2026 14:00:30", "2026-03-29T12:00:00Z", a
/// date alone, or a time of day on `day` (a date as written; may be empty). Times without an offset
/// are those of the clocks of `zone`. Empty for what is no time, and for one that clocks skip.
std::optional<LoggedTime> readLoggedTime(std::string_view text, std::string_view day,
                                         const std::string& zone, core::records::DateOrder order);

/// Minutes of a length: "45", "45 min", "1.5 h", "0:45", "1:30:00". Empty for anything else.
std::optional<double> readMinutes(std::string_view text);

} // namespace geo
