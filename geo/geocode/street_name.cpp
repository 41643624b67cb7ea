// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace geo {

namespace {

bool isNumeric(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view ordinalEnd(int number) {
    const int tens = number % 100;
    if (tens >= 11 && tens <= 13) {
        return "TH";
    }
    switch (number % 10) {
    case 1: return "ST";
    case 2: return "ND";
    case 3: return "RD";
    default: return "TH";
    }
}

std::string ordinal(int number) {
    return std::to_string(number) + std::string(ordinalEnd(number));
}

/// "FIFTH", "TWENTY THIRD", "5 TH", "05TH" as "5TH", "23RD". Empty for other names.
std::string ordinalName(const AddressTokens& tokens, TokenSpan span) {
    const AddressWord* first = tokens[span.begin].word;
    if (span.size() == 1) {
        if (first != nullptr) {
            return std::string(first->ordinal);
        }
        std::string_view text = tokens.text(span.begin);
        const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size());
        return zeros > 0 && zeros < text.size() && text.size() <= 6
                   ? std::string(text.substr(zeros))
                   : std::string();
    }
    if (span.size() != 2) {
        return {};
    }
    const AddressWord* last = tokens[span.begin + 1].word;
    if (first != nullptr && first->number >= 20 && last != nullptr && !last->ordinal.empty()) {
        return ordinal(first->number + (last->ordinal.front() - '0'));
    }
    const std::string_view end = tokens.text(span.begin + 1);
    const bool figures = isNumeric(tokens.text(span.begin)) &&
                         (end == "TH" || end == "ND" || end == "ST" || end == "RD");
    return figures ? std::string(tokens.text(span.begin)) + std::string(end) : std::string();
}

/// The short form of a word inside a name that data writes both ways.
std::string_view shortWord(const AddressTokens& tokens, std::size_t at, std::size_t end) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kShort = {
        {{"SAINT", "ST"},
         {"SAINTE", "STE"},
         {"MOUNT", "MT"},
         {"MOUNTAIN", "MTN"},
         {"FORT", "FT"},
         {"&", "AND"},
         {"JUNIOR", "JR"},
         {"DOCTOR", "DR"}}};
    const std::string_view word = tokens.text(at);
    if (at + 1 < end) {
        for (const auto& [full, brief] : kShort) {
            if (word == full) {
                return brief;
            }
        }
        if (tokens.startsWithDigit(at + 1) &&
            (tokens.type(at) == "HWY" || tokens.type(at) == "RTE")) {
            return tokens.type(at); // "OLD HIGHWAY 31"
        }
    }
    return word;
}

bool isKing(const AddressTokens& tokens, TokenSpan span) {
    while (!span.empty() && (tokens.is(span.begin, "DR") || tokens.is(span.begin, "DOCTOR") ||
                             tokens.is(span.begin, "REV"))) {
        ++span.begin;
    }
    while (!span.empty() && (tokens.is(span.end - 1, "JR") || tokens.is(span.end - 1, "JUNIOR"))) {
        --span.end;
    }
    const std::string_view text = tokens.text(span.begin, span.end);
    return text == "MARTIN LUTHER KING" || text == "MLK" || text == "M L KING" ||
           text == "ML KING" || text == "MARTIN L KING" || text == "M L K";
}

std::string nameText(const AddressTokens& tokens, TokenSpan span) {
    if (isKing(tokens, span)) {
        return "MARTIN LUTHER KING";
    }
    std::string name = ordinalName(tokens, span);
    if (!name.empty()) {
        return name;
    }
    for (std::size_t i = span.begin; i < span.end; ++i) {
        if (tokens[i].shape != AddressToken::Shape::Sign || tokens.is(i, "&")) {
            appendWord(name, shortWord(tokens, i, span.end));
        }
    }
    return name;
}

/// "42 ST" is 42nd Street.
void makeOrdinal(StreetName& street) {
    const bool counted = street.type == "ST" || street.type == "AVE" || street.type == "PL" ||
                         street.type == "CT" || street.type == "TER";
    if (counted && street.name.size() <= 3 && isNumeric(street.name)) {
        int number = 0;
        std::from_chars(street.name.data(), street.name.data() + street.name.size(), number);
        if (number > 0) {
            street.name = ordinal(number);
        }
    }
}

/// A direction in two words, "NORTH WEST"; empty where the words are none.
std::string_view twoWordDirection(std::string_view first, std::string_view second) {
    static constexpr std::array<std::string_view, 4> kBoth = {"NE", "NW", "SE", "SW"};
    if (first.size() != 1 || second.size() != 1) {
        return {};
    }
    for (const std::string_view both : kBoth) {
        if (both[0] == first[0] && both[1] == second[0]) {
            return both;
        }
    }
    return {};
}

std::string_view directionAt(const AddressTokens& tokens, std::size_t at) {
    const std::string_view direction = tokens.direction(at);
    return direction.empty() ? misspeltDirection(tokens.text(at)) : direction;
}

/// Takes a direction off the end, as long as something is left of the street.
void takePostDirection(const AddressTokens& tokens, TokenSpan& span, StreetName& street) {
    if (span.size() < 2) {
        return;
    }
    const std::string_view last = tokens.direction(span.end - 1);
    if (last.empty()) {
        return;
    }
    const std::string_view both =
        span.size() > 2 ? twoWordDirection(tokens.direction(span.end - 2), last) : "";
    const std::string_view first = tokens.type(span.begin);
    const bool letterOfAvenue =
        span.size() == 2 && tokens.text(span.end - 1).size() == 1 &&
        (first == "AVE" || first == "RD" || first == "LN" || first == "HWY" || first == "RTE");
    if (letterOfAvenue) { // "Avenue N"
        return;
    }
    street.postDirection = both.empty() ? last : both;
    span.end -= both.empty() ? 1 : 2;
}

void takePreDirection(const AddressTokens& tokens, TokenSpan& span, StreetName& street) {
    if (span.size() < 2) {
        return;
    }
    const std::string_view first = directionAt(tokens, span.begin);
    if (first.empty()) {
        return;
    }
    const std::string_view both =
        span.size() > 2 ? twoWordDirection(first, tokens.direction(span.begin + 1)) : "";
    street.preDirection = both.empty() ? first : both;
    span.begin += both.empty() ? 1 : 2;
}

void takeType(const AddressTokens& tokens, TokenSpan& span, StreetName& street) {
    if (span.size() < 2) {
        return;
    }
    const std::string_view type = tokens.type(span.end - 1);
    street.type = type.empty() ? misspeltType(tokens.text(span.end - 1)) : type;
    span.end -= street.type.empty() ? 0 : 1;
}

/// "Avenue C", "Avenue of the Americas", "Road 12": types that stand before the name.
bool takePreType(const AddressTokens& tokens, TokenSpan& span, StreetName& street) {
    if (span.size() < 2) {
        return false;
    }
    const std::string_view type = tokens.type(span.begin);
    const std::string_view next = tokens.text(span.begin + 1);
    const bool lettered =
        span.size() == 2 && (next.size() == 1 || tokens.startsWithDigit(span.begin + 1));
    const bool of =
        (next == "OF" || next == "DE" || next == "DES" || next == "DU") && span.size() > 2;
    const bool known = type == "AVE" || type == "RD" || type == "ST" || type == "BLVD" ||
                       type == "HWY" || type == "EXPY" || type == "LN" || type == "DR" ||
                       type == "CT" || type == "PL" || type == "LOOP" || type == "SPUR" ||
                       type == "PLZ" || type == "TRL" || type == "RTE";
    if (!known || !(lettered || (of && type != "ST" && type != "DR" && type != "LN"))) {
        return false;
    }
    street.preType = type;
    ++span.begin;
    return true;
}

} // namespace

void appendWord(std::string& text, std::string_view word) {
    if (!text.empty() && !word.empty()) {
        text += ' ';
    }
    text += word;
}

StreetName readStreet(const AddressTokens& tokens, TokenSpan span) {
    while (!span.empty() && tokens[span.end - 1].shape == AddressToken::Shape::Sign) {
        --span.end;
    }
    if (span.empty()) {
        return {};
    }
    if (auto route = readRoute(tokens, span)) {
        return *route;
    }
    StreetName street;
    takePostDirection(tokens, span, street);
    if (!takePreType(tokens, span, street)) {
        takeType(tokens, span, street);
        takePreDirection(tokens, span, street);
        if (street.type.empty() && street.preType.empty()) {
            takePreType(tokens, span, street);
        }
    }
    street.name = nameText(tokens, span);
    makeOrdinal(street);
    return street;
}

StreetName parseStreetName(std::string_view text) {
    const AddressTokens tokens(text);
    return readStreet(tokens, {0, tokens.size()});
}

std::string streetText(const StreetName& street) {
    std::string text = street.preDirection;
    appendWord(text, street.preType);
    appendWord(text, street.name);
    appendWord(text, street.type);
    appendWord(text, street.postDirection);
    return text;
}

} // namespace geo
