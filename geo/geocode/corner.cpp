// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/delivery_parts.h"

#include <algorithm>

namespace geo {

bool looksLikeStreet(const StreetName& street) {
    if (street.name.find(" AT ") != std::string::npos) { // "Mall at Partridge Creek"
        return false;
    }
    return isUsualType(street.type) || !street.preType.empty() || !street.preDirection.empty() ||
           !street.postDirection.empty() || street.name == "BROADWAY" ||
           (street.name.size() > 2 && street.name.front() >= '0' && street.name.front() <= '9');
}

namespace {

/// "NE corner of", "SEC"
TokenSpan skipCorner(const AddressTokens& tokens, TokenSpan span) {
    static constexpr std::string_view kCorners[] = {"NEC", "NWC", "SEC", "SWC"};
    const std::size_t compass = tokens.direction(span.begin).empty() ? 0 : 1;
    const std::size_t of = span.begin + compass + 1;
    if (span.size() > compass + 2 && tokens.is(of - 1, "CORNER") && tokens.is(of, "OF")) {
        return {of + 1, span.end};
    }
    const bool brief = std::find(std::begin(kCorners), std::end(kCorners),
                                 tokens.text(span.begin)) != std::end(kCorners);
    return {span.begin + (brief ? 1 : 0), span.end};
}

/// Whether two texts can be the two streets of a corner. Behind a sign plain names will do, as
/// nobody names a building "Hillcrest & Mockingbird".
bool canMeet(const StreetName& first, const StreetName& second, bool sign) {
    if (looksLikeStreet(first) && looksLikeStreet(second)) {
        return true;
    }
    const auto brief = [](const StreetName& street) {
        return !street.empty() && std::count(street.name.begin(), street.name.end(), ' ') < 3;
    };
    return sign && brief(first) && brief(second);
}

} // namespace

bool readIntersection(const AddressTokens& tokens, TokenSpan span, Address& address) {
    span = skipCorner(tokens, span);
    for (std::size_t i = span.begin + 1; i + 1 < span.end; ++i) {
        const bool sign = tokens.is(i, "&") || tokens.is(i, "@") || tokens.is(i, "/");
        if (!sign && !tokens.is(i, "AND") && !tokens.is(i, "AT")) {
            continue;
        }
        TokenSpan behind{i + 1, span.end};
        behind.end = endOfStreet(tokens, behind);
        StreetName first = readStreet(tokens, {span.begin, i});
        StreetName second = readStreet(tokens, behind);
        if (canMeet(first, second, sign)) {
            address.kind = AddressKind::Intersection;
            address.street = std::move(first);
            address.crossStreet = std::move(second);
            addRest(tokens, {behind.end, span.end}, address);
            return true;
        }
    }
    return false;
}

} // namespace geo
