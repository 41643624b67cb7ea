// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

using fmt::format;

std::string_view trim(std::string_view text);
/// ASCII only; names with other letters keep them.
std::string lower(std::string_view text);
std::string upper(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool equalsIgnoreCase(std::string_view a, std::string_view b);

/// A number written with digits as people type them: "1,004", " 12.5 ", "$3", "1e3". Empty for
/// anything else, and for NaN and infinity.
std::optional<double> parseNumber(std::string_view text);
std::optional<std::int64_t> parseInteger(std::string_view text);

/// 1961 -> "1,961".
std::string grouped(std::int64_t number);
/// 0.0953 -> "9.5 %", with a thin space and U+2212 for minus.
std::string percent(double share, int decimals = 1);
/// As `percent`, with a sign always.
std::string signedPercent(double share, int decimals = 1);

/// 1 ZIP, 2 ZIPs.
std::string counted(std::int64_t number, std::string_view singular, std::string_view plural);

/// False for byte sequences that are not UTF-8.
bool isUtf8(std::string_view text);
/// Appends one Unicode character (at most U+10FFFF).
void appendUtf8(std::string& out, unsigned codePoint);
/// Windows-1252 bytes as UTF-8; its five unused bytes become U+FFFD.
std::string fromWindows1252(std::string_view bytes);
/// UTF-8 as Windows-1252 bytes; empty where a letter has none, or the text is not UTF-8.
std::optional<std::string> toWindows1252(std::string_view text);
/// Text that can be stored and shown: bytes that are not UTF-8 are read as Windows-1252, control
/// characters but tab and line feed become spaces.
std::string cleanText(std::string_view text);

} // namespace core
