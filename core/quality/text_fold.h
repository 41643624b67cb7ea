// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core::quality {

/// Text in capital letters without accents: "Café" -> "CAFE", "Straße" -> "STRASSE". Letters of the
/// Latin-1 and Latin Extended-A blocks are folded, others kept as they are; any bytes may come in.
std::string foldToCapitals(std::string_view text);

/// A number for a text, the same on every machine (FNV-1a, mixed by the finalizer of splitmix64).
std::uint64_t hashText(std::string_view text, std::uint64_t seed = 0) noexcept;
std::uint64_t hashNumbers(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0) noexcept;

/// How many letters have to be put in, taken out, replaced or swapped with their neighbour to turn
/// one text into the other (optimal string alignment), at most `limit` + 1.
int editDistance(std::string_view a, std::string_view b, int limit);

/// True for words that one or two slips of the keyboard may have made of each other: one from four
/// letters on, two from eight.
bool looksMistyped(std::string_view a, std::string_view b);

} // namespace core::quality
