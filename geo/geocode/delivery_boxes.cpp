// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/delivery_parts.h"

#include <algorithm>

namespace geo {

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

} // namespace geo
