// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_parts.h"

#include <algorithm>

namespace geo {

namespace {

using Shape = AddressToken::Shape;

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void addRest(const AddressTokens& tokens, TokenSpan span, Address& address) {
    if (span.empty()) {
        return;
    }
    if (!address.rest.empty()) {
        address.rest += ", ";
    }
    address.rest += tokens.raw(span.begin, span.end);
}

/// "200", "4-A", "B", "Two": what follows the word for a unit.
bool isUnitNumber(const AddressTokens& tokens, std::size_t at, bool sure) {
    const std::string_view text = tokens.text(at);
    if (tokens[at].shape == Shape::Sign) {
        return text == "#";
    }
    return hasDigit(text) || text.size() <= 2 || sure ||
           (tokens[at].word != nullptr && tokens[at].word->number > 0);
}

/// Whether a unit begins here: "#200", "Ste. B", "2nd Floor", "Rear" at the end.
bool unitBegins(const AddressTokens& tokens, std::size_t at, TokenSpan line) {
    if (tokens.is(at, "#")) {
        return at + 1 < line.end;
    }
    const AddressWord* word = tokens[at].word;
    const bool floorNext = at + 1 < line.end && tokens.unit(at + 1) == "FL";
    if (floorNext && at > line.begin + 1 &&
        (tokens.startsWithDigit(at) || (word != nullptr && !word->ordinal.empty()))) {
        return true;
    }
    if (word == nullptr || word->unit.empty()) {
        return false;
    }
    const bool apart = tokens[at].comma || tokens[at].dash;
    const bool afterStreet = apart || !tokens.type(at - 1).empty() ||
                             !tokens.direction(at - 1).empty() || hasDigit(tokens.text(at - 1));
    if (at + 1 == line.end) {
        return afterStreet && (word->unitAlone || (word->unitSure && apart));
    }
    if (word->unitAlone) {
        return afterStreet && (apart || hasDigit(tokens.text(at + 1)) || tokens[at + 1].comma ||
                               !tokens.unit(at + 1).empty());
    }
    if (!isUnitNumber(tokens, at + 1, word->unitSure)) {
        return apart && !tokens.unit(at + 1).empty();
    }
    // "Key 5" and "Lot 3" are units, "Pier 39" may be a street, "Space Park Dr" surely is.
    return word->unitSure || word->unit == "STE" || afterStreet;
}

/// The text of units in their standard form: "BLDG 3 FL 2", "APT 4-A", "# 200".
std::string unitText(const AddressTokens& tokens, TokenSpan span) {
    std::string text;
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const bool floorNext = i + 1 < span.end && tokens.unit(i + 1) == "FL" &&
                               (i + 2 >= span.end || !tokens.startsWithDigit(i + 2));
        const AddressWord* word = tokens[i].word;
        if (floorNext &&
            (tokens.startsWithDigit(i) || (word != nullptr && !word->ordinal.empty()))) {
            const std::string_view number = word != nullptr ? word->ordinal : tokens.text(i);
            appendWord(text, "FL");
            appendWord(text, number.substr(0, number.find_first_not_of("0123456789")));
            ++i;
        } else if (tokens.is(i, "#")) {
            const bool named = i > span.begin && !tokens.unit(i - 1).empty();
            appendWord(text, named ? "" : "#");
        } else {
            appendWord(text, tokens.unit(i).empty() ? tokens.text(i) : tokens.unit(i));
        }
    }
    return text;
}

/// Units end where a new part of the line begins that is none: "Ste 200, Westfield Mall".
std::size_t endOfUnit(const AddressTokens& tokens, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i) {
        const bool number = tokens.unit(i - 1).empty() && !tokens.is(i - 1, "#");
        if ((tokens[i].comma || tokens[i].dash) && tokens.unit(i).empty() && !tokens.is(i, "#") &&
            !hasDigit(tokens.text(i)) && number) {
            return i;
        }
    }
    return end;
}

/// "PO Box 12", "P O Drawer 5", "POB 7", "Box 9" alone: where the words begin and the number.
struct BoxReading {
    std::size_t begin = 0;
    std::size_t number = 0;
};

std::optional<BoxReading> findBox(const AddressTokens& tokens, TokenSpan span) {
    const auto isBox = [&](std::size_t i) {
        return i < span.end && (tokens.is(i, "BOX") || tokens.is(i, "BX") ||
                                tokens.is(i, "DRAWER") || tokens.is(i, "BIN"));
    };
    for (std::size_t i = span.begin; i < span.end; ++i) {
        std::size_t box = span.end;
        if (tokens.is(i, "PO") || tokens.is(i, "POST") || tokens.is(i, "P")) {
            const bool two =
                i + 1 < span.end && (tokens.is(i + 1, "O") || tokens.is(i + 1, "OFFICE"));
            box = i + (two ? 2U : 1U);
            box = isBox(box) && (two || !tokens.is(i, "POST")) ? box : span.end;
        } else if (tokens.is(i, "POB") || tokens.is(i, "POBOX")) {
            box = i + (isBox(i + 1) ? 1U : 0U);
        } else if (i == span.begin && isBox(i)) {
            box = i;
        }
        if (box < span.end) {
            std::size_t number = box + 1;
            while (number < span.end && (tokens.is(number, "#") || tokens.is(number, "NO"))) {
                ++number;
            }
            if (number < span.end &&
                (hasDigit(tokens.text(number)) || tokens.text(number).size() <= 2)) {
                return BoxReading{i, number};
            }
        }
    }
    return std::nullopt;
}

/// "RR 2 Box 118", "HC 68 Box 23A", "Rural Route 2", "PSC 802 Box 74", "Unit 2050 Box 4190".
bool readBoxRoute(const AddressTokens& tokens, TokenSpan span, Address& address) {
    std::size_t at = span.begin;
    std::string_view type;
    const auto next = [&](std::string_view word) {
        return at + 1 < span.end && tokens.is(at + 1, word);
    };
    if (tokens.is(at, "RR") || tokens.is(at, "RFD") || tokens.is(at, "RFR")) {
        type = "RR";
    } else if ((tokens.is(at, "RURAL") && (next("ROUTE") || next("RTE") || next("RT"))) ||
               (tokens.is(at, "R") && next("R"))) {
        type = "RR";
        ++at;
    } else if (tokens.is(at, "HC") || tokens.is(at, "HCR")) {
        type = "HC";
    } else if (tokens.is(at, "HIGHWAY") && next("CONTRACT")) {
        type = "HC";
        at += at + 2 < span.end && tokens.is(at + 2, "ROUTE") ? 2 : 1;
    } else if (tokens.is(at, "PSC") || tokens.is(at, "CMR") || tokens.is(at, "UNIT")) {
        type = tokens.text(at);
    } else if (tokens.type(at) == "RTE" || tokens.is(at, "RT") || tokens.type(at) == "RD") {
        type = "RR"; // only with a box
    } else {
        return false;
    }
    at += at + 1 < span.end && (tokens.is(at + 1, "#") || tokens.is(at + 1, "NO")) ? 1 : 0;
    if (at + 1 >= span.end || !hasDigit(tokens.text(at + 1))) {
        return false;
    }
    const std::size_t number = at + 1;
    std::size_t box = number + 1;
    const bool boxed = box + 1 < span.end && (tokens.is(box, "BOX") || tokens.is(box, "BX"));
    const bool military = type != "RR" && type != "HC";
    const bool named = tokens.is(span.begin, "RR") || tokens.is(span.begin, "RFD") ||
                       tokens.is(span.begin, "RURAL") || tokens.is(span.begin, "R") || type == "HC";
    if (!boxed && (military || !named || number + 1 != span.end)) {
        return false;
    }
    address.kind = military ? AddressKind::Military : AddressKind::RuralRoute;
    address.street.preType = type;
    address.street.name = tokens.text(number);
    if (boxed) {
        box += box + 2 < span.end && tokens.is(box + 1, "#") ? 2 : 1;
        address.box = tokens.text(box);
        addRest(tokens, {box + 1, span.end}, address);
    }
    return true;
}

/// Whether a text without a house number is a street rather than a building.
bool looksLikeStreet(const StreetName& street) {
    if (street.name.find(" AT ") != std::string::npos) { // "Mall at Partridge Creek"
        return false;
    }
    return isUsualType(street.type) || !street.preType.empty() || !street.preDirection.empty() ||
           !street.postDirection.empty() || street.name == "BROADWAY" ||
           (street.name.size() > 2 && street.name.front() >= '0' && street.name.front() <= '9');
}

/// "Main St & 2nd Ave", "5th at Pine St", "corner of A and B". Both must look like streets.
bool readIntersection(const AddressTokens& tokens, TokenSpan span, Address& address) {
    if (span.size() > 2 && tokens.is(span.begin, "CORNER") && tokens.is(span.begin + 1, "OF")) {
        span.begin += 2;
    }
    for (std::size_t i = span.begin + 1; i + 1 < span.end; ++i) {
        const bool join = tokens.is(i, "&") || tokens.is(i, "@") || tokens.is(i, "/") ||
                          tokens.is(i, "AND") || tokens.is(i, "AT");
        if (!join) {
            continue;
        }
        StreetName first = readStreet(tokens, {span.begin, i});
        StreetName second = readStreet(tokens, {i + 1, span.end});
        if (looksLikeStreet(first) && looksLikeStreet(second)) {
            address.kind = AddressKind::Intersection;
            address.street = std::move(first);
            address.crossStreet = std::move(second);
            return true;
        }
    }
    return false;
}

/// What precedes the house number: "Attn Accounts Payable, 12 Main St", "Ste 5, 12 Main St".
TokenSpan skipFront(const AddressTokens& tokens, TokenSpan span, Address& address) {
    if (tokens.startsWithDigit(span.begin)) {
        return span;
    }
    const AddressPlace place{address.state, address.zip};
    const std::string_view unit = tokens.unit(span.begin);
    const bool unitFirst = (tokens.is(span.begin, "#") || !unit.empty()) && span.size() > 3 &&
                           isUnitNumber(tokens, span.begin + 1, false);
    if (unitFirst && readHouse(tokens, {span.begin + 2, span.end}, place)) {
        address.unit = unitText(tokens, {span.begin, span.begin + 2});
        return {span.begin + 2, span.end};
    }
    for (std::size_t i = span.begin + 1; i + 1 < span.end; ++i) {
        if (!(tokens[i].comma || tokens[i].dash) || !tokens.startsWithDigit(i)) {
            continue;
        }
        const bool unitNumber = !tokens.unit(i - 1).empty();
        if (!unitNumber && readHouse(tokens, {i, span.end}, place)) {
            addRest(tokens, {span.begin, i}, address);
            return {i, span.end};
        }
    }
    return span;
}

/// Where the street ends: at a unit, or at a comma or dash.
std::size_t endOfStreet(const AddressTokens& tokens, TokenSpan span) {
    for (std::size_t i = span.begin + 1; i < span.end; ++i) {
        if (tokens[i].comma || tokens[i].dash || unitBegins(tokens, i, span)) {
            return i;
        }
    }
    return span.end;
}

/// A number that follows a street's type or direction is a unit: "12 Main St 200".
std::size_t loneUnit(const AddressTokens& tokens, TokenSpan street) {
    if (street.size() < 3) {
        return street.end;
    }
    const std::size_t last = street.end - 1;
    const std::size_t before = last - 1;
    const bool typed =
        !tokens.type(before).empty() || (street.size() > 3 && !tokens.direction(before).empty() &&
                                         !tokens.type(before - 1).empty());
    const bool number = tokens[last].shape == Shape::Digits ||
                        (tokens[last].shape == Shape::Mixed && tokens.text(last).size() > 1);
    const std::string_view text = tokens.text(last);
    const std::string_view end = text.size() > 2 ? text.substr(text.size() - 2) : text;
    const bool ordinal = end == "TH" || end == "ND" || end == "RD" || end == "ST";
    return typed && number && !ordinal && !readRoute(tokens, street) ? last : street.end;
}

/// What follows the street: units, and things that are none.
void readAfterStreet(const AddressTokens& tokens, TokenSpan span, TokenSpan line,
                     Address& address) {
    while (!span.empty()) {
        const std::size_t begin = span.begin;
        const bool loneNumber =
            hasDigit(tokens.text(begin)) && (begin + 1 == span.end || tokens[begin + 1].comma);
        if (unitBegins(tokens, begin, line) || loneNumber) {
            const std::size_t end = loneNumber ? begin + 1 : endOfUnit(tokens, begin, span.end);
            appendWord(address.unit, loneNumber ? "#" : "");
            appendWord(address.unit, unitText(tokens, {begin, end}));
            span.begin = end;
            continue;
        }
        std::size_t end = begin + 1;
        while (end < span.end && !tokens[end].comma && !unitBegins(tokens, end, line)) {
            ++end;
        }
        addRest(tokens, {begin, end}, address);
        span.begin = end;
    }
}

void readStreetLine(const AddressTokens& tokens, TokenSpan span, Address& address) {
    span = skipFront(tokens, span, address);
    const AddressPlace place{address.state, address.zip};
    auto house = readHouse(tokens, span, place);
    if (house && house->next >= span.end) {
        house.reset(); // a number alone
    }
    if (!house && readIntersection(tokens, span, address)) {
        return;
    }
    TokenSpan street{house ? house->next : span.begin, span.end};
    street.end = endOfStreet(tokens, street);
    const TokenSpan after{street.end, span.end};
    const std::size_t unit = loneUnit(tokens, street);
    StreetName name = readStreet(tokens, {street.begin, unit});
    if (!house && !looksLikeStreet(name)) {
        address.kind = AddressKind::NamedPlace;
        addRest(tokens, span, address);
        return;
    }
    address.kind = AddressKind::Street;
    if (house) {
        address.house = std::move(house->house);
        address.houseTo = std::move(house->to);
    }
    address.street = std::move(name);
    if (unit < street.end) {
        appendWord(address.unit, "#");
        appendWord(address.unit, tokens.text(unit));
    }
    readAfterStreet(tokens, after, span, address);
}

} // namespace

void readDelivery(const AddressTokens& tokens, TokenSpan span, Address& address) {
    while (!span.empty() && tokens[span.begin].shape == Shape::Sign &&
           !tokens.is(span.begin, "#")) {
        ++span.begin;
    }
    if (span.empty()) {
        return;
    }
    if (readBoxRoute(tokens, span, address)) {
        return;
    }
    if (const auto box = findBox(tokens, span)) {
        address.box = tokens.text(box->number);
        TokenSpan front{span.begin, box->begin};
        TokenSpan back{box->number + 1, span.end};
        if (front.empty() && !back.empty() && tokens.startsWithDigit(back.begin)) {
            std::swap(front, back);
        }
        if (!front.empty()) {
            readStreetLine(tokens, front, address);
        }
        if (address.kind == AddressKind::None || address.kind == AddressKind::NamedPlace) {
            address.kind = AddressKind::PoBox;
        }
        addRest(tokens, back, address);
        return;
    }
    readStreetLine(tokens, span, address);
}

std::string deliveryLine(const Address& address) {
    switch (address.kind) {
    case AddressKind::PoBox: return "PO BOX " + address.box;
    case AddressKind::RuralRoute:
    case AddressKind::Military: {
        std::string text = streetText(address.street);
        appendWord(text, address.box.empty() ? "" : "BOX");
        appendWord(text, address.box);
        return text;
    }
    case AddressKind::Intersection:
        return streetText(address.street) + " & " + streetText(address.crossStreet);
    case AddressKind::International:
    case AddressKind::NamedPlace:
    case AddressKind::None: return address.rest;
    case AddressKind::Street: break;
    }
    std::string text = address.house ? houseNumberText(*address.house) : std::string();
    if (address.houseTo) {
        text += '-' + houseNumberText(*address.houseTo);
    }
    appendWord(text, streetText(address.street));
    appendWord(text, address.unit);
    return text;
}

} // namespace geo
