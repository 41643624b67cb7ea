// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// How the keys of a layer are written, which decides what may be done to them.
enum class KeyStyle {
    AsWritten, ///< any text: only the spaces around it and a ".0" after a whole number go
    FiveDigits ///< ZIPs, county codes, German or French postcodes: always five digits
};

/// A unit's key and the other keys that mean the same unit (several ZIPs of one polygon).
struct UnitKey {
    std::string key;
    std::vector<std::string> aliases; ///< without `key`, in the order of the text
    bool operator==(const UnitKey&) const = default;
};

/// Decides the style from all keys of a layer, since one alone does not tell: "6103" is a ZIP of
/// Hartford that lost its zero, or a whole postcode in Perth.
///
/// Five digits when four of five keys (or entries of a list "10001, 10118") are numbers of three
/// to five digits or ZIP+4, and most of these have all five. Where most are shorter they are taken
/// for ZIPs without their zeros only if `zerosExpected`: the caller knows that the column is called
/// like a ZIP and the layer lies where ZIPs begin with 0.
KeyStyle guessKeyStyle(std::span<const std::string> texts, bool zerosExpected);

/// Reads one cell. In style FiveDigits, "6103", "6103.0" and "06103-1234" all give "06103", and a
/// list ("10001, 10118", also with ; / | or spaces) gives its first entry with the others as
/// aliases. What is not a number of at most five digits stays as it is. An empty cell, or one with
/// nothing but spaces, gives an empty key.
UnitKey parseUnitKey(std::string_view text, KeyStyle style);

/// A US ZIP as five digits, for text that is known to be one: "6103", "06103-1234", "061031234",
/// " 6103.0 ". Empty for anything else.
std::optional<std::string> zipFive(std::string_view text);

/// The spellings under which a key from a table may be found among the units, best first: as it is,
/// without ".0", without "+4", with its zeros. For joins, where the layer's keys decide.
std::vector<std::string> keySpellings(std::string_view text);

} // namespace core
