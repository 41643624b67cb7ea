// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/normalise.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/us_states.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace core::records {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// "6511.0", as a spreadsheet's number column is written out by some programs, is 6511.
std::string_view withoutZeroFraction(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || dot == 0 ||
        text.find_first_not_of('0', dot + 1) != std::string_view::npos) {
        return text;
    }
    return text.substr(0, dot);
}

Cleaned zipFromDigits(std::string digits, std::string_view written, std::string_view state) {
    if (digits.size() == 9) {
        digits.resize(5);
    } else if (digits.size() == 8 || digits.size() == 7) { // ZIP+4 that lost its zeros
        digits.resize(digits.size() - 4);
    }
    if (digits.size() > 5 || digits.size() < 3) {
        return {std::nullopt, format("ZIP \"{}\" does not have five digits", written)};
    }
    const std::size_t lost = 5 - digits.size();
    digits.insert(0, lost, '0');
    if (digits == "00000") {
        return {std::nullopt, {}};
    }
    if (lost > 0 && !state.empty() && !leadingZeroZipFits(digits, state)) {
        return {std::nullopt, format("ZIP \"{}\" has {} digits, and {} is not in {}", written,
                                     5 - lost, digits, state)};
    }
    if (lost == 2 && state.empty()) {
        return {std::nullopt, format("ZIP \"{}\" has three digits", written)};
    }
    return {digits, {}, lost > 0};
}

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

/// 1 to 12 for "Mar", "march", "MARCH."; 0 for anything else.
int monthNumber(std::string_view word) {
    const std::string name = lower(word);
    if (name.size() < 3) {
        return 0;
    }
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (name.compare(0, 3, kMonths[i]) == 0) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

std::optional<std::string> isoDate(int year, int month, int day, bool twoDigits) {
    if (twoDigits) { // POSIX: 69 to 99 are of the last century
        year += year < 69 ? 2000 : 1900;
    }
    std::string text = format("{:04}-{:02}-{:02}", year, month, day);
    return isDate(text) ? std::optional(std::move(text)) : std::nullopt;
}

/// Cuts "2026-03-04T09:00:00Z" and "3/4/2026 9:00 AM" to the date.
std::string_view withoutTime(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) {
        return text;
    }
    const auto gap = text.find_last_of(" T", colon);
    return gap == std::string_view::npos ? text : trim(text.substr(0, gap));
}

/// Words and numbers of a date, and the separator between the first two.
struct DateParts {
    std::vector<std::string_view> parts;
    char separator = ' ';
};

DateParts dateParts(std::string_view text) {
    DateParts out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of("-/. ,", at), text.size());
        if (end > at) {
            out.parts.push_back(text.substr(at, end - at));
        }
        if (out.parts.size() == 1 && end < text.size()) {
            out.separator = text[end];
        }
        at = end + 1;
    }
    return out;
}

std::optional<std::string> dateWithMonthName(const DateParts& date) {
    const bool nameFirst = monthNumber(date.parts[0]) != 0;
    const int month = monthNumber(date.parts[nameFirst ? 0 : 1]);
    const auto day = parseInteger(date.parts[nameFirst ? 1 : 0]);
    const auto year = parseInteger(date.parts[2]);
    if (month == 0 || !day || !year || *day > 31 || *day < 1 || *year < 0 || *year > 9999) {
        return std::nullopt;
    }
    return isoDate(static_cast<int>(*year), month, static_cast<int>(*day),
                   date.parts[2].size() == 2);
}

bool hasMonthName(const DateParts& date) {
    return monthNumber(date.parts[0]) != 0 || monthNumber(date.parts[1]) != 0;
}

/// The bounds of the United States with Alaska, Hawaii, Puerto Rico and the Virgin Islands.
bool insideAmericanStates(Point p) {
    return p.y >= 17 && p.y <= 72 && p.x >= -180 && p.x <= -64;
}

/// Guam, the Marianas, American Samoa, and the end of the Aleutians beyond 180 degrees.
bool insidePacificTerritories(Point p) {
    return (p.y >= 5 && p.y <= 21 && p.x >= 131 && p.x <= 173) ||
           (p.y >= -15 && p.y <= -10 && p.x >= -173 && p.x <= -168) ||
           (p.y >= 51 && p.y <= 54 && p.x >= 172 && p.x <= 180);
}

bool onGlobe(Point p) {
    return std::abs(p.y) <= 90 && std::abs(p.x) <= 180;
}

CleanedPoint mended(Point given) {
    const Point swapped{given.y, given.x};
    if (insideAmericanStates(swapped)) {
        return {swapped, "latitude and longitude were swapped and have been put right", true};
    }
    const Point signedPoint{-given.x, given.y};
    if (given.x > 0 && insideAmericanStates(signedPoint)) {
        return {signedPoint, "the longitude had lost its minus sign, which has been put back",
                true};
    }
    return {};
}

} // namespace

Value cleanValue(const Value& raw) {
    if (!raw) {
        return std::nullopt;
    }
    const std::string clean = cleanText(*raw);
    std::string out;
    out.reserve(clean.size());
    for (std::size_t at = 0; at < clean.size(); ++at) {
        // U+00A0, the space that does not break, is a blank to whoever typed it.
        const bool wide = clean.compare(at, 2, "\u00A0") == 0;
        const char c = wide || clean[at] == '\t' || clean[at] == '\n' ? ' ' : clean[at];
        at += wide ? 1 : 0;
        if (c != ' ' || (!out.empty() && out.back() != ' ')) {
            out += c;
        }
    }
    if (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    static constexpr std::array<std::string_view, 8> kNothing = {"null", "n/a",    "#n/a", "nan",
                                                                 "none", "(null)", "nil",  "\\n"};
    const bool nothing =
        out.size() <= 6 && std::any_of(kNothing.begin(), kNothing.end(),
                                       [&](auto w) { return equalsIgnoreCase(out, w); });
    return out.empty() || nothing ? std::nullopt : Value(std::move(out));
}

Cleaned cleanZip(std::string_view text, std::string_view state) {
    std::string_view zip = withoutZeroFraction(trim(text));
    if (!zip.empty() && zip.front() == '\'') { // a spreadsheet's mark for "this is text"
        zip.remove_prefix(1);
    }
    if (zip.size() > 2 && zip.front() == '=' && zip[1] == '"' && zip.back() == '"') { // ="06511"
        zip = zip.substr(2, zip.size() - 3);
    }
    std::string digits(zip);
    const auto dash = zip.find_first_of("- ");
    if (dash != std::string_view::npos) {
        const std::string_view plus4 = trim(zip.substr(dash + 1));
        if (!plus4.empty() && !allDigits(plus4)) {
            return {std::nullopt, format("\"{}\" is not a ZIP", text)};
        }
        digits = std::string(zip.substr(0, dash));
    }
    if (!allDigits(digits)) {
        return {std::nullopt, format("\"{}\" is not a ZIP", text)};
    }
    if (dash != std::string_view::npos && digits.size() > 5) {
        return {std::nullopt, format("ZIP \"{}\" does not have five digits", text)};
    }
    return zipFromDigits(std::move(digits), text, state);
}

std::string cleanCountry(std::string_view text) {
    struct Country {
        std::string_view name;
        std::string_view code;
    };
    static constexpr std::array<Country, 14> kNames = {{{"usa", "US"},
                                                        {"u.s.", "US"},
                                                        {"u.s.a.", "US"},
                                                        {"united states", "US"},
                                                        {"united states of america", "US"},
                                                        {"canada", "CA"},
                                                        {"mexico", "MX"},
                                                        {"united kingdom", "GB"},
                                                        {"germany", "DE"},
                                                        {"france", "FR"},
                                                        {"puerto rico", "PR"},
                                                        {"can", "CA"},
                                                        {"mex", "MX"},
                                                        {"gbr", "GB"}}};
    const std::string name = lower(trim(text));
    for (const Country& country : kNames) {
        if (country.name == name) {
            return std::string(country.code);
        }
    }
    return name.size() == 2 ? upper(name) : std::string(trim(text));
}

std::optional<double> cleanNumber(std::string_view text) {
    text = trim(text);
    bool negative = false;
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') { // an accountant's minus
        negative = true;
        text = trim(text.substr(1, text.size() - 2));
    }
    std::string digits(text);
    for (const std::string_view sign : {"\u20AC", "\u00A3", "USD", "%"}) {
        const auto at = digits.find(sign);
        if (at == 0 || (at != std::string::npos && at + sign.size() == digits.size())) {
            digits.erase(at, sign.size());
            break;
        }
    }
    if (digits.compare(0, 3, "\u2212") == 0) {
        digits.replace(0, 3, "-");
    }
    const auto number = parseNumber(digits);
    return number ? std::optional(negative ? -*number : *number) : std::nullopt;
}

std::string numberText(double number) {
    if (number == 0) {
        return "0"; // also for minus zero
    }
    std::array<char, 32> buffer{};
    const bool plain = std::abs(number) < 1e15 && std::abs(number) >= 1e-6;
    const auto end = plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                           std::chars_format::fixed)
                           : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
}

std::optional<std::string> cleanDate(std::string_view text, DateOrder order) {
    const DateParts date = dateParts(withoutTime(trim(text)));
    if (date.parts.size() != 3) {
        return std::nullopt;
    }
    if (hasMonthName(date)) {
        return dateWithMonthName(date);
    }
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (!allDigits(date.parts[i]) || date.parts[i].size() > 4) {
            return std::nullopt;
        }
        numbers[i] = static_cast<int>(*parseInteger(date.parts[i]));
    }
    if (date.parts[0].size() == 4) {
        return isoDate(numbers[0], numbers[1], numbers[2], false);
    }
    if (date.parts[2].size() != 4 && date.parts[2].size() != 2) {
        return std::nullopt;
    }
    const bool dayFirst = date.separator == '.' || order == DateOrder::DayFirst;
    return isoDate(numbers[2], numbers[dayFirst ? 1 : 0], numbers[dayFirst ? 0 : 1],
                   date.parts[2].size() == 2);
}

std::optional<bool> cleanFlag(std::string_view text) {
    const std::string word = lower(trim(text));
    for (const std::string_view yes : {"1", "true", "yes", "y", "t", "x", "won", "closed"}) {
        if (word == yes) {
            return true;
        }
    }
    for (const std::string_view no : {"0", "false", "no", "n", "f", "lost", "open"}) {
        if (word == no) {
            return false;
        }
    }
    return std::nullopt;
}

CleanedPoint cleanPoint(const Value& lat, const Value& lon, bool inUnitedStates) {
    if (!lat && !lon) {
        return {};
    }
    if (!lat || !lon) {
        return {std::nullopt, lat ? "the longitude is missing" : "the latitude is missing", false};
    }
    const auto y = parseNumber(*lat);
    const auto x = parseNumber(*lon);
    if (!x || !y) {
        return {std::nullopt, format("\"{}\" is not a number of degrees", x ? *lat : *lon), false};
    }
    const Point given{*x, *y};
    if (given.x == 0 && given.y == 0) {
        return {std::nullopt, "coordinates 0, 0 stand for none", false};
    }
    const bool inside = insideAmericanStates(given) || insidePacificTerritories(given);
    if (!inside && (inUnitedStates || !onGlobe(given))) {
        if (CleanedPoint repaired = mended(given); repaired.point) {
            return repaired;
        }
    }
    if (onGlobe(given)) {
        return {given, {}, false};
    }
    const Point swapped{given.y, given.x};
    if (onGlobe(swapped)) {
        return {swapped, "latitude and longitude were swapped and have been put right", true};
    }
    return {std::nullopt,
            format("latitude {} and longitude {} are not degrees", numberText(given.y),
                   numberText(given.x)),
            false};
}

} // namespace core::records
