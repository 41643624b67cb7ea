// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::quality {

/// The name of a company or shop, taken apart so that spellings of one name can be compared.
struct CompanyName {
    /// In capitals and in order: abbreviations spelt out, plurals cut, without legal form ("LLC"),
    /// article and "and". "The Smith & Sons Mfg. Co., Inc." is SMITH SON MANUFACTURING.
    std::vector<std::string> words;
    /// Store numbers: "12" of "Dollar General #0012". They tell the shops of a chain apart, so they
    /// are not words. A number that begins the name ("7-Eleven") is a word.
    std::vector<std::string> numbers;
    bool operator==(const CompanyName&) const = default;
};

/// Any text may come in. A name of nothing but legal forms and articles keeps them as words.
CompanyName parseCompanyName(std::string_view text);

/// True for words that say little about who it is: STORE, OFFICE, GROUP.
bool isGenericWord(std::string_view word);

/// A store number as it is compared: "#0012" -> "12", "S-104a" -> "S104A"; empty for no number.
std::string plainStoreNumber(std::string_view text);

} // namespace core::quality
