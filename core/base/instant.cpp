// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"

#include "core/base/text.h"
#include "core/base/time.h"

#include <charconv>
#include <chrono>

namespace core {

namespace {

constexpr InstantMs kSecond = 1000;
constexpr InstantMs kMinute = 60 * kSecond;
constexpr InstantMs kHour = 60 * kMinute;
constexpr InstantMs kDay = 24 * kHour;

/// Reads a text from left to right; once something does not fit, `ok` stays false.
struct Reader {
    std::string_view rest;
    bool ok = true;

    int digits(std::size_t count) {
        int value = 0;
        if (rest.size() < count ||
            std::from_chars(rest.data(), rest.data() + count, value).ptr != rest.data() + count ||
            rest.front() == '-') {
            ok = false;
            return 0;
        }
        rest.remove_prefix(count);
        return value;
    }
    bool take(std::string_view one) {
        if (rest.empty() || one.find(rest.front()) == std::string_view::npos) {
            return false;
        }
        rest.remove_prefix(1);
        return true;
    }
};

InstantMs fraction(Reader& reader) {
    InstantMs ms = 0;
    InstantMs unit = 100;
    bool any = false;
    while (!reader.rest.empty() && reader.rest.front() >= '0' && reader.rest.front() <= '9') {
        ms += unit * (reader.rest.front() - '0');
        unit /= 10;
        any = true;
        reader.rest.remove_prefix(1);
    }
    reader.ok = reader.ok && any;
    return ms;
}

InstantMs offset(Reader& reader) {
    if (reader.rest.empty() || reader.take("Zz")) {
        return 0;
    }
    const bool west = reader.rest.front() == '-';
    if (!reader.take("+-")) {
        reader.ok = false;
        return 0;
    }
    const int hours = reader.digits(2);
    reader.take(":");
    const int minutes = reader.rest.empty() ? 0 : reader.digits(2);
    reader.ok = reader.ok && hours <= 14 && minutes < 60;
    return (west ? -1 : 1) * (hours * kHour + minutes * kMinute);
}

} // namespace

std::string instantText(InstantMs moment) {
    namespace chrono = std::chrono;
    const auto point = chrono::sys_time<chrono::milliseconds>(chrono::milliseconds(moment));
    const auto day = chrono::floor<chrono::days>(point);
    const chrono::year_month_day date(day);
    const InstantMs within = (point - day).count();
    std::string text =
        format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
               static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
               within / kHour, within / kMinute % 60, within / kSecond % 60);
    if (within % kSecond != 0) {
        text += format(".{:03}", within % kSecond);
    }
    return text + "Z";
}

std::optional<InstantMs> parseInstant(std::string_view text) {
    text = trim(text);
    if (!isDate(text.substr(0, 10))) {
        return std::nullopt;
    }
    Reader reader{text};
    namespace chrono = std::chrono;
    const int year = reader.digits(4);
    reader.take("-");
    const int month = reader.digits(2);
    reader.take("-");
    const int day = reader.digits(2);
    const chrono::sys_days date =
        chrono::year_month_day(chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                               chrono::day(static_cast<unsigned>(day)));
    InstantMs moment = InstantMs{date.time_since_epoch().count()} * kDay;
    if (reader.rest.empty()) {
        return moment;
    }
    if (!reader.take("Tt ")) {
        return std::nullopt;
    }
    const int hour = reader.digits(2);
    reader.ok = reader.take(":") && reader.ok;
    const int minute = reader.digits(2);
    const int second = reader.take(":") ? reader.digits(2) : 0;
    moment += hour * kHour + minute * kMinute + second * kSecond;
    if (reader.take(".,")) {
        moment += fraction(reader);
    }
    reader.take(" ");
    moment -= offset(reader);
    const bool sane = reader.ok && hour < 24 && minute < 60 && second <= 60;
    return sane && reader.rest.empty() ? std::optional(moment) : std::nullopt;
}

} // namespace core
