// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace core {

/// Days of a calendar, both ends included.
struct DayRange {
    std::string from, to; ///< "2026-03-31"
    std::int64_t days = 0;
    /// Whether a day, or the day of a moment, lies within.
    bool holds(const std::string& day) const { return from <= day && day <= to; }
};

/// Throws Error(Usage) for what is no date.
void requireDate(const std::string& date);

/// From one day to another; an empty `to` is today in UTC. Throws Error(Usage) for what is no date
/// and for a last day before the first.
DayRange dayRange(const std::string& from, const std::string& to);

} // namespace core
