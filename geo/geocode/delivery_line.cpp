// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/delivery_parts.h"

#include <algorithm>
#include <utility>

namespace geo {

void addRest(const AddressTokens& tokens, TokenSpan span, Address& address) {
    if (span.empty()) {
        return;
    }
    if (!address.rest.empty()) {
        address.rest += ", ";
    }
    address.rest += tokens.raw(span.begin, span.end);
}

namespace {

using Shape = AddressToken::Shape;

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

/// "917 B, N. Main Street", "435 B US Hwy 69", "12 A N Main St": a letter that belongs to the
/// number.
bool isNumbersLetter(const AddressTokens& tokens, TokenSpan span) {
    if (span.size() < 3 || tokens.text(span.begin).size() != 1 ||
        tokens[span.begin].shape != Shape::Letters || !tokens.direction(span.begin).empty()) {
        return false;
    }
    const std::size_t next = span.begin + 1;
    const TokenSpan street{next, endOfStreet(tokens, {next, span.end})};
    return tokens[next].comma || (!tokens.direction(next).empty() && street.size() > 2) ||
           readRoute(tokens, street).has_value();
}

/// A number with something behind it: a number alone is no house.
std::optional<HouseReading> houseBefore(const AddressTokens& tokens, TokenSpan span,
                                        const AddressPlace& place) {
    auto house = readHouse(tokens, span, place);
    if (!house || house->next >= span.end) {
        return std::nullopt;
    }
    if (house->house.suffix.empty() && isNumbersLetter(tokens, {house->next, span.end})) {
        house->house.suffix = tokens.text(house->next);
        ++house->next;
    }
    return house;
}

/// "7th St, SW": a direction that a comma cut off.
void takeCutDirection(const AddressTokens& tokens, TokenSpan& after, StreetName& street) {
    const bool alone =
        after.size() == 1 ||
        (after.size() > 1 && (tokens[after.begin + 1].comma || tokens.is(after.begin + 1, "#")));
    if (!alone || !street.postDirection.empty() || tokens.direction(after.begin).empty()) {
        return;
    }
    street.postDirection = tokens.direction(after.begin);
    ++after.begin;
}

/// What people and programs write where they know no street.
bool saysNothing(const StreetName& street) {
    static constexpr std::string_view kNothing[] = {"UNKNOWN", "UNNAMED", "NONE", "NULL",
                                                    "TBD",     "NO NAME", "N A"};
    return street.preType.empty() && (street.type.empty() || street.type == "ST") &&
           std::find(std::begin(kNothing), std::end(kNothing), street.name) != std::end(kNothing);
}

void readStreetLine(const AddressTokens& tokens, TokenSpan span, Address& address) {
    span = skipFront(tokens, span, address);
    span.end = withoutBareUnit(tokens, span);
    const auto house = houseBefore(tokens, span, {address.state, address.zip});
    if (!house && readIntersection(tokens, span, address)) {
        return;
    }
    TokenSpan street{house ? house->next : span.begin, span.end};
    street.end = endOfStreet(tokens, street);
    TokenSpan after{street.end, span.end};
    const std::size_t unit = loneUnit(tokens, street);
    StreetName name = readStreet(tokens, {street.begin, unit});
    if (name.empty() || saysNothing(name) || (!house && !looksLikeStreet(name))) {
        address.kind = AddressKind::NamedPlace;
        addRest(tokens, span, address);
        return;
    }
    address.kind = AddressKind::Street;
    if (house) {
        address.house = house->house;
        address.houseTo = house->to;
    }
    address.street = std::move(name);
    if (unit < street.end) {
        appendWord(address.unit, "#");
        appendWord(address.unit, tokens.text(unit));
    } else {
        takeCutDirection(tokens, after, address.street);
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
