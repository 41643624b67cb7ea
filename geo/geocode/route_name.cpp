// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace geo {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Words that name a kind of numbered road all by themselves.
std::string_view routeOfWord(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kRoutes = {{
        {"US", "US HWY"}, {"USHWY", "US HWY"},   {"INTERSTATE", "I"},    {"I", "I"},
        {"IH", "I"},      {"SR", "STATE RTE"},   {"SH", "STATE HWY"},    {"STH", "STATE HWY"},
        {"CR", "CR"},     {"CTH", "COUNTY HWY"}, {"CSAH", "COUNTY HWY"}, {"FM", "FM"},
        {"RM", "RM"},     {"TR", "TWP RD"},      {"HWY", "HWY"},         {"HIGHWAY", "HWY"},
        {"ROUTE", "RTE"}, {"RTE", "RTE"},        {"RT", "RTE"},
    }};
    for (const auto& [name, route] : kRoutes) {
        if (word == name) {
            return route;
        }
    }
    return {};
}

enum class Way { None, Highway, Route, Road };

Way wayAt(const AddressTokens& tokens, std::size_t at, std::size_t end) {
    if (at >= end) {
        return Way::None;
    }
    const std::string_view word = tokens.text(at);
    if (tokens.type(at) == "HWY") {
        return Way::Highway;
    }
    if (word == "ROUTE" || word == "RTE" || word == "RT") {
        return Way::Route;
    }
    return word == "ROAD" || word == "RD" ? Way::Road : Way::None;
}

struct Prefix {
    std::string_view type;
    std::size_t next = 0;
    bool letters = false; ///< its roads may have letters for numbers: "County Road N"
};

Prefix withWay(const AddressTokens& tokens, std::size_t at, std::size_t end,
               const std::array<std::string_view, 3>& names, bool letters) {
    at += at < end && tokens.is(at, "TRUNK") ? 1 : 0;
    switch (wayAt(tokens, at, end)) {
    case Way::Highway: return {names[0], at + 1, letters};
    case Way::Route: return {names[1], at + 1, letters};
    case Way::Road: return {names[2], at + 1, letters};
    case Way::None: break;
    }
    return {};
}

Prefix readPrefix(const AddressTokens& tokens, std::size_t at, std::size_t end) {
    const std::string_view word = tokens.text(at);
    if (word == "STATE" || word == "ST") {
        Prefix state = withWay(tokens, at + 1, end, {"STATE HWY", "STATE RTE", "STATE RD"}, true);
        state.letters = state.type != "STATE RD"; // "State Road East" has no letter
        return state;
    }
    if (word == "COUNTY" || word == "CNTY" || word == "CO") {
        return withWay(tokens, at + 1, end, {"COUNTY HWY", "COUNTY RTE", "CR"}, true);
    }
    if (word == "COUNTRY" && at + 2 < end && tokens.startsWithDigit(at + 2)) { // misspelt
        return withWay(tokens, at + 1, end, {"", "", "CR"}, false);
    }
    if (word == "TOWNSHIP" || word == "TWP") {
        return withWay(tokens, at + 1, end, {"TWP HWY", "TWP RTE", "TWP RD"}, false);
    }
    if ((word == "FARM" || word == "RANCH") && at + 2 < end && tokens.is(at + 1, "TO") &&
        tokens.is(at + 2, "MARKET")) {
        const std::size_t next = at + 3 + (wayAt(tokens, at + 3, end) == Way::Road ? 1 : 0);
        return {word == "FARM" ? "FM" : "RM", next, false};
    }
    if (word == "RANCH") {
        return withWay(tokens, at + 1, end, {"", "", "RM"}, false);
    }
    if (at + 1 < end && ((word == "U" && tokens.is(at + 1, "S")) ||
                         (word == "UNITED" && tokens.is(at + 1, "STATES")))) {
        const std::size_t next = at + 2;
        return {"US HWY", next + (wayAt(tokens, next, end) != Way::None ? 1 : 0), false};
    }
    if (at + 1 < end && word == "F" && tokens.is(at + 1, "M")) {
        return {"FM", at + 2, false};
    }
    const std::string_view route = routeOfWord(word);
    if (!route.empty()) {
        const bool way = wayAt(tokens, at + 1, end) != Way::None;
        const bool letters = route == "HWY" || route == "RTE" || route == "COUNTY HWY" ||
                             route == "CR" || route == "STATE HWY";
        return {route, at + (way ? 2U : 1U), letters};
    }
    for (std::size_t words = 2; words > 0; --words) { // "KY Highway 440", "West Virginia Rte 9"
        const std::size_t state = at + words;
        const bool compass = words == 1 && !tokens.direction(at).empty(); // not Nebraska
        if (state < end && !compass && !stateOfWords(tokens.text(at, state)).empty()) {
            const std::size_t way = state + (tokens.is(state, "STATE") ? 1 : 0);
            const Prefix named = withWay(tokens, way, end, {"STATE HWY", "STATE RTE", ""}, false);
            if (!named.type.empty()) {
                return named;
            }
            if (words == 1 && word.size() == 2 && tokens.startsWithDigit(state)) { // "WI 58"
                return {"STATE HWY", state, false};
            }
        }
    }
    const bool lettered = word == "M" || word == "K"; // Michigan's and Kansas' highways
    return lettered && at + 1 < end && tokens.startsWithDigit(at + 1)
               ? Prefix{"STATE HWY", at + 1, false}
               : Prefix{};
}

/// "41", "9W", "A1A", or letters where such roads have them.
bool isRouteNumber(std::string_view word, bool letters) {
    if (word.empty() || word.size() > 6 || word.find('/') != std::string_view::npos) {
        return false;
    }
    const bool digits = std::any_of(word.begin(), word.end(), isDigit);
    const std::string_view end = word.size() > 2 ? word.substr(word.size() - 2) : "";
    const bool ordinal = end == "TH" || end == "ND" || (end == "ST" || end == "RD");
    return digits ? !ordinal : letters && word.size() <= 2;
}

/// The words after a route's number: "BUS", "FRONTAGE RD", "S".
bool readTail(const AddressTokens& tokens, TokenSpan span, StreetName& route) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kSpecial = {{
        {"BUS", "BUS"},
        {"BUSINESS", "BUS"},
        {"BYP", "BYP"},
        {"BYPASS", "BYP"},
        {"ALT", "ALT"},
        {"ALTERNATE", "ALT"},
        {"SPUR", "SPUR"},
        {"LOOP", "LOOP"},
        {"FRONTAGE", "FRONTAGE"},
        {"SERVICE", "SERVICE"},
        {"ACCESS", "ACCESS"},
        {"FEEDER", "FEEDER"},
        {"TRUCK", "TRUCK"},
    }};
    bool special = false;
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const std::string_view word = tokens.text(i);
        const auto* found = std::find_if(kSpecial.begin(), kSpecial.end(),
                                         [&](const auto& entry) { return entry.first == word; });
        if (found != kSpecial.end() && route.type.empty()) {
            appendWord(route.name, found->second);
            special = true;
        } else if (wayAt(tokens, i, span.end) != Way::None && route.type.empty() &&
                   route.postDirection.empty()) {
            if (special) {
                route.type = tokens.type(i).empty() ? "RTE" : tokens.type(i);
            } // "FM 1960 Rd" is FM 1960
        } else if (!tokens.direction(i).empty() && route.postDirection.empty()) {
            route.postDirection = tokens.direction(i);
        } else {
            return false;
        }
    }
    return true;
}

/// "US-41", "I-35E", "US41", "CR550": prefix and number in one word.
std::pair<std::string_view, std::string_view> splitWord(std::string_view word) {
    const std::size_t letters = static_cast<std::size_t>(
        std::find_if(word.begin(), word.end(), [](char c) { return c == '-' || isDigit(c); }) -
        word.begin());
    if (letters == 0 || letters == word.size() || letters > 10) {
        return {};
    }
    const bool hyphen = word[letters] == '-';
    const std::string_view front = word.substr(0, letters);
    std::string_view route = routeOfWord(front);
    if (route.empty() && hyphen && (!stateOfWords(front).empty() || front == "M" || front == "K")) {
        route = "STATE HWY"; // "FL-7", "M-28"
    }
    return {route, word.substr(letters + (hyphen ? 1 : 0))};
}

std::optional<StreetName> readAt(const AddressTokens& tokens, TokenSpan span) {
    StreetName route;
    std::size_t next = span.begin + 1;
    const auto [type, number] = tokens[span.begin].shape == AddressToken::Shape::Mixed
                                    ? splitWord(tokens.text(span.begin))
                                    : std::pair<std::string_view, std::string_view>();
    if (!type.empty() && isRouteNumber(number, false)) {
        route.preType = type;
        route.name = number;
    } else {
        const Prefix prefix = readPrefix(tokens, span.begin, span.end);
        if (prefix.type.empty() || prefix.next >= span.end) {
            return std::nullopt;
        }
        next = prefix.next + (tokens.is(prefix.next, "#") || tokens.is(prefix.next, "NO") ? 1 : 0);
        if (next + 1 < span.end && !tokens.direction(next).empty() &&
            tokens.startsWithDigit(next + 1)) {
            route.postDirection = tokens.direction(next++); // "State Highway East 103"
        }
        const bool letters = prefix.letters && tokens.type(next).empty(); // not "Highway Dr"
        if (next >= span.end || !isRouteNumber(tokens.text(next), letters)) {
            return std::nullopt;
        }
        route.preType = prefix.type;
        route.name = tokens.text(next++);
    }
    if (!readTail(tokens, {next, span.end}, route)) {
        return std::nullopt;
    }
    return route;
}

} // namespace

std::optional<StreetName> readRoute(const AddressTokens& tokens, TokenSpan span) {
    if (span.empty()) {
        return std::nullopt;
    }
    if (auto route = readAt(tokens, span)) {
        return route;
    }
    const std::string_view direction = tokens.direction(span.begin);
    if (direction.empty() || span.size() < 2) {
        return std::nullopt;
    }
    auto route = readAt(tokens, {span.begin + 1, span.end});
    if (route) {
        route->preDirection = direction;
    }
    return route;
}

} // namespace geo
