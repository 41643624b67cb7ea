// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/files/workbook.h"

#include <chrono>
#include <cmath>

namespace crm {

namespace {

constexpr double kSecondsPerDay = 86'400;
constexpr double kLastSerial = 2'958'466; // 10000-01-01

/// What a format code says once literals, colours and conditions are taken out.
struct Letters {
    bool date = false;
    bool time = false;
    std::string zeros;
    bool onlyZeros = true;
};

/// Only the first section counts (that for positive numbers).
Letters lettersOf(std::string_view code) {
    Letters found;
    bool quoted = false;
    for (std::size_t at = 0; at < code.size() && (quoted || code[at] != ';'); ++at) {
        const char c = code[at];
        if (c == '"') {
            quoted = !quoted;
        } else if (quoted || c == '\\') {
            at += quoted ? 0 : 1;
            found.zeros += at < code.size() ? code[at] : ' ';
        } else if (c == '_' || c == '*') {
            ++at;
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            const std::string inside = core::lower(code.substr(at + 1, end - at - 1));
            found.time |= !inside.empty() && inside.find_first_not_of("hms") == std::string::npos;
            at = end;
        } else if (std::string_view("yYdDbBeE").find(c) != std::string_view::npos) {
            // E+ and E- are exponents.
            const bool exponent = (c == 'e' || c == 'E') && at + 1 < code.size() &&
                                  (code[at + 1] == '+' || code[at + 1] == '-');
            found.date |= !exponent;
            found.onlyZeros = false;
        } else if (std::string_view("hHsS").find(c) != std::string_view::npos) {
            found.time = true;
        } else if (c == 'm' || c == 'M') {
            found.onlyZeros = false;
        } else if (c == '0' || c == '-' || c == ' ') {
            found.zeros += c;
        } else {
            found.onlyZeros = false;
        }
    }
    return found;
}

/// An m alone means months.
bool hasMonth(std::string_view code) {
    return code.substr(0, code.find(';')).find_first_of("mM") != std::string_view::npos;
}

bool isPadding(const std::string& pattern) {
    return pattern.size() > 1 && pattern.front() == '0' &&
           pattern.find_first_not_of("0- ") == std::string::npos;
}

std::string padded(double number, const std::string& pattern) {
    std::string digits = core::format("{:.0f}", number);
    std::string out;
    for (auto at = pattern.rbegin(); at != pattern.rend(); ++at) {
        if (*at != '0') {
            out.insert(out.begin(), *at);
        } else if (digits.empty()) {
            out.insert(out.begin(), '0');
        } else {
            out.insert(out.begin(), digits.back());
            digits.pop_back();
        }
    }
    return digits + out;
}

std::string isoDate(std::int64_t day, bool epoch1904) {
    namespace chrono = std::chrono;
    // Excel counts a 29 February 1900 that never was, as day 60.
    const chrono::sys_days zero = epoch1904 ? chrono::sys_days{chrono::year{1904} / 1 / 1}
                                            : chrono::sys_days{chrono::year{1899} / 12 / 30};
    const std::int64_t shift = !epoch1904 && day < 60 ? 1 : 0;
    const chrono::year_month_day date{zero + chrono::days{day + shift}};
    return core::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string isoTime(std::int64_t seconds) {
    return core::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string plain(double number) {
    if (number == 0) {
        return "0";
    }
    // 15 digits are what a spreadsheet keeps: 0.1 + 0.2 is shown as 0.3.
    if (std::abs(number) < 1e15 && number == std::trunc(number)) {
        return core::format("{:.0f}", number);
    }
    return core::format("{:.15g}", number);
}

} // namespace

NumberShape numberShapeOf(std::string_view code) {
    if (core::equalsIgnoreCase(code.substr(0, 7), "General")) {
        return {};
    }
    const Letters letters = lettersOf(code);
    const bool month = !letters.time && !letters.onlyZeros && hasMonth(code) &&
                       letters.zeros.find('0') == std::string::npos &&
                       code.find('#') == std::string_view::npos;
    using Kind = NumberShape::Kind;
    if (letters.date || month) {
        return {letters.time ? Kind::DateTime : Kind::Date, {}};
    }
    if (letters.time) {
        return {Kind::Time, {}};
    }
    if (letters.onlyZeros && isPadding(letters.zeros)) {
        return {Kind::Padded, letters.zeros};
    }
    return {};
}

NumberShape builtInShape(int id) {
    using Kind = NumberShape::Kind;
    if (id == 22) {
        return {Kind::DateTime, {}};
    }
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
        id == 57 || id == 58) {
        return {Kind::Date, {}};
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 ||
        id == 56) {
        return {Kind::Time, {}};
    }
    return {};
}

std::string shownNumber(double number, const NumberShape& shape, bool epoch1904) {
    using Kind = NumberShape::Kind;
    if (shape.kind == Kind::Padded && number >= 0 && number < 1e15 &&
        number == std::trunc(number)) {
        return padded(number, shape.pattern);
    }
    if (shape.kind == Kind::Plain || shape.kind == Kind::Padded || number < 0 ||
        number >= kLastSerial) {
        return plain(number);
    }
    const auto seconds = static_cast<std::int64_t>(std::llround(number * kSecondsPerDay));
    const std::int64_t day = seconds / 86'400;
    const std::int64_t rest = seconds % 86'400;
    if (shape.kind == Kind::Time) {
        return isoTime(seconds);
    }
    const std::string date = isoDate(day, epoch1904);
    return shape.kind == Kind::DateTime && rest != 0 ? date + "T" + isoTime(rest) : date;
}

} // namespace crm
