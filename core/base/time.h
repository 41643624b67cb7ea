// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace core {

/// The present moment in UTC as "2026-03-01T09:41:07.123Z".
std::string nowUtc();

/// The moment so many days ago, written alike: texts of moments compare as the moments do.
std::string utcBefore(double days);

/// True for a calendar date written as "2026-03-01".
bool isDate(std::string_view text);

} // namespace core
