// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/visit_times.h"

#include "core/base/text.h"
#include "core/base/zone.h"

#include <array>
#include <utility>
#include <vector>

namespace geo {

namespace {

struct Clock {
    std::int64_t hour = 0, minute = 0, second = 0;
};

/// Numbers between colons; empty if there is anything else.
std::vector<std::int64_t> colonParts(std::string_view text) {
    std::vector<std::int64_t> numbers;
    for (const std::string& part : core::split(text, ':')) {
        const auto number = core::parseInteger(part);
        const bool digits = !part.empty() && part.size() <= 3 &&
                            part.find_first_not_of("0123456789") == std::string::npos;
        if (!number || !digits) {
            return {};
        }
        numbers.push_back(*number);
    }
    return numbers;
}

/// Takes " PM" off the end; 12 hours to add, or 0, or nothing where neither is said.
std::optional<int> takeHalf(std::string& text) {
    for (const auto& [ending, hours] : std::initializer_list<std::pair<std::string_view, int>>{
             {"am", 0}, {"a.m.", 0}, {"pm", 12}, {"p.m.", 12}}) {
        if (text.ends_with(ending)) {
            text = std::string(core::trim(text.substr(0, text.size() - ending.size())));
            return hours;
        }
    }
    return std::nullopt;
}

/// "14:00", "14:00:30", "2:00 PM", "2 pm", "14:00 Uhr"; decimals of seconds are cut.
std::optional<Clock> readClock(std::string_view written) {
    std::string text = core::lower(core::trim(written));
    if (text.ends_with(" uhr")) {
        text.resize(text.size() - 4);
    }
    const std::optional<int> half = takeHalf(text);
    if (const auto dot = text.find('.'); dot != std::string::npos && dot > 5) {
        text.resize(dot);
    }
    const std::vector<std::int64_t> parts = colonParts(text);
    if (parts.empty() || parts.size() > 3 || (parts.size() == 1 && !half)) {
        return std::nullopt;
    }
    Clock clock{parts[0], parts.size() > 1 ? parts[1] : 0, parts.size() > 2 ? parts[2] : 0};
    if (half) {
        if (clock.hour < 1 || clock.hour > 12) {
            return std::nullopt;
        }
        clock.hour = clock.hour % 12 + *half;
    }
    return clock.hour < 24 && clock.minute < 60 && clock.second < 60 ? std::optional(clock)
                                                                     : std::nullopt;
}

std::optional<LoggedTime> momentOf(const std::string& date, const Clock& clock,
                                   const std::string& zone) {
    const auto moment = core::findInstantIn(
        zone, core::format("{} {:02}:{:02}:{:02}", date, clock.hour, clock.minute, clock.second));
    return moment ? std::optional(LoggedTime{core::instantText(*moment), false}) : std::nullopt;
}

bool hasOffset(std::string_view text) {
    return text.size() > 16 && text.find_first_of("Zz+-", 16) != std::string_view::npos;
}

} // namespace

std::optional<LoggedTime> readLoggedTime(std::string_view written, std::string_view day,
                                         const std::string& zone, core::records::DateOrder order) {
    const std::string_view text = core::trim(written);
    const auto date = core::records::cleanDate(day, order);
    if (const auto clock = readClock(text)) {
        return date ? momentOf(*date, *clock, zone) : std::nullopt;
    }
    if (text.empty()) {
        return date ? std::optional(LoggedTime{*date, true}) : std::nullopt;
    }
    if (hasOffset(text)) {
        if (const auto moment = core::parseInstant(text)) {
            return LoggedTime{core::instantText(*moment), false};
        }
    }
    for (std::size_t at = text.find_first_of(" T", 5); at != std::string_view::npos;
         at = text.find_first_of(" T", at + 1)) {
        const auto head = core::records::cleanDate(text.substr(0, at), order);
        const auto tail = readClock(text.substr(at + 1));
        if (head && tail) {
            return momentOf(*head, *tail, zone);
        }
    }
    // A time of day that is none must not leave the day alone standing.
    const auto alone = text.find(':') == std::string_view::npos
                           ? core::records::cleanDate(text, order)
                           : std::nullopt;
    return alone ? std::optional(LoggedTime{*alone, true}) : std::nullopt;
}

std::optional<double> readMinutes(std::string_view written) {
    std::string text = core::lower(core::trim(written));
    constexpr std::array<std::pair<std::string_view, double>, 10> kUnits = {{{"minutes", 1},
                                                                             {"minuten", 1},
                                                                             {"mins", 1},
                                                                             {"min", 1},
                                                                             {"hours", 60},
                                                                             {"hrs", 60},
                                                                             {"std", 60},
                                                                             {"hr", 60},
                                                                             {"h", 60},
                                                                             {"m", 1}}};
    if (const auto parts = colonParts(text); parts.size() == 2 || parts.size() == 3) {
        const double seconds = parts.size() == 3 ? static_cast<double>(parts[2]) : 0;
        return static_cast<double>(parts[0]) * 60 + static_cast<double>(parts[1]) + seconds / 60;
    }
    double factor = 1;
    for (const auto& [unit, minutes] : kUnits) {
        if (text.ends_with(unit)) {
            text.resize(text.size() - unit.size());
            factor = minutes;
            break;
        }
    }
    const auto number = core::parseNumber(text);
    return number && *number >= 0 ? std::optional(*number * factor) : std::nullopt;
}

} // namespace geo
