// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/unit_key.h"

#include "core/base/text.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kZipDigits = 5;
constexpr std::size_t kFewestDigits = 3; ///< 501 is Holtsville NY, 00501

bool allDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Spaces, and the no-break spaces that spreadsheets leave, go from both ends.
std::string_view trimKey(std::string_view text) {
    constexpr std::string_view kNoBreakSpace = "\u00A0";
    while (true) {
        text = trim(text);
        if (text.starts_with(kNoBreakSpace)) {
            text.remove_prefix(kNoBreakSpace.size());
        } else if (text.ends_with(kNoBreakSpace)) {
            text.remove_suffix(kNoBreakSpace.size());
        } else {
            return text;
        }
    }
}

/// "6103.0" -> "6103": a number column read as floating point.
std::string_view withoutZeroFraction(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || !allDigits(text.substr(0, dot))) {
        return text;
    }
    const std::string_view fraction = text.substr(dot + 1);
    const bool zeros = fraction.find_first_not_of('0') == std::string_view::npos;
    return zeros ? text.substr(0, dot) : text;
}

/// "06103-1234", "6103-1234" or "06103 1234" -> the part before the +4; empty for anything else.
std::string_view beforePlusFour(std::string_view text) {
    const auto separator = text.find_first_of("- ");
    if (separator == std::string_view::npos) {
        return {};
    }
    const std::string_view zip = text.substr(0, separator);
    const std::string_view plus = trim(text.substr(separator + 1));
    const bool isZip = allDigits(zip) && zip.size() >= kFewestDigits && zip.size() <= kZipDigits;
    return isZip && allDigits(plus) && plus.size() == 4 ? zip : std::string_view{};
}

std::string padded(std::string_view digits) {
    const std::size_t missing = digits.size() < kZipDigits ? kZipDigits - digits.size() : 0;
    return std::string(missing, '0') + std::string(digits);
}

/// The five digits of one entry of a cell; empty when it is not such a number.
std::string fiveDigits(std::string_view entry) {
    const std::string_view text = withoutZeroFraction(trimKey(entry));
    const std::string_view zip = beforePlusFour(text);
    const std::string_view digits = zip.empty() ? text : zip;
    const bool fits = digits.size() >= kFewestDigits && digits.size() <= kZipDigits;
    return allDigits(digits) && fits ? padded(digits) : std::string{};
}

/// The entries of a list cell. A cell without separators is a list of one; spaces separate only
/// numbers of five digits, so that "06103 1234" stays a ZIP+4.
std::vector<std::string> entriesOf(std::string_view text) {
    std::string unified(trimKey(text));
    for (char& c : unified) {
        c = c == ';' || c == '/' || c == '|' || c == '&' || c == '\n' ? ',' : c;
    }
    std::vector<std::string> entries;
    for (const std::string& part : split(unified, ',')) {
        std::vector<std::string> words;
        for (const std::string& word : split(part, ' ')) {
            if (!word.empty()) {
                words.push_back(word);
            }
        }
        const bool allZips =
            !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& word) {
                return allDigits(word) && word.size() == kZipDigits;
            });
        if (allZips) {
            entries.insert(entries.end(), words.begin(), words.end());
        } else if (!trimKey(part).empty()) {
            entries.emplace_back(trimKey(part));
        }
    }
    return entries;
}

} // namespace

KeyStyle guessKeyStyle(std::span<const std::string> texts, bool zerosExpected) {
    std::size_t whole = 0;
    std::size_t cut = 0;
    std::size_t fourDigits = 0;
    std::size_t other = 0;
    for (const std::string& text : texts) {
        for (const std::string& entry : entriesOf(text)) {
            const std::string_view number = withoutZeroFraction(entry);
            const std::string_view zip = beforePlusFour(number);
            const std::size_t digits = zip.empty() ? number.size() : zip.size();
            if (fiveDigits(entry).empty()) {
                ++other;
            } else if (digits == kZipDigits) {
                ++whole;
            } else {
                ++cut;
                fourDigits += digits == kZipDigits - 1 ? 1 : 0;
            }
        }
    }
    const bool numbers = whole + cut > 0 && other * 4 <= whole + cut;
    const bool zerosLost = zerosExpected && fourDigits > 0;
    return numbers && (whole >= cut || zerosLost) ? KeyStyle::FiveDigits : KeyStyle::AsWritten;
}

UnitKey parseUnitKey(std::string_view text, KeyStyle style) {
    const std::string_view trimmed = trimKey(text);
    UnitKey asWritten{cleanText(withoutZeroFraction(trimmed)), {}};
    if (style == KeyStyle::AsWritten) {
        return asWritten;
    }
    UnitKey listed;
    for (const std::string& entry : entriesOf(trimmed)) {
        const std::string zip = fiveDigits(entry);
        if (zip.empty()) {
            return asWritten;
        }
        if (listed.key.empty()) {
            listed.key = zip;
        } else if (zip != listed.key && std::find(listed.aliases.begin(), listed.aliases.end(),
                                                  zip) == listed.aliases.end()) {
            listed.aliases.push_back(zip);
        }
    }
    return listed.key.empty() ? asWritten : listed;
}

std::optional<std::string> zipFive(std::string_view text) {
    const std::string_view number = withoutZeroFraction(trimKey(text));
    const bool zipPlusFour = allDigits(number) && (number.size() == 8 || number.size() == 9);
    std::string zip = fiveDigits(zipPlusFour ? number.substr(0, number.size() - 4) : number);
    return zip.empty() ? std::nullopt : std::optional(std::move(zip));
}

std::vector<std::string> keySpellings(std::string_view text) {
    std::vector<std::string> spellings;
    const auto add = [&](std::string spelling) {
        if (!spelling.empty() &&
            std::find(spellings.begin(), spellings.end(), spelling) == spellings.end()) {
            spellings.push_back(std::move(spelling));
        }
    };
    const std::string_view trimmed = trimKey(text);
    add(cleanText(trimmed));
    add(cleanText(withoutZeroFraction(trimmed)));
    add(zipFive(trimmed).value_or(""));
    return spellings;
}

} // namespace core
