// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <fmt/chrono.h>

#include <charconv>
#include <chrono>
#include <ctime>

namespace core {

namespace {

std::string utcText(std::chrono::system_clock::time_point moment) {
    namespace chrono = std::chrono;
    const auto now = chrono::floor<chrono::milliseconds>(moment);
    const auto ms = now.time_since_epoch().count() % 1000;
    const std::time_t seconds = chrono::system_clock::to_time_t(now);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds), ms);
}

} // namespace

std::string nowUtc() {
    return utcText(std::chrono::system_clock::now());
}

std::string utcBefore(double days) {
    const std::chrono::duration<double, std::ratio<86400>> age(days);
    return utcText(std::chrono::system_clock::now() -
                   std::chrono::duration_cast<std::chrono::seconds>(age));
}

bool isDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const char* p = text.data();
    const bool digits = std::from_chars(p, p + 4, year).ptr == p + 4 &&
                        std::from_chars(p + 5, p + 7, month).ptr == p + 7 &&
                        std::from_chars(p + 8, p + 10, day).ptr == p + 10;
    return digits && std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                                 std::chrono::day(day))
                         .ok();
}

} // namespace core
