// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace core {

/// The week of a date after ISO 8601, which begins on Monday: "2026-W49". Empty for what is no
/// date.
std::string isoWeek(std::string_view date);

} // namespace core
