// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::records {

/// USPS code of a state, district, territory or military post: "ct", "CT", " Connecticut ",
/// "Conn." -> "CT". Empty for anything else.
std::optional<std::string> stateCode(std::string_view text);

/// All that `stateCode` knows by more than two letters, in lower case without dots, with its code.
std::vector<std::pair<std::string_view, std::string_view>> stateNames();

/// Whether the ZIPs of a state ("CT") begin with 0, so that spreadsheets lose their first digit.
bool zipsBeginWithZero(std::string_view state);

/// Whether a five-digit ZIP that begins with 0 can lie in the state (USPS three-digit prefixes).
bool leadingZeroZipFits(std::string_view zip, std::string_view state);

} // namespace core::records
